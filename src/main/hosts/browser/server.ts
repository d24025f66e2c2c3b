import { existsSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Clock, Logger } from '../../ports';
import { createAccess } from './access';
import { createPageApp } from './page-app';
import { refusalSentence } from './refusal';
import { createRefusalLog } from './refusal-log';
import type { CoreDoor } from './socket';
import { createSocketEndpoint } from './socket';

export type BrowserServerOptions = {
  readonly core: CoreDoor;
  /** 0 takes any free port. */
  readonly port: number;
  readonly rendererFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
};

export type BrowserServer = {
  readonly origin: string;
  /** An address that lets one browser in, once. */
  mintLink(): string;
  windowCount(): number;
  close(): Promise<void>;
};

/** Limits for callers who connect and then dawdle; a real request to loopback takes milliseconds. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;
const mostOpenConnections = 512;

/** Listens on 127.0.0.1 only. */
export async function startServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const { core, clock, logger, rendererFolder } = options;
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    throw new Error(`The page is not built: ${rendererFolder} holds no index.html. Run npm run build.`);
  }
  const http = createServer(limits);
  http.maxConnections = mostOpenConnections;
  const port = await listen(http, options.port);

  // The port is part of what is checked, so nothing is answered before it is known.
  const access = createAccess(port);
  const noteRefusal = createRefusalLog(clock, logger);
  const pages = createPageApp({ access, rendererFolder, noteRefusal, logger });
  const sockets = createSocketEndpoint({ core, access, clock, noteRefusal, logger });
  const answer = getRequestListener(pages.fetch, {
    overrideGlobalObjects: false,
    // An address or Host that is not even well formed.
    errorHandler: () => new Response(refusalSentence, { status: 403 }),
  });
  // For instance no file handles left for one caller: the others, and the watch, go on.
  http.on('error', (error) => logger.error('browser.server-failed', { error }));
  http.on('request', (request, response) => void answer(request, response));
  http.on('upgrade', (request: IncomingMessage, socket, head: Buffer) => {
    sockets.handleUpgrade(request, socket, head);
  });

  const origin = new URL(`http://127.0.0.1:${port}`).origin;
  return {
    origin,
    mintLink: () => `${origin}/?token=${access.mintLaunchToken()}`,
    windowCount: () => sockets.connectionCount(),
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      await sockets.close();
      http.closeAllConnections();
      await closed;
    },
  };
}

async function listen(http: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      http.off('error', reject);
      resolve();
    });
  });
  return (http.address() as AddressInfo).port;
}
