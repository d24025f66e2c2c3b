import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import {
  type PromisedUpdate,
  type PromiseSubject,
  type PromisesAhead,
  promiseSoonMs,
} from '../../shared/nouns/promise';
import type { Writer } from '../database/handles';
import type { Clock, Logger, Notifier } from '../ports';
import { createPromiseNotices } from './promise-notices';
import { isKeptBy, isPassed, type KeptPromise, noticeNow, stateOf } from './promise-rules';
import { createPromiseStore } from './promise-store';
import { owedWords, promiseNotice } from './promise-words';

/** Short, and never one long timer: the machine sleeps, and its clock is set. */
const lookEveryMs = 5_000;

export type PromiseService = ReturnType<typeof createPromiseService>;

/**
 * The timer of what is promised to readers: told of before it is due and when it is, counted down, and recorded as kept,
 * kept late, missed, handed over or withdrawn with a reason. Of a subject only its feature knows what an update is.
 */
export function createPromiseService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly isSetUp: () => boolean;
  readonly zone: () => string;
  readonly me: () => string;
  /** An update is written, and its readers do not have it yet. */
  readonly isUnderWay: (subject: PromiseSubject) => boolean;
  readonly openPage: () => void;
  /** Called after each committed change. */
  readonly onChange: () => void;
}) {
  const { db, clock, logger } = options;
  const store = createPromiseStore(db);
  const notices = createPromiseNotices(options);
  let cancel = (): void => {};
  let isRunning = false;
  /** A failure that lasts is logged once. */
  let isFailing = false;

  const isOwed = (promise: KeptPromise) => promise.handed === undefined;
  const owed = () => store.unsettled().filter(isOwed);
  const view = (promise: KeptPromise): PromisedUpdate => ({ ...promise, state: stateOf(promise) });

  /** True when what is recorded of it changed. */
  function recordMissed(promise: KeptPromise, now: number): boolean {
    if (promise.missedNoticedAt === undefined && isPassed(promise, now)) {
      store.miss(promise.id, now);
      return true;
    }
    // Noticed by a clock that was ahead.
    if (promise.missedNoticedAt !== undefined && now < promise.dueAt) {
      store.miss(promise.id, undefined);
      return true;
    }
    return false;
  }

  function look(): void {
    const now = clock.now();
    const promises = owed();
    const changed = promises.filter((promise) => recordMissed(promise, now));
    for (const { id, missedNoticedAt } of changed) {
      logger.info(missedNoticedAt === undefined ? 'promise.missed' : 'promise.not-missed-after-all', { id });
    }
    for (const promise of promises) {
      notices.forgetTooEarly(promise);
      const kind = noticeNow(promise, now);
      if (kind === undefined) continue;
      notices.tell(promise, kind, () =>
        promiseNotice(promise, kind, {
          now,
          zone: options.zone(),
          isUnderWay: options.isUnderWay(promise.subject),
        }),
      );
    }
    if (changed.length > 0) options.onChange();
  }

  function lookAgain(): void {
    if (!isRunning) return;
    cancel();
    try {
      if (options.isSetUp()) look();
      isFailing = false;
    } catch (error) {
      if (!isFailing) logger.error('promise.look.failed', { error });
      isFailing = true;
    }
    // Asked after looking: without a promise there is nothing to wake for.
    cancel = isFailing || owed().length > 0 ? clock.after(lookEveryMs, lookAgain) : () => {};
  }

  function unsettledOne(id: string): KeptPromise {
    const promise = store.find(id);
    if (promise === undefined) throw new WatchkeeperError('not-found', { noun: 'promise' });
    if (promise.keptAt !== undefined || promise.withdrawn !== undefined) {
      throw new WatchkeeperError('promise-settled');
    }
    return promise;
  }

  function changed(id: string): PromisedUpdate {
    const promise = store.find(id);
    if (promise === undefined) throw new WatchkeeperError('not-found', { noun: 'promise' });
    if (promise.withdrawn !== undefined || !isOwed(promise)) notices.withdraw(id);
    lookAgain();
    options.onChange();
    return view(promise);
  }

  return {
    /**
     * To be called inside the transaction of what promises it. What is owed on the subject already is not doubled: it is
     * promised anew.
     */
    make(
      subject: PromiseSubject,
      title: string,
      dueAts: readonly number[],
      promisedAt: number = clock.now(),
    ): void {
      const known = new Map(
        store
          .of(subject)
          .filter(({ keptAt, withdrawn }) => keptAt === undefined && withdrawn === undefined)
          .map(({ dueAt, id }) => [dueAt, id]),
      );
      for (const dueAt of new Set(dueAts)) {
        const id = known.get(dueAt);
        if (id !== undefined) store.promiseAnew(id, promisedAt);
        else store.add({ id: randomUUID(), subject, title, dueAt, promisedAt, promisedBy: options.me() });
      }
    },
    /**
     * To be called inside the transaction that records that an update has reached its readers. `notBy`: when it was written,
     * and those after it; what they promise themselves is still to come, however late they arrive.
     */
    updated(subject: PromiseSubject, arrivedAt: number, notBy: readonly number[] = []): void {
      for (const promise of store.unsettled()) {
        if (!isSame(promise.subject, subject) || !isKeptBy(promise, arrivedAt)) continue;
        if (notBy.includes(promise.promisedAt)) continue;
        store.keep(promise.id, arrivedAt);
      }
    },
    /** To be called inside the transaction that ends the subject. */
    withdrawAll(subject: PromiseSubject, reason: string): void {
      for (const promise of store.unsettled()) {
        if (isSame(promise.subject, subject)) store.withdraw(promise.id, clock.now(), options.me(), reason);
      }
    },
    /** After the commit of any of the above. */
    told(subject: PromiseSubject): void {
      for (const { id, keptAt, withdrawn } of store.of(subject)) {
        if (keptAt !== undefined || withdrawn !== undefined) notices.withdraw(id);
      }
      lookAgain();
    },
    /** By the time they are due. */
    of: (subject: PromiseSubject): readonly PromisedUpdate[] => store.of(subject).map(view),
    release({ id, reason }: ParsedInput<'promises.release'>): PromisedUpdate {
      const why = reason.trim();
      if (why === '') throw new WatchkeeperError('reason-needed');
      const known = store.find(id);
      if (known?.withdrawn?.reason === why) return view(known);
      store.withdraw(unsettledOne(id).id, clock.now(), options.me(), why);
      return changed(id);
    },
    handOver({ id, to }: ParsedInput<'promises.handOver'>): PromisedUpdate {
      const promise = unsettledOne(id);
      if (promise.handed?.to === to) return view(promise);
      if (to === options.me())
        throw new WatchkeeperError('promise-invalid', { reason: 'it is yours already' });
      store.hand(id, to, options.me(), clock.now());
      return changed(id);
    },
    takeBack({ id }: ParsedInput<'promises.takeBack'>): PromisedUpdate {
      const promise = unsettledOne(id);
      if (promise.handed === undefined) return view(promise);
      store.hand(id, undefined, options.me(), clock.now());
      return changed(id);
    },
    /** What I still owe. */
    ahead(): PromisesAhead | undefined {
      const promises = owed();
      const [first] = promises;
      if (first === undefined) return undefined;
      const { id, subject, title, dueAt } = first;
      return { next: { id, subject, title, dueAt }, count: promises.length };
    },
    /** Something is due, or will be in a moment. */
    isPressing: (): boolean => owed().some(({ dueAt }) => dueAt - clock.now() <= promiseSoonMs),
    /** `the update promised for 16:00 GMT on “…”` for each that I still owe. */
    owedWords(): readonly string[] {
      const promises = owed();
      return promises.map((promise) => owedWords(promise, options.zone(), clock.now()));
    },
    start(): void {
      isRunning = true;
      lookAgain();
    },
    lookAgain,
    close(): void {
      isRunning = false;
      cancel();
      notices.close();
    },
  };
}

function isSame(one: PromiseSubject, other: PromiseSubject): boolean {
  return one.kind === other.kind && one.id === other.id;
}
