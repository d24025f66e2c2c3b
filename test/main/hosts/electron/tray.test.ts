import { expect, test } from 'vitest';
import { createWatchTray } from '../../../../src/main/hosts/electron/tray';
import type { TrayCommand } from '../../../../src/shared/tray-menu';
import { quietWatch, unheldAlarm } from '../../../support/tray-views';
import { createElectronDouble } from './electron-double';

const nothing = { watch: undefined, checklist: undefined, alarms: [], incidents: [] };

function open(platform: NodeJS.Platform = 'linux') {
  const double = createElectronDouble();
  const commands: TrayCommand[] = [];
  const look = { panel: 'dark' };
  const tray = createWatchTray({
    Tray: double.electron.Tray,
    Menu: double.electron.Menu,
    platform,
    glyph: (state) => double.electron.nativeImage.createFromPath(`${state} on ${look.panel}`),
    run: (command) => commands.push(command),
  });
  const [native] = double.trays;
  if (native === undefined) throw new Error('no tray');
  return { tray, native, commands, look };
}

test('there is a menu from the first moment', () => {
  const { native } = open();
  expect(native.image).toBe('off-watch on dark');
  expect(native.labels()).toEqual([
    'No watch to show yet: open Watchkeeper',
    'Open Watchkeeper',
    '---',
    'Quit',
  ]);
  expect(native.menu[0]?.enabled).toBe(false);
});

test('the state is in the picture, in the tooltip and in the menu’s first line', () => {
  const { tray, native } = open();
  tray.paint({ ...nothing, watch: quietWatch });
  expect(native.image).toBe('quiet on dark');
  expect(native.tooltip).toBe('Watchkeeper. Quiet: on watch until 10:00');
  expect(native.labels()[0]).toBe('Quiet: on watch until 10:00');
});

test('a menu that says the same is not set again', () => {
  const { tray, native } = open();
  tray.paint({ ...nothing, watch: quietWatch });
  tray.paint({ ...nothing, watch: { ...quietWatch, readAt: quietWatch.readAt + 60_000 } });
  expect(native.menusSet).toBe(2);
  tray.paint({ ...nothing, watch: quietWatch, alarms: [unheldAlarm] });
  expect(native.menusSet).toBe(3);
});

test('items do what they say', () => {
  const { tray, native, commands } = open();
  tray.paint({ ...nothing, watch: quietWatch, alarms: [unheldAlarm] });
  for (const label of ['Acknowledge IngressErrorRateHigh', 'Declare an incident…', 'Quit'])
    native.press(label);
  expect(commands).toEqual([
    { name: 'acknowledge', alarmId: unheldAlarm.id },
    { name: 'open', page: '#/declare' },
    { name: 'quit' },
  ]);
});

test('an ampersand in an alarm’s name is shown as one', () => {
  const { tray, native } = open();
  tray.paint({ ...nothing, watch: quietWatch, alarms: [{ ...unheldAlarm, name: 'Disk&Memory' }] });
  expect(native.labels()).toContain('Acknowledge Disk&&Memory');
});

test('a click opens the window, except on macOS, where it opens the menu', () => {
  const linux = open('linux');
  linux.native.emit('click');
  expect(linux.commands).toEqual([{ name: 'show' }]);
  const mac = open('darwin');
  mac.native.emit('click');
  expect(mac.commands).toEqual([]);
});

test('a panel that turns light gets the other picture', () => {
  const { tray, native, look } = open();
  look.panel = 'light';
  tray.repaintGlyph();
  expect(native.image).toBe('off-watch on light');
  tray.destroy();
  expect(native.destroyed).toBe(true);
});
