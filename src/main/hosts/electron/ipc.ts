import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron/main';
import type { EventMessage } from '../../../shared/contract';
import { eventChannel, requestChannel } from '../../../shared/transport';
import type { Dispatch } from '../../dispatch';
import type { Logger } from '../../ports';
import { isSameOrigin } from '../page-address';

export type IpcOptions = {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** The contents of our one window, while it lives. */
  readonly contents: () => WebContents | undefined;
  readonly page: string;
  readonly dispatch: Dispatch;
  readonly subscribe: (listener: (event: EventMessage) => void) => () => void;
  readonly logger: Logger;
};

/** The Electron side of Transport: one channel for requests, one for events, for our own page only. */
export function serveIpc({ ipcMain, contents, page, dispatch, subscribe, logger }: IpcOptions): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown) => {
    if (!isOurPage(event, contents(), page)) {
      logger.warn('ipc.sender-refused');
      throw new Error('Only the page of Watchkeeper may ask.');
    }
    return asJson(await dispatch(typeof name === 'string' ? name : '', asJson(input)));
  });
  subscribe((event) => contents()?.send(eventChannel, asJson(event)));
}

function isOurPage(event: IpcMainInvokeEvent, contents: WebContents | undefined, page: string): boolean {
  const frame = event.senderFrame;
  return (
    contents !== undefined &&
    event.sender === contents &&
    // Null when the frame has navigated or gone since it sent this.
    frame !== null &&
    frame.parent === null &&
    isSameOrigin(frame.url, page)
  );
}

/** Structured clone would let Dates and undefined through that no socket carries: both hosts shall say the same. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
