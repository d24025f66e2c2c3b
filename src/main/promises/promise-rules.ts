import {
  type PromisedUpdate,
  type PromiseState,
  promiseGraceMs,
  promiseSoonMs,
} from '../../shared/nouns/promise';

/** A promise without the state, which follows from what is recorded. */
export type KeptPromise = Omit<PromisedUpdate, 'state'>;

export function stateOf(promise: KeptPromise): PromiseState {
  const { keptAt, dueAt, handed, withdrawn, missedNoticedAt } = promise;
  if (withdrawn !== undefined) return 'withdrawn';
  if (keptAt !== undefined) return keptAt - dueAt > promiseGraceMs ? 'kept-late' : 'kept';
  if (handed !== undefined) return 'handed';
  return missedNoticedAt === undefined ? 'open' : 'missed';
}

/**
 * Whether an update that reached its readers then is the promised one: any that was due already, however long ago, and
 * any that is due soon. One that is due later is still owed.
 */
export function isKeptBy({ dueAt }: Pick<KeptPromise, 'dueAt'>, arrivedAt: number): boolean {
  return dueAt <= arrivedAt + promiseSoonMs;
}

export function isPassed({ dueAt }: Pick<KeptPromise, 'dueAt'>, now: number): boolean {
  return now - dueAt > promiseGraceMs;
}

export type NoticeKind = 'soon' | 'due';

/** What was due longer ago is history. */
const toldForMs = 24 * 3_600_000;

export function momentOf({ dueAt }: Pick<KeptPromise, 'dueAt'>, kind: NoticeKind): number {
  return kind === 'soon' ? dueAt - promiseSoonMs : dueAt;
}

/** What there is to tell now. Who promises something for the next minutes need not be told of it at once. */
export function noticeNow(promise: KeptPromise, now: number): NoticeKind | undefined {
  if (now >= promise.dueAt) return now - promise.dueAt < toldForMs ? 'due' : undefined;
  const soonAt = momentOf(promise, 'soon');
  return now >= soonAt && promise.promisedAt < soonAt ? 'soon' : undefined;
}
