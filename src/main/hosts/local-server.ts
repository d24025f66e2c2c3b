import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalRequest, LocalServer } from '../ports';

/** For callers who connect and then dawdle. */
export type LocalLimits = { readonly headersMs: number; readonly requestMs: number };

const usualLimits: LocalLimits = { headersMs: 5_000, requestMs: 15_000 };
const mostOpenConnections = 64;
/** A page of another site that points its own name here sends that name. */
const thisMachine = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i;

/** Ports of this machine for both hosts: on 127.0.0.1 only, and with nothing in an answer but its status. */
export function createLocalServer({ headersMs, requestMs }: LocalLimits = usualLimits): LocalServer {
  return {
    async listen({ port, onRequest }) {
      const http = createServer({
        maxHeaderSize: 16 * 1024,
        headersTimeout: headersMs,
        requestTimeout: requestMs,
        keepAliveTimeout: headersMs,
        connectionsCheckingInterval: Math.min(1_000, headersMs),
      });
      http.maxConnections = mostOpenConnections;
      http.on('request', (request, response) => void answer(request, response, onRequest));
      const bound = await bind(http, port);
      // For instance no file handles left for one caller; the next may be served.
      http.on('error', () => undefined);
      return {
        port: bound,
        isOpen: () => http.listening,
        close: () =>
          new Promise<void>((resolve) => {
            http.close(() => resolve());
            http.closeAllConnections();
          }),
      };
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  onRequest: (request: LocalRequest) => Promise<number>,
): Promise<void> {
  const status = thisMachine.test(request.headers.host ?? '') ? await statusOf(request, onRequest) : 404;
  // What was not read of a body is not waited for.
  response.writeHead(status, { 'content-length': '0', ...(request.complete ? {} : { connection: 'close' }) });
  response.end();
}

async function statusOf(
  request: IncomingMessage,
  onRequest: (request: LocalRequest) => Promise<number>,
): Promise<number> {
  try {
    return await onRequest({
      method: request.method ?? '',
      path: request.url ?? '',
      contentType: request.headers['content-type'] ?? '',
      readBody: (maximumBytes) => readBody(request, maximumBytes),
    });
  } catch {
    // Its own affair, or the caller went away in the middle of a body; who still listens may send it again.
    return 500;
  }
}

async function readBody(request: IncomingMessage, maximumBytes: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).byteLength;
    if (bytes > maximumBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function bind(http: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      http.off('error', reject);
      resolve();
    });
  });
  return (http.address() as AddressInfo).port;
}
