import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { AlarmReader } from '../../../src/main/alarm-reader';
import {
  type AlertmanagerReaderOptions,
  createAlertmanagerReader,
} from '../../../src/main/alarms/alertmanager-reader';
import { createManualClock, type ManualClock } from '../../support/manual-clock';

export type ServedReader = {
  readonly reader: AlarmReader;
  readonly clock: ManualClock;
  /** Settles when the first request has arrived. */
  readonly asked: Promise<void>;
  close(): Promise<void>;
};

/** What a reader needs besides: no sign-in, and nothing remembered. */
export const openReader: Pick<AlertmanagerReaderOptions, 'signIn' | 'startsOf' | 'firings'> = {
  signIn: () => Promise.resolve({ kind: 'headers', headers: {} }),
  startsOf: () => ({ read: () => [], write: () => undefined }),
  firings: () => new Map(),
};

/** A reader called Live of a small real server. */
export async function serve(
  listener: RequestListener,
  options: { readonly prefix?: string; readonly signal?: AbortSignal } = {},
): Promise<ServedReader> {
  let tellAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve;
  });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
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
  const clock = createManualClock(0);
  const url = `http://127.0.0.1:${port}${options.prefix ?? ''}`;
  const { signal } = options;
  const reader = createAlertmanagerReader({
    addresses: [url],
    name: 'Live',
    ...openReader,
    fetch,
    clock,
    ...(signal === undefined ? {} : { signal }),
  });
  return { reader, clock, asked, close };
}

export function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

export function failed(code: string, detail: Record<string, unknown> = {}) {
  return { kind: 'failed', failure: { code, detail: { source: 'Live', ...detail } } };
}
