import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a connection is cut: before the server gets the request, in the middle of its answer, or after it took it and before it answers. */
export type Cut = 'before' | 'during' | 'after';

/** The request hangs for ever, before the server got it or after it took it: what a process that is killed leaves behind. */
export type Hang = 'hang before' | 'hang after';

export type Fault =
  | Cut
  | Hang
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly stored: boolean;
    };

export type FaultProxy = {
  readonly origin: string;
  /** Decides for each request, by its path, whether something goes wrong. */
  plan(decide: (path: string) => Fault | undefined): void;
  readonly seen: string[];
  close(): Promise<void>;
};

/** Stands before a real server and breaks connections at a chosen moment, which no server does by itself on demand. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let decide: (path: string) => Fault | undefined = () => undefined;
  const seen: string[] = [];

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    seen.push(path);
    const fault = decide(path);
    const body = await bodyOf(request);
    const isBefore =
      fault === 'before' || fault === 'hang before' || (typeof fault === 'object' && !fault.stored);
    if (isBefore) return breakOff(fault, request, response);
    const upstream = await fetch(target + path, {
      method: request.method ?? 'POST',
      headers: headersOf(request),
      ...(body.length === 0 ? {} : { body }),
    });
    const answered = Buffer.from(await upstream.arrayBuffer());
    if (fault !== undefined && fault !== 'during') return breakOff(fault, request, response);
    response.writeHead(upstream.status, {
      'content-type': upstream.headers.get('content-type') ?? 'application/json',
      'content-length': String(answered.length),
    });
    if (fault === undefined) return void response.end(answered);
    response.write(answered.subarray(0, Math.floor(answered.length / 2)), () => request.socket.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    plan(next) {
      decide = next;
    },
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function breakOff(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (typeof fault === 'object') response.writeHead(fault.status, fault.headers).end(fault.body ?? '{}');
  else if (fault === 'before' || fault === 'after') request.socket.destroy();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const pick = (name: string) => request.headers[name];
  return Object.fromEntries(
    ['authorization', 'content-type'].flatMap((name) => {
      const value = pick(name);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
