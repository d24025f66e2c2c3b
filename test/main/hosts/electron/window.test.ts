import { expect, test } from 'vitest';
import { createMainWindow } from '../../../../src/main/hosts/electron/window';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createElectronDouble } from './electron-double';

const page = 'app://watchkeeper/';

function open({ opensWhenReady = true } = {}) {
  const double = createElectronDouble();
  const clock = createManualClock(0);
  const logger = createRecordingLogger();
  const quitting = { value: false };
  const window = createMainWindow({
    BrowserWindow: double.electron.BrowserWindow,
    page,
    preload: '/built/preload/index.cjs',
    icon: '/icon.png',
    dark: true,
    devTools: false,
    opensWhenReady,
    isQuitting: () => quitting.value,
    now: clock.now,
    logger,
  });
  const [native] = double.windows;
  if (native === undefined) throw new Error('no window');
  return { window, native, contents: native.webContents, clock, logger, quitting };
}

test('the page is shut off from Node and from the preload’s own world', () => {
  const { native } = open();
  expect(native.options.webPreferences).toEqual({
    preload: '/built/preload/index.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  });
  expect(native.calls).toEqual([['loadURL', page]]);
});

test('the window shows when its page is ready, and not before', () => {
  const { native } = open();
  expect([native.options.show, native.visible]).toEqual([false, false]);
  native.emit('ready-to-show');
  expect(native.visible).toBe(true);
});

test('a window that was not asked for stays hidden until it is', () => {
  const { window, native } = open({ opensWhenReady: false });
  native.emit('ready-to-show');
  expect(native.visible).toBe(false);
  window.show();
  expect(native.visible).toBe(true);
});

test('closing hides, and shows the same page again as it was left', () => {
  const { window, native } = open();
  window.show();
  expect(native.close()).toBe(false);
  expect([native.visible, native.destroyed]).toEqual([false, false]);
  window.show();
  expect(native.visible).toBe(true);
  expect(native.calls.filter(([name]) => name === 'loadURL')).toEqual([['loadURL', page]]);
});

test('while the app is ending closing closes, and nothing can be shown or sent any more', () => {
  const { window, native, quitting } = open();
  quitting.value = true;
  expect(window.contents()).toBe(native.webContents);
  expect(native.close()).toBe(true);
  expect(window.contents()).toBeUndefined();
  window.show('#/watch');
  expect(native.visible).toBe(false);
});

test('a minimised window comes back and takes the keyboard', () => {
  const { window, native } = open();
  native.minimized = true;
  window.show();
  expect([native.minimized, native.visible, native.calls.at(-1)]).toEqual([false, true, ['focus']]);
});

test('a part of the page is turned to once, and never reloaded under what is half typed', () => {
  const { window, native } = open();
  window.show('#/incident/1');
  window.show('#/incident/1');
  window.show();
  expect(native.calls.filter(([name]) => name === 'loadURL')).toEqual([
    ['loadURL', page],
    ['loadURL', `${page}#/incident/1`],
  ]);
});

test('a page that cannot be loaded is in the log and stops nothing', async () => {
  const { window, native, logger } = open();
  native.loadFails = true;
  window.show('#/watch');
  await new Promise((resolve) => setImmediate(resolve));
  expect(logger.lines).toMatchObject([{ level: 'error', event: 'window.load-failed' }]);
  expect(native.visible).toBe(true);
});

test('a page that dies is loaded again, but not over and over', async () => {
  const { contents, clock, logger } = open();
  const die = (reason: string) => contents.emit('render-process-gone', {}, { reason });
  const reloads = () => contents.calls.filter(([name]) => name === 'reload').length;
  die('clean-exit');
  expect(reloads()).toBe(0);
  die('crashed');
  die('crashed');
  expect(reloads()).toBe(1);
  await clock.advance(60_000);
  die('oom');
  expect(reloads()).toBe(2);
  expect(logger.lines.map((line) => line.fields)).toEqual([
    { reason: 'clean-exit' },
    { reason: 'crashed' },
    { reason: 'crashed' },
    { reason: 'oom' },
  ]);
});

test('a page that stayed dead is loaded again when somebody opens it', () => {
  const { window, native, contents } = open();
  contents.crashed = true;
  window.show();
  expect(native.calls.filter(([name]) => name === 'loadURL')).toEqual([
    ['loadURL', page],
    ['loadURL', page],
  ]);
});
