import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One alert as an Alertmanager tells it. */
export function toldAlert(name: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    labels: { alertname: name, severity: 'critical' },
    annotations: { summary: `${name} is firing` },
    fingerprint: Buffer.from(name).toString('hex'),
    startsAt: '2026-11-20T08:58:00.000Z',
    status: { state: 'active' },
    ...more,
  };
}

/** A scripted Alertmanager behind `fetch`: what it tells, and since when it runs. */
export type ScriptedServer = {
  alerts: readonly unknown[];
  /** As `uptime` of its status has it; undefined: it has none. */
  startedAt: number | undefined;
  /** Answers instead of it. */
  answer: ((path: string, init: RequestInit) => Promise<Response>) | undefined;
  readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, string>> }[];
};

export function scriptedServer(more: Partial<ScriptedServer> = {}): ScriptedServer {
  return { alerts: [], startedAt: undefined, answer: undefined, asked: [], ...more };
}

/** By host. An unknown host is not reached. */
export function fetchFrom(
  servers: Readonly<Record<string, ScriptedServer>>,
  now: () => number,
): typeof globalThis.fetch {
  return (input, init = {}) => {
    const url = new URL(String(input));
    const server = servers[url.host];
    if (server === undefined) return Promise.reject(new TypeError('fetch failed'));
    server.asked.push({ path: url.pathname, headers: Object.fromEntries(new Headers(init.headers)) });
    if (server.answer !== undefined) return server.answer(url.pathname, init);
    const headers = { date: new Date(now()).toUTCString() };
    if (url.pathname.endsWith('/alerts')) return Promise.resolve(Response.json(server.alerts, { headers }));
    const uptime = server.startedAt === undefined ? {} : { uptime: new Date(server.startedAt).toISOString() };
    return Promise.resolve(Response.json({ ...uptime, config: { original: '' } }, { headers }));
  };
}

/** A small real server; answers its address. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
