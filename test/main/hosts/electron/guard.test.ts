import { expect, test } from 'vitest';
import { denyPermissions, holdInPlace } from '../../../../src/main/hosts/electron/guard';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createElectronDouble, createEvent } from './electron-double';

const page = 'app://watchkeeper/';

function openContents() {
  const double = createElectronDouble();
  const logger = createRecordingLogger();
  holdInPlace(double.electron.app, page, logger);
  new double.electron.BrowserWindow({});
  const contents = double.windows[0]?.webContents;
  if (contents === undefined) throw new Error('no window');
  return { contents, logger };
}

test('every permission but copying text out is denied, asked for or looked up, and every device', () => {
  const double = createElectronDouble();
  denyPermissions(double.electron.session.defaultSession);
  const handlerOf = (method: string) => double.called(method)[0]?.[0] as (...given: unknown[]) => unknown;

  const answers: boolean[] = [];
  handlerOf('session.setPermissionRequestHandler')({}, 'media', (granted: boolean) => answers.push(granted));
  handlerOf('session.setPermissionRequestHandler')({}, 'clipboard-read', (granted: boolean) =>
    answers.push(granted),
  );
  expect(answers).toEqual([false, false]);
  expect(handlerOf('session.setPermissionCheckHandler')({}, 'clipboard-sanitized-write', page)).toBe(true);
  expect(handlerOf('session.setPermissionCheckHandler')({}, 'notifications', page)).toBe(false);
  expect(handlerOf('session.setDevicePermissionHandler')({ deviceType: 'hid' })).toBe(false);
});

test('no window opens another', () => {
  const { contents, logger } = openContents();
  expect(contents.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
  expect(logger.lines).toEqual([{ level: 'warn', event: 'page.refused', fields: { what: 'new window' } }]);
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s leads nowhere else', (name) => {
  const { contents, logger } = openContents();
  const away = createEvent({ url: 'https://example.org/', isMainFrame: true });
  contents.emit(name, away);
  expect(away.defaultPrevented).toBe(true);
  expect(logger.lines).toEqual([{ level: 'warn', event: 'page.refused', fields: { what: 'navigation' } }]);
});

test('the page may reload itself, but not in a frame', () => {
  const { contents } = openContents();
  const reload = createEvent({ url: `${page}#/incident/1`, isMainFrame: true });
  const framed = createEvent({ url: page, isMainFrame: false });
  contents.emit('will-navigate', reload);
  contents.emit('will-frame-navigate', framed);
  expect([reload.defaultPrevented, framed.defaultPrevented]).toEqual([false, true]);
});

test('nothing is embedded', () => {
  const { contents } = openContents();
  const attach = createEvent();
  contents.emit('will-attach-webview', attach, {}, {});
  expect(attach.defaultPrevented).toBe(true);
});
