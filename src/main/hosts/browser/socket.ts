import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { EventMessage } from '../../../shared/contract';
import type { Dispatch } from '../../dispatch';
import type { Clock, Logger } from '../../ports';
import type { Access } from './access';
import { readRequestFrame, writeEventFrame, writeReplyFrame } from './frames';
import { refuseUpgrade } from './refuse-upgrade';

/** What a window can reach of the core. */
export type CoreDoor = {
  readonly dispatch: Dispatch;
  subscribe(listener: (event: EventMessage) => void): () => void;
};

export type SocketOptions = {
  readonly core: CoreDoor;
  readonly access: Access;
  readonly clock: Clock;
  readonly noteRefusal: (reason: string) => void;
  readonly logger: Logger;
};

export type SocketEndpoint = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connectionCount(): number;
  close(): Promise<void>;
};

export const socketPath = '/socket';
export const largestFrameBytes = 1024 * 1024;
export const mostConnections = 32;
/** A window this far behind will not catch up; it asks for everything again when it reconnects. */
const mostUnsentBytes = 64 * 1024 * 1024;
const pingEveryMs = 20_000;
const closeWithinMs = 1_000;

const closeCodes = { goingAway: 1001, unsupportedData: 1003, policyViolation: 1008 } as const;

/** The WebSocket under `Transport`: requests in, replies and events out, all JSON text. */
export function createSocketEndpoint(options: SocketOptions): SocketEndpoint {
  const { core, access, clock, noteRefusal, logger } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes });
  const answeredLastPing = new WeakSet<WebSocket>();

  const send = (client: WebSocket, frame: string) => {
    if (client.readyState !== WebSocket.OPEN) return;
    client.send(frame);
    if (client.bufferedAmount <= mostUnsentBytes) return;
    logger.warn('socket.too-slow', { unsentBytes: client.bufferedAmount });
    client.terminate();
  };

  const answer = async (client: WebSocket, text: string) => {
    const frame = readRequestFrame(text);
    if (frame === undefined) {
      client.close(closeCodes.policyViolation, 'not a request');
      return;
    }
    send(client, writeReplyFrame(frame.id, await core.dispatch(frame.name, frame.input)));
  };

  const welcome = (client: WebSocket) => {
    answeredLastPing.add(client);
    client.on('pong', () => answeredLastPing.add(client));
    client.on('error', (error) => logger.warn('socket.failed', { error: error.message }));
    client.on('message', (data, isBinary) => {
      if (isBinary) {
        client.close(closeCodes.unsupportedData, 'text only');
        return;
      }
      answer(client, data.toString()).catch((error: unknown) => {
        // The answer could not be written as JSON, which no handler should ever give.
        logger.error('socket.answer-failed', { error });
        client.terminate();
      });
    });
  };

  const pingAll = () => {
    for (const client of server.clients) {
      if (answeredLastPing.delete(client)) client.ping();
      else client.terminate();
    }
    cancelPing = clock.after(pingEveryMs, pingAll);
  };
  let cancelPing = clock.after(pingEveryMs, pingAll);

  const unsubscribe = core.subscribe((event) => {
    if (server.clients.size === 0) return;
    const frame = writeEventFrame(event);
    for (const client of server.clients) send(client, frame);
  });

  return {
    handleUpgrade(request, socket, head) {
      const verdict = access.judgeUpgrade(request.headers);
      if (verdict.kind === 'refused') {
        noteRefusal(verdict.reason);
        refuseUpgrade(socket, 403);
      } else if (request.url !== socketPath) {
        refuseUpgrade(socket, 404);
      } else if (server.clients.size >= mostConnections) {
        noteRefusal('too-many-windows');
        refuseUpgrade(socket, 503);
      } else {
        server.handleUpgrade(request, socket, head, welcome);
      }
    },
    connectionCount: () => server.clients.size,
    async close() {
      cancelPing();
      unsubscribe();
      const open = [...server.clients];
      const closed = open.map(
        (client) => new Promise<void>((resolve) => client.once('close', () => resolve())),
      );
      for (const client of open) client.close(closeCodes.goingAway, 'Watchkeeper is quitting');
      const cancel = clock.after(closeWithinMs, () => {
        for (const client of open) client.terminate();
      });
      await Promise.all(closed);
      cancel();
      server.close();
    },
  };
}
