import { createHash, timingSafeEqual } from 'node:crypto';
import { type Failure, toFailure, WatchkeeperError } from '../../shared/errors';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Clock, Listening, LocalRequest, LocalServer, Logger } from '../ports';
import { readWebhookPayload, type WebhookTold } from './webhook-payload';

export type WebhookSourceOptions = {
  readonly id: string;
  /** For the words of a failure. */
  readonly name: string;
  readonly port: number;
  readonly localServer: LocalServer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What follows the slash in its address; a secret. */
  readonly path: () => Promise<string | undefined>;
  /** Records before it returns; throws where that could not be done. */
  readonly push: (told: Extract<ReadOutcome, { kind: 'read' }>) => void;
};

const maximumBytes = 5_000_000;

/**
 * Listens on this machine alone for what an Alertmanager or a Grafana sends. It listens from its first read on; a read
 * answers whether it does, and never that nothing fires: nobody can be asked.
 */
export function createWebhookSource(options: WebhookSourceOptions): AlarmReader {
  const { id, name, port, clock, logger } = options;
  let listening: Listening | undefined;
  let isClosed = false;
  /** Of what was told last. */
  let unreadable = 0;

  async function answer(request: LocalRequest, path: string): Promise<number> {
    if (!isSame(request.path, `/${path}`)) return 404;
    // Who knows the path may know what is wrong.
    if (request.method !== 'POST') return 405;
    if (!/^application\/([\w.-]+\+)?json\b/i.test(request.contentType)) return 415;
    const text = await request.readBody(maximumBytes);
    if (text === undefined) return 413;
    const told = readWebhookPayload(text, clock.now());
    if (told === undefined) {
      logger.warn('webhook.unreadable', { sourceId: id, bytes: text.length });
      return 400;
    }
    return isKept(told) ? 200 : 500;
  }

  /** Kept before it is answered: what is answered with 200 is not sent again. */
  function isKept(told: WebhookTold): boolean {
    if (isClosed) return false;
    try {
      options.push({ kind: 'read', ...told, isWhole: false });
      unreadable = told.unreadable;
      return true;
    } catch (error) {
      logger.error('webhook.not-kept', { sourceId: id, error });
      return false;
    }
  }

  async function listen(): Promise<Failure | undefined> {
    const path = await options.path();
    if (path === undefined) return { code: 'source-secret-lost', detail: { source: name } };
    const begun = await options.localServer.listen({ port, onRequest: (request) => answer(request, path) });
    if (isClosed) await begun.close();
    else listening = begun;
    return undefined;
  }

  async function failureOf(): Promise<Failure | undefined> {
    if (listening?.isOpen() === true) return undefined;
    try {
      return await listen();
    } catch (error) {
      if (error instanceof WatchkeeperError) return toFailure(error);
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
      return { code: 'source-not-listening', detail: { source: name, port, reason: code } };
    }
  }

  return {
    async read() {
      const failure = await failureOf();
      if (failure !== undefined) return { kind: 'failed', failure };
      return { kind: 'read', alerts: [], unreadable, isWhole: false };
    },
    async close() {
      isClosed = true;
      await listening?.close();
    },
  };
}

/** Takes the same time whatever differs, and wherever. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
