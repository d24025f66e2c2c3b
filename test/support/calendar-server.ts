import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type CalendarServer = {
  /** `http://127.0.0.1:port`, without a path. */
  readonly origin: string;
  readonly port: number;
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** Settles when the first request has arrived. */
  readonly asked: Promise<void>;
  close(): Promise<void>;
};

/** A real server on this machine, closed when the test ends. */
export async function startCalendarServer(listener: RequestListener): Promise<CalendarServer> {
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const { promise: asked, resolve: tellAsked } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    tellAsked();
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  return { origin: `http://127.0.0.1:${port}`, port, requests, asked, close };
}
