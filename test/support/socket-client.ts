import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { EventMessage } from '../../src/shared/contract';
import type { Reply } from '../../src/shared/reply';
import type { Transport } from '../../src/shared/transport';

export type SignedIn = { readonly origin: string; readonly cookie: string };

export type SocketClient = Transport & {
  readonly socket: WebSocket;
  /** Settles with the close code, whoever closes. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
};

/** Follows a launch link as a browser would, and keeps the cookie. */
export async function signIn(link: string): Promise<SignedIn> {
  const answer = await fetch(link, { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.status !== 303 || cookie === undefined) {
    throw new Error(`The launch link was not taken: ${answer.status} ${await answer.text()}`);
  }
  return { origin: new URL(link).origin, cookie };
}

/** A window of the browser host without the browser. */
export async function openSocketClient({ origin, cookie }: SignedIn): Promise<SocketClient> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { cookie, origin } });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(event: EventMessage) => void>();
  let lastId = 0;

  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString()) as { event: EventMessage } | { id: number; reply: Reply };
    if ('event' in frame) {
      for (const listener of listeners) listener(frame.event);
      return;
    }
    const settle = waiting.get(frame.id);
    if (settle === undefined) throw new Error(`An answer that nobody waits for: ${frame.id}`);
    waiting.delete(frame.id);
    settle(frame.reply);
  });
  await once(socket, 'open');

  return {
    socket,
    closed,
    request(name, input) {
      const id = ++lastId;
      socket.send(JSON.stringify({ id, name, input }));
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      socket.close();
      await closed;
    },
  };
}
