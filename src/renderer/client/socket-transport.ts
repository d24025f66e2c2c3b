import type { EventMessage } from '../../shared/contract';
import type { Reply } from '../../shared/reply';
import type { WindowTransport } from './window-transport';

/** What is used of a WebSocket, so that tests can hand in their own. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

export type SocketTransportOptions = {
  readonly connect: () => Socket;
  /** Runs a task later; the answer cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
};

type Waiting = { readonly settle: (reply: Reply) => void; readonly fail: (error: Error) => void };

const firstRetryMs = 250;
const longestRetryMs = 5_000;
/** Longer than anything the core does while someone waits, a call to Slack included. */
const answerWithinMs = 60_000;

/** Requests and events as JSON frames over one WebSocket that is opened again, with growing pauses, when it is lost. */
export function openSocketTransport(options: SocketTransportOptions = ofThisPage()): WindowTransport {
  const waiting = new Map<number, Waiting>();
  const eventListeners = new Set<(event: EventMessage) => void>();
  const linkListeners = new Set<(isOpen: boolean) => void>();
  let link: 'opening' | 'open' | 'lost' = 'opening';
  let unsent: string[] = [];
  let socket = connect();
  let retryMs = firstRetryMs;
  let lastId = 0;

  function connect(): Socket {
    const opened = options.connect();
    opened.addEventListener('open', () => {
      link = 'open';
      retryMs = firstRetryMs;
      for (const frame of unsent) opened.send(frame);
      unsent = [];
      tellLink(true);
    });
    opened.addEventListener('message', (message) => receive(String(message.data)));
    // A failed attempt closes as well, so `error` has nothing to add.
    opened.addEventListener('close', lose);
    return opened;
  }

  function lose() {
    link = 'lost';
    unsent = [];
    const cutOff = [...waiting.values()];
    waiting.clear();
    for (const { fail } of cutOff) fail(new Error('The connection was lost before the answer came'));
    tellLink(false);
    options.after(retryMs, () => {
      socket = connect();
    });
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  function receive(text: string) {
    const frame = readFrame(text);
    if (frame === undefined) return;
    if ('event' in frame) {
      for (const listener of eventListeners) listener(frame.event);
      return;
    }
    waiting.get(frame.id)?.settle(frame.reply);
    waiting.delete(frame.id);
  }

  function tellLink(isOpen: boolean) {
    for (const listener of linkListeners) listener(isOpen);
  }

  return {
    request(name, input) {
      if (link === 'lost') return Promise.reject(new Error('Not connected'));
      const id = ++lastId;
      const frame = JSON.stringify({ id, name, input });
      return new Promise<Reply>((settle, fail) => {
        const cancel = options.after(answerWithinMs, () => {
          waiting.delete(id);
          fail(new Error('No answer in time'));
        });
        waiting.set(id, {
          settle: (reply) => {
            cancel();
            settle(reply);
          },
          fail: (error) => {
            cancel();
            fail(error);
          },
        });
        if (link === 'open') socket.send(frame);
        else unsent.push(frame);
      });
    },
    subscribe(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    watchLink(listener) {
      linkListeners.add(listener);
      if (link !== 'opening') listener(link === 'open');
      return () => linkListeners.delete(listener);
    },
  };
}

type Frame = { readonly id: number; readonly reply: Reply } | { readonly event: EventMessage };

/** Frames come from our own core, which checked them; what is no frame at all is left aside. */
function readFrame(text: string): Frame | undefined {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null && ('event' in given || 'reply' in given)
      ? (given as Frame)
      : undefined;
  } catch {
    return undefined;
  }
}

function ofThisPage(): SocketTransportOptions {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return {
    connect: () => new WebSocket(`${scheme}://${location.host}/socket`),
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
