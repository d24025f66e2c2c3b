import { randomUUID } from 'node:crypto';
import { wordsFor } from '../../shared/error-words';
import { type ErrorCode, type Failure, toFailure, WatchkeeperError } from '../../shared/errors';
import type { FeedCopy, FeedOutcome } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import { storageFailure } from '../database/storage-failure';
import type { Clock, Logger, Secrets } from '../ports';
import { judgeCopy } from './copy-judgement';
import type { FeedReader, FeedWindow } from './feeds/feed-reader';
import type { RotaCopyStore } from './rota-copy-store';
import type { RotaSourceStore, StoredSource } from './rota-source-store';
import { createSourceReading, type ReadEnd } from './source-reading';
import {
  type MakeReader,
  placeOf,
  readSecret,
  renewSecret,
  type SourceSecret,
  secretName,
  writeSecret,
} from './source-secret';
import { wellFormed } from './well-formed-copy';

export type RotaSources = {
  /** Throws what the first reading failed with; nothing is kept then. */
  add(name: string, secret: SourceSecret): Promise<void>;
  replaceSecret(id: string, given: string): Promise<void>;
  remove(id: string): Promise<void>;
  assignLane(id: string, lane: string, role: ShiftRole | undefined): void;
  acceptCopy(id: string): Promise<void>;
  readAll(): Promise<void>;
  start(): void;
  close(): Promise<void>;
};

type Opened = { readonly reader: FeedReader; readonly secret: SourceSecret; readonly abort: AbortController };

/** The sources and what they told last. Secrets go from the caller to the keychain and the reader, never further. */
export function createRotaSources(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sources: RotaSourceStore;
  readonly copies: RotaCopyStore;
  readonly secrets: Secrets;
  readonly makeReader: MakeReader;
  /** Throws `not-set-up` while there is no pack, whose zone times without one are read in. */
  readonly window: () => FeedWindow;
  /** After the commit. `isRotaChanged`: not only the age or the health of a copy. */
  readonly onRead: (isRotaChanged: boolean) => void;
}): RotaSources {
  const { db, clock, logger, sources, copies, secrets, onRead } = options;
  const opened = new Map<string, Opened>();
  /** Whose held back copy a person has agreed to. */
  const accepted = new Set<string>();
  /** How each failing source fails, so that a long failure is one line of the log. */
  const logged = new Map<string, ErrorCode>();
  const closing = new AbortController();
  const reading = createSourceReading({ clock, logger, read });

  function open(name: string, secret: SourceSecret): Opened {
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, closing.signal]);
    return { reader: options.makeReader({ name, secret, signal }), secret, abort };
  }

  /** For a person who waits for the answer: a failure is thrown, and what was there before stays. */
  async function readFirst(name: string, secret: SourceSecret): Promise<{ reader: Opened; copy: FeedCopy }> {
    const window = options.window();
    const reader = open(name, secret);
    const outcome = await reader.reader.read(window);
    // The database may be closed by now.
    if (closing.signal.aborted) throw new WatchkeeperError('internal');
    if (outcome.kind === 'failed') {
      throw new WatchkeeperError(outcome.failure.code, outcome.failure.detail);
    }
    return { reader, copy: wellFormed(outcome.copy) };
  }

  /** There is no copy yet that could stay in use, so a failure is told in other words than later ones. */
  async function readToAdd(name: string, secret: SourceSecret) {
    try {
      return await readFirst(name, secret);
    } catch (error) {
      const failure = toFailure(error);
      if (!failure.code.startsWith('rota-')) throw error;
      const reason = wordsFor(failure).what.replace(/\.$/, '');
      throw new WatchkeeperError('rota-not-added', { source: name, reason }, { cause: error });
    }
  }

  async function reopen(source: StoredSource): Promise<Opened | Failure> {
    try {
      const text = await secrets.read(secretName(source.id));
      const secret = text === undefined ? undefined : readSecret(source.kind, text);
      if (secret === undefined) return { code: 'rota-secret-lost', detail: { source: source.name } };
      const now = opened.get(source.id) ?? open(source.name, secret);
      if (!closing.signal.aborted && sources.find(source.id) !== undefined) opened.set(source.id, now);
      return now;
    } catch (error) {
      // A locked keychain says so itself. The secret is not lost then: it is looked for again at the next reading.
      if (logged.get(source.id) === undefined)
        logger.warn('rota.secret-unreadable', { sourceId: source.id, error });
      return error instanceof WatchkeeperError
        ? toFailure(error)
        : { code: 'rota-secret-lost', detail: { source: source.name } };
    }
  }

  async function read(id: string): Promise<ReadEnd> {
    const source = sources.find(id);
    if (source === undefined) return { kind: 'good' };
    let window: FeedWindow;
    try {
      window = options.window();
    } catch (error) {
      if (error instanceof WatchkeeperError) return { kind: 'good' };
      throw error;
    }
    const reader = opened.get(id) ?? (await reopen(source));
    const isDropped = () => closing.signal.aborted || sources.find(id) === undefined;
    if (!('reader' in reader)) {
      return isDropped() || opened.has(id)
        ? { kind: 'good' }
        : recordOrSay(id, { kind: 'failed', failure: reader });
    }
    const outcome = await reader.reader.read(window);
    // Meanwhile the watch may have ended, the source been removed, or its address been replaced.
    return isDropped() || opened.get(id) !== reader ? { kind: 'good' } : recordOrSay(id, outcome);
  }

  /** An answer that cannot be kept is no copy: it is shown with the source, as long as this run knows. */
  function recordOrSay(id: string, outcome: FeedOutcome): ReadEnd {
    try {
      return record(id, outcome);
    } catch (error) {
      logger.error('rota.not-kept', { sourceId: id, error });
      sources.failUnkept(id, clock.now(), toFailure(storageFailure(error) ?? error));
      onRead(false);
      return { kind: 'unkept' };
    }
  }

  function record(id: string, outcome: FeedOutcome): ReadEnd {
    const now = clock.now();
    if (outcome.kind === 'failed') {
      const { failure, retryAfterMs } = outcome;
      if (logged.get(id) !== failure.code) logger.warn('rota.failing', { sourceId: id, code: failure.code });
      logged.set(id, failure.code);
      sources.fail(id, now, failure);
      onRead(false);
      return { kind: 'bad', retryAfterMs };
    }
    if (logged.delete(id)) logger.info('rota.answers-again', { sourceId: id });
    onRead(take(id, wellFormed(outcome.copy), now));
    return { kind: 'good' };
  }

  /** Takes a copy or holds it back; answers whether the rota is now another. */
  function take(id: string, { shifts, lanes, unreadable }: FeedCopy, now: number): boolean {
    const { isSuspicious, isChanged, removes, of, next } = judgeCopy(copies.ofSource(id), shifts, now);
    if (isSuspicious && !accepted.has(id)) {
      const before = sources.find(id)?.heldBack;
      if (before === undefined) logger.warn('rota.held-back', { sourceId: id, removes, of });
      sources.hold(id, { sinceAt: before?.sinceAt ?? now, removes, of });
      return false;
    }
    return db.transaction(() => {
      const isLaneNew = sources.seeLanes(id, lanes);
      if (isChanged) copies.replace(id, next);
      sources.succeed(id, now, unreadable);
      return isLaneNew || isChanged;
    })();
  }

  function found(id: string): StoredSource {
    const source = sources.find(id);
    if (source === undefined) throw new WatchkeeperError('not-found', { noun: 'source' });
    return source;
  }

  return {
    async add(name, secret) {
      const place = placeOf(secret);
      const { reader, copy } = await readToAdd(name, secret);
      const id = randomUUID();
      db.transaction(() => {
        sources.insert({ id, kind: secret.kind, name, place, at: clock.now() });
        take(id, copy, clock.now());
      }).immediate();
      opened.set(id, reader);
      onRead(true);
      reading.watch(id, true);
      logger.info('rota.added', { sourceId: id, kind: secret.kind });
      // Last: a keychain that refuses must not keep the rota from being used until the end of this run.
      await secrets.write(secretName(id), writeSecret(secret));
    },
    async replaceSecret(id, given) {
      const source = found(id);
      const before = opened.get(id)?.secret;
      const secret = renewSecret(source, given.trim(), before ?? (await keptSecret(source)));
      const place = placeOf(secret);
      const { reader, copy } = await readFirst(source.name, secret);
      found(id);
      opened.get(id)?.abort.abort();
      opened.set(id, reader);
      sources.move(id, place);
      record(id, { kind: 'read', copy });
      reading.watch(id, true);
      await secrets.write(secretName(id), writeSecret(secret));
    },
    async remove(id) {
      const isRemoved = db
        .transaction(() => {
          if (!sources.remove(id, clock.now())) return false;
          copies.keepOnlyPast(id, clock.now());
          return true;
        })
        .immediate();
      if (!isRemoved) throw new WatchkeeperError('not-found', { noun: 'source' });
      reading.forget(id);
      opened.get(id)?.abort.abort();
      opened.delete(id);
      logged.delete(id);
      logger.info('rota.removed', { sourceId: id });
      onRead(true);
      try {
        await secrets.remove(secretName(id));
      } catch (error) {
        // The source is gone all the same, and nobody reads the secret under this name again.
        logger.warn('rota.secret-not-removed', { sourceId: id, error });
      }
    },
    assignLane(id, lane, role) {
      found(id);
      if (!sources.assign(id, lane, role)) throw new WatchkeeperError('not-found', { noun: 'schedule' });
      onRead(true);
    },
    async acceptCopy(id) {
      const isHeldBack = found(id).heldBack !== undefined;
      if (isHeldBack) accepted.add(id);
      try {
        await reading.readNow(id);
      } finally {
        accepted.delete(id);
      }
      const failure = closing.signal.aborted ? undefined : sources.find(id)?.failure;
      if (failure !== undefined) throw new WatchkeeperError(failure.code, failure.detail);
    },
    readAll: reading.readAll,
    start() {
      for (const { id } of sources.list()) reading.watch(id, false);
    },
    async close() {
      closing.abort();
      await reading.close();
    },
  };

  /** Only for the address of the account beside a key that is being replaced. */
  async function keptSecret(source: StoredSource): Promise<SourceSecret | undefined> {
    try {
      const text = await secrets.read(secretName(source.id));
      return text === undefined ? undefined : readSecret(source.kind, text);
    } catch (error) {
      logger.warn('rota.secret-unreadable', { sourceId: source.id, error });
      return undefined;
    }
  }
}
