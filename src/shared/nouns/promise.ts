/** What an update is promised on. */
export type PromiseSubject = { readonly kind: 'announcement'; readonly id: string };

/**
 * `open`: not due, or due a moment ago. `missed`: due without an update, and still owed. `handed`: somebody else keeps it
 * now, and whether they do is not known here.
 */
export type PromiseState = 'open' | 'missed' | 'kept' | 'kept-late' | 'handed' | 'withdrawn';

/** A time at which readers were told that they would hear more. */
export type PromisedUpdate = {
  readonly id: string;
  readonly subject: PromiseSubject;
  /** What it is about, in a few words. */
  readonly title: string;
  readonly dueAt: number;
  readonly promisedAt: number;
  readonly promisedBy: string;
  readonly state: PromiseState;
  /** When readers had the update. */
  readonly keptAt: number | undefined;
  /** When it was noticed that it was due without one. It stays on record when it is kept late. */
  readonly missedNoticedAt: number | undefined;
  readonly handed: { readonly to: string; readonly by: string; readonly at: number } | undefined;
  readonly withdrawn: { readonly by: string; readonly at: number; readonly reason: string } | undefined;
};

/** What I still owe, as the head of every page tells it. */
export type PromisesAhead = {
  /** The first of them. */
  readonly next: Pick<PromisedUpdate, 'id' | 'subject' | 'title' | 'dueAt'>;
  readonly count: number;
};

/** So long before it is due a promise is told of, and an update already keeps it. */
export const promiseSoonMs = 5 * 60_000;
/** So long after it was due it is not missed yet. */
export const promiseGraceMs = 60_000;
