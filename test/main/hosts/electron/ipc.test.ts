import { beforeEach, expect, test } from 'vitest';
import { serveIpc } from '../../../../src/main/hosts/electron/ipc';
import type { EventMessage } from '../../../../src/shared/contract';
import { eventChannel, requestChannel } from '../../../../src/shared/transport';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createElectronDouble } from './electron-double';

const page = 'app://watchkeeper/';
const frame = { url: `${page}#/watch`, parent: null };

function serve() {
  const double = createElectronDouble();
  new double.electron.BrowserWindow({});
  const window = double.windows[0];
  if (window === undefined) throw new Error('no window');
  const asked: unknown[][] = [];
  const listeners = new Set<(event: EventMessage) => void>();
  let hasWindow = true;
  serveIpc({
    ipcMain: double.electron.ipcMain,
    contents: () => (hasWindow ? (window.webContents as unknown as Electron.WebContents) : undefined),
    page,
    dispatch: async (...given) => {
      asked.push(given);
      return { ok: true, value: { at: new Date(0), gone: undefined } };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    logger: createRecordingLogger(),
  });
  return {
    contents: window.webContents,
    asked,
    closeWindow: () => {
      hasWindow = false;
    },
    announce: (event: EventMessage) => {
      for (const listener of listeners) listener(event);
    },
    request: (event: object, ...given: unknown[]) =>
      Promise.resolve(double.requestHandlers.get(requestChannel)?.(event, ...given)),
  };
}

let host: ReturnType<typeof serve>;
beforeEach(() => {
  host = serve();
});

test('a request of our page is answered, and both ways only what JSON carries comes through', async () => {
  const event = { sender: host.contents, senderFrame: frame };
  const reply = await host.request(event, 'watch.read', {
    at: new Date(0),
    gone: undefined,
    nan: Number.NaN,
  });
  expect(host.asked).toEqual([['watch.read', { at: '1970-01-01T00:00:00.000Z', nan: null }]]);
  expect(reply).toStrictEqual({ ok: true, value: { at: '1970-01-01T00:00:00.000Z' } });
});

test('a request without input or with a strange name reaches the gate, which knows what to say', async () => {
  const event = { sender: host.contents, senderFrame: frame };
  await host.request(event, 'watch.read');
  await host.request(event, { name: 'watch.read' }, {});
  expect(host.asked).toEqual([
    ['watch.read', undefined],
    ['', {}],
  ]);
});

test.each([
  ['a frame that is gone', () => ({ sender: host.contents, senderFrame: null })],
  ['a frame inside the page', () => ({ sender: host.contents, senderFrame: { ...frame, parent: frame } })],
  [
    'a page of another origin',
    () => ({ sender: host.contents, senderFrame: { ...frame, url: 'https://example.org/' } }),
  ],
  [
    'an origin that begins like ours',
    () => ({ sender: host.contents, senderFrame: { ...frame, url: 'app://watchkeeper.example.org/' } }),
  ],
  ['another window', () => ({ sender: {}, senderFrame: frame })],
])('%s is refused and asks nothing', async (_who, event) => {
  await expect(host.request(event(), 'watch.read', {})).rejects.toThrow('Only the page of Watchkeeper');
  expect(host.asked).toEqual([]);
});

test('after the window is gone nobody may ask', async () => {
  host.closeWindow();
  const event = { sender: host.contents, senderFrame: frame };
  await expect(host.request(event, 'watch.read', {})).rejects.toThrow();
});

test('events go to the page as JSON, and nowhere once it is gone', () => {
  host.announce({ name: 'practice.changed', value: [] });
  host.closeWindow();
  host.announce({ name: 'practice.changed', value: [] });
  expect(host.contents.calls).toEqual([['send', eventChannel, { name: 'practice.changed', value: [] }]]);
});
