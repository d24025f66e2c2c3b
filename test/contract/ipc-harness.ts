import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron/main';
import { serveIpc } from '../../src/main/hosts/electron/ipc';
import type { EventMessage } from '../../src/shared/contract';
import type { Reply } from '../../src/shared/reply';
import { eventChannel, requestChannel } from '../../src/shared/transport';
import { createEchoCore } from '../support/echo-core';
import { createRecordingLogger } from '../support/recording-logger';
import type { TransportUnderTest } from './harness';

const page = 'app://watchkeeper/index.html';

/** The Electron host's own IPC file, between doubles that copy what passes as Electron does. */
export const overIpc: TransportUnderTest = {
  name: 'IPC of the Electron host',
  open() {
    const core = createEchoCore();
    const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>();
    const listeners = new Set<(event: EventMessage) => void>();
    const contents = {
      send(channel: string, event: EventMessage) {
        const copy = structuredClone(event);
        if (channel !== eventChannel) return;
        // Never in the same turn: another process hears it.
        setImmediate(() => {
          for (const listener of listeners) listener(copy);
        });
      },
    } as unknown as WebContents;
    serveIpc({
      ipcMain: { handle: (channel, handler) => handlers.set(channel, handler) },
      contents: () => contents,
      page,
      dispatch: core.dispatch,
      subscribe: core.subscribe,
      logger: createRecordingLogger(),
    });
    const fromOurPage = {
      sender: contents,
      senderFrame: { url: page, parent: null },
    } as unknown as IpcMainInvokeEvent;

    return Promise.resolve({
      core,
      transport: {
        async request(name, input) {
          const copies = structuredClone([name, input]);
          const answer: unknown = await handlers.get(requestChannel)?.(fromOurPage, ...copies);
          return structuredClone(answer) as Reply;
        },
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    });
  },
};
