import { randomBytes } from 'node:crypto';
import { WatchkeeperError } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import type { LocalServer } from '../ports';
import type { NewSource } from './source-register';

export type Webhooks = {
  add(given: { readonly name: string }): Promise<readonly AlarmSource[]>;
  /** The whole address, its secret path included: for the person's own eyes. */
  addressOf(id: string): Promise<string>;
};

export type WebhooksOptions = {
  readonly localServer: LocalServer;
  readonly keep: (source: NewSource, path: string) => Promise<readonly AlarmSource[]>;
  readonly list: () => readonly AlarmSource[];
  readonly secretOf: (sourceId: string) => Promise<string | undefined>;
};

const pathBytes = 32;

/** A port is chosen once and kept, so that the address that was given to a sender stays right. */
export function createWebhooks({ localServer, keep, list, secretOf }: WebhooksOptions): Webhooks {
  return {
    async add({ name }) {
      const port = await freePort(localServer, name.trim());
      const path = randomBytes(pathBytes).toString('base64url');
      return keep({ kind: 'webhook', name: name.trim(), url: originOf(port), settings: { port } }, path);
    },
    async addressOf(id) {
      const source = list().find((known) => known.id === id && known.kind === 'webhook');
      if (source === undefined) throw new WatchkeeperError('not-found', { noun: 'webhook' });
      const path = await secretOf(id);
      if (path === undefined) throw new WatchkeeperError('source-secret-lost', { source: source.name });
      return `${source.url}/${path}`;
    },
  };
}

/** The port that a webhook was added with. */
export function portOf(settings: Readonly<Record<string, unknown>>): number {
  const { port } = settings;
  if (typeof port === 'number') return port;
  throw new Error('A webhook was kept without its port');
}

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

async function freePort(localServer: LocalServer, source: string): Promise<number> {
  try {
    const probe = await localServer.listen({ port: 0, onRequest: () => Promise.resolve(404) });
    await probe.close();
    return probe.port;
  } catch (error) {
    const reason = 'this machine gives it no port to listen on';
    throw new WatchkeeperError('source-not-added', { source, reason }, { cause: error });
  }
}
