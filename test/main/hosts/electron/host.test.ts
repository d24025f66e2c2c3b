import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../../../src/main/core';
import { type ElectronHostOptions, startElectronHost } from '../../../../src/main/hosts/electron/host';
import type { Reply } from '../../../../src/shared/reply';
import { eventChannel, requestChannel } from '../../../../src/shared/transport';
import { createManualClock } from '../../../support/manual-clock';
import { temporaryFolder } from '../../../support/temporary-folder';
import { createElectronDouble, createEvent } from './electron-double';

const fridayMorning = Date.UTC(2026, 10, 20, 9, 42);

type Given = Partial<Parameters<typeof createElectronDouble>[0]> & {
  readonly data?: string;
  readonly createCore?: ElectronHostOptions['createCore'];
  readonly argv?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
};

/** The real core on a real data folder, in an Electron that is a double. */
async function start({ data = temporaryFolder(), argv = [], environment = {}, ...given }: Given = {}) {
  const root = temporaryFolder();
  mkdirSync(join(root, 'out/renderer'), { recursive: true });
  writeFileSync(join(root, 'out/renderer/index.html'), '<!doctype html>');
  const double = createElectronDouble(given);
  const clock = createManualClock(fridayMorning);
  const listening: string[] = [];
  const said: string[] = [];
  const started = startElectronHost({
    electron: double.electron,
    createCore: (ports) => {
      const resources = resolve(import.meta.dirname, '../../../../resources');
      return (given.createCore ?? createCore)({ ...ports, folders: { ...ports.folders, resources } });
    },
    clock,
    process: {
      argv: ['electron', '.', `--data=${data}`, ...argv],
      env: environment,
      // Where the notifier needs no service of the machine that the tests run on.
      platform: given.platform ?? 'darwin',
      stderr: { write: (text: string) => said.push(text) } as unknown as NodeJS.Process['stderr'],
      on: ((name: string) => listening.push(name)) as unknown as NodeJS.Process['on'],
    },
    builtFolder: join(root, 'out/main'),
  });
  const beforeReady = double.calls.map(([name]) => name);
  double.becomeReady();
  await started;
  await clock.advance(1_000);
  onTestFinished(async () => {
    double.app.quit();
    await clock.advance(1_000);
  });

  const [window] = double.windows;
  const [tray] = double.trays;
  const ask = async (name: string, input: unknown): Promise<Reply> => {
    const event = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame };
    return (await double.requestHandlers.get(requestChannel)?.(event, name, input)) as Reply;
  };
  return { ...double, root, data, clock, beforeReady, listening, said, window, tray, ask };
}

/** Practice workspace, the pack that ships, and a watch from seven to seven. */
async function setUp(host: Awaited<ReturnType<typeof start>>) {
  await host.ask('settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  const shift = { role: 'primary', startsAtWall: '2026-11-20T07:00', endsAtWall: '2026-11-20T19:00' };
  expect(await host.ask('shifts.add', shift)).toMatchObject({ ok: true });
  await host.clock.advance(1_000);
}

test('what must be done before Electron is ready is done before', async () => {
  const { beforeReady, called, data } = await start();
  expect(beforeReady).toEqual([
    'app.setPath',
    'app.enableSandbox',
    'app.setAppUserModelId',
    'protocol.registerSchemesAsPrivileged',
  ]);
  expect(called('app.setPath')).toEqual([['userData', join(data, 'electron')]]);
});

test('the page is served from the build, asks through the one channel and hears events', async () => {
  const host = await start();
  const page = await host.schemeHandlers.get('app')?.(new Request('app://watchkeeper/'));
  expect(await page?.text()).toBe('<!doctype html>');
  expect(host.window?.options.webPreferences?.preload).toBe(join(host.root, 'out/preload/index.cjs'));
  expect(await host.ask('app.info', {})).toMatchObject({
    ok: true,
    value: {
      host: 'electron',
      dataFolder: host.data,
      capabilities: { tray: true, secretStorage: 'keychain' },
    },
  });
  await setUp(host);
  const events = host.window?.webContents.calls.filter(([, channel]) => channel === eventChannel) ?? [];
  expect(events.map(([, , event]) => (event as { name: string }).name)).toContain('settings.changed');
});

test('the tray goes with the watch, and acknowledging from its menu holds the alarm', async () => {
  const host = await start();
  expect(host.tray?.labels()[0]).toBe('No watch to show yet: open Watchkeeper');
  await setUp(host);
  expect(host.tray?.tooltip).toContain('until 19:00');

  await host.ask('practice.ringAlarm', {});
  await host.clock.advance(1_000);
  expect(host.tray?.image).toMatch(/needs-youTemplate\.png$/);
  const acknowledge = host.tray?.labels().find((label) => label.startsWith('Acknowledge ')) ?? '';
  host.tray?.press(acknowledge);
  await host.clock.advance(1_000);
  expect(host.tray?.labels()).not.toContain(acknowledge);
  expect(await host.ask('alarms.list', {})).toMatchObject({ ok: true, value: [{ hold: { by: 'Ada' } }] });
  expect(host.tray?.image).toMatch(/heldTemplate\.png$/);
});

test('an alarm that cannot be acknowledged from the menu opens the page, which says why', async () => {
  const host = await start({
    createCore: (ports) => {
      const core = createCore(ports);
      const refusal: Reply = { ok: false, error: { code: 'disk-full', detail: {} } };
      return {
        ...core,
        dispatch: async (name, input) =>
          name === 'alarms.acknowledge' ? refusal : core.dispatch(name, input),
      };
    },
    argv: ['--no-open'],
  });
  await setUp(host);
  await host.ask('practice.ringAlarm', {});
  await host.clock.advance(1_000);
  host.window?.hide();
  host.tray?.press(host.tray.labels().find((label) => label.startsWith('Acknowledge ')) ?? '');
  await host.clock.advance(1_000);
  expect(host.window?.visible).toBe(true);
});

test('an alarm that this desktop cannot show brings the window to the front until it is held', async () => {
  const host = await start({ argv: ['--no-open'] });
  await setUp(host);
  await host.ask('practice.ringAlarm', {});
  await host.clock.advance(1_000);
  expect([host.window?.visible, host.window?.onTop]).toEqual([true, true]);
  host.tray?.press(host.tray.labels().find((label) => label.startsWith('Acknowledge ')) ?? '');
  await host.clock.advance(1_000);
  expect([host.window?.visible, host.window?.onTop]).toEqual([true, false]);
});

test('menu items turn the page, and Quit ends the app with everything closed', async () => {
  const host = await start();
  await setUp(host);
  host.tray?.press('Declare an incident…');
  expect(host.window?.calls.at(-2)).toEqual(['loadURL', 'app://watchkeeper/#/declare']);
  host.tray?.press('Open Watchkeeper');
  expect(host.window?.calls.at(-1)).toEqual(['focus']);
  expect(host.window?.calls.filter(([name]) => name === 'loadURL')).toHaveLength(2);

  host.tray?.press('Quit');
  await host.clock.advance(1_000);
  expect(host.called('app.ended')).toHaveLength(1);
  expect([host.window?.destroyed, host.tray?.destroyed, host.nativeTheme.listenerCount('updated')]).toEqual([
    true,
    true,
    0,
  ]);
  expect(readFileSync(join(host.data, 'holder.json'), 'utf8')).toBe('');
});

test.each([
  [
    'a second start, whatever it was given',
    (host: Awaited<ReturnType<typeof start>>) =>
      host.app.emit('second-instance', {}, ['watchkeeper', '--data=/elsewhere'], '/', { any: 'thing' }),
  ],
  ['the dock', (host: Awaited<ReturnType<typeof start>>) => host.app.emit('activate')],
])('a hidden window comes back by %s', async (_how, call) => {
  const host = await start();
  host.window?.emit('ready-to-show');
  host.window?.close();
  expect(host.window?.visible).toBe(false);
  call(host);
  expect(host.window?.visible).toBe(true);
});

test('a taskbar that turns dark gets the other picture', async () => {
  const host = await start({ platform: 'win32' });
  expect(host.tray?.image).toMatch(/windows[/]off-watch-light\.png$/);
  host.nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
  host.nativeTheme.emit('updated');
  expect(host.tray?.image).toMatch(/windows[/]off-watch-dark\.png$/);
});

test('Open pressed on a notification shows the window', async () => {
  const host = await start({
    createCore: (ports) => {
      const core = createCore(ports);
      return {
        ...core,
        subscribe(listener) {
          setImmediate(() => listener({ name: 'alarm.opened', value: { alarmId: '1' } }));
          return core.subscribe(listener);
        },
      };
    },
    argv: ['--no-open'],
  });
  expect(host.window?.visible).toBe(true);
});

test('a page of the development server is used only where nothing is packaged', async () => {
  const environment = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };
  const packaged = await start({ environment: { ...environment } });
  expect(packaged.window?.calls[0]).toEqual(['loadURL', 'app://watchkeeper/']);
  expect(packaged.window?.options.webPreferences?.devTools).toBe(false);
  const unpackaged = await start({ environment: { ...environment }, isPackaged: false });
  expect(unpackaged.window?.calls[0]).toEqual(['loadURL', 'http://localhost:5173/']);
  expect(unpackaged.window?.options.webPreferences?.devTools).toBe(true);
});

test('a close that hangs holds the app up for five seconds', async () => {
  const host = await start({
    createCore: (ports) => {
      const core = createCore(ports);
      return { ...core, close: () => core.close().then(() => new Promise(() => undefined)) };
    },
  });
  host.app.quit();
  await host.clock.advance(4_999);
  expect(host.called('app.ended')).toHaveLength(0);
  await host.clock.advance(1);
  expect(host.called('app.ended')).toHaveLength(1);
});

test('a later start on the same folder ends without touching it', async () => {
  const host = await start({ isFirst: false });
  expect([host.called('app.quit').length, host.windows.length, host.trays.length]).toEqual([1, 0, 0]);
  expect(readdirSync(host.data)).toEqual(['electron']);
});

test('a folder that another host holds is named in words, and the app ends with 2', async () => {
  const first = await start();
  const second = await start({ data: first.data });
  const [[title, text] = []] = second.called('dialog.showErrorBox');
  expect(title).toBe('Watchkeeper did not start');
  expect(text).toContain(`The data folder ${first.data} is held by another Watchkeeper (electron`);
  expect(second.called('app.exit')).toEqual([[2]]);
  expect([second.windows.length, second.trays.length]).toEqual([0, 0]);
});

test('a folder that cannot be is refused in words, on the terminal too', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const host = await start({ data: file });
  expect(host.called('dialog.showErrorBox')).toHaveLength(1);
  expect(host.said).toEqual([expect.stringContaining(`The data folder ${file} cannot be used`)]);
  expect(host.called('app.exit')).toEqual([[2]]);
  expect(host.windows).toEqual([]);
});

test('what nobody foresaw ends the app with 1 and is in the log', async () => {
  const host = await start({
    createCore: () => {
      throw new Error('unforeseen');
    },
  });
  expect(host.called('app.exit')).toEqual([[1]]);
  const log = readFileSync(join(host.data, 'logs/watchkeeper-2026-11-20.log'), 'utf8');
  expect(log).toContain('host.not-started');
  expect(log).toContain('unforeseen');
});

test('failures that nobody catches are logged, and permissions are denied', async () => {
  const host = await start();
  expect(host.listening).toEqual(['uncaughtExceptionMonitor', 'unhandledRejection']);
  expect(host.called('session.setPermissionRequestHandler')).toHaveLength(1);
  const away = createEvent({ url: 'https://example.org/', isMainFrame: true });
  host.window?.webContents.emit('will-navigate', away);
  expect(away.defaultPrevented).toBe(true);
});

test('the window has a menu of its own, with the keys for copying and for a larger page', async () => {
  const host = await start();
  const [[menu] = []] = host.called('Menu.setApplicationMenu');
  expect(JSON.stringify(menu)).toMatch(/appMenu.*editMenu.*zoomIn.*windowMenu/);
});
