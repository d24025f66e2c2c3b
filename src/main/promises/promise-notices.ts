import type { Writer } from '../database/handles';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../ports';
import { type KeptPromise, momentOf, type NoticeKind } from './promise-rules';
import { isPromiseKey, promiseKey } from './promise-words';

type StoredNotice = {
  readonly outcome: 'claimed' | 'shown' | 'failed';
  readonly attempts: number;
  readonly claimed_at: number;
};

const kinds: readonly NoticeKind[] = ['soon', 'due'];
const tryAgainAfterMs = 30_000;
const mostAttempts = 5;
/** A clock that is set back by less than this was corrected, and what it told stands. */
const setBackMs = 60_000;

/**
 * Tells once of each moment of a promise. The claim is on disk before the notification is shown; one that a crash left
 * there is shown again by the next run, so that it may come twice rather than not at all.
 */
export function createPromiseNotices(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly openPage: () => void;
}) {
  const { db, clock, logger, notifier } = options;
  const find = db.prepare<[string, NoticeKind], StoredNotice>(
    'SELECT outcome, attempts, claimed_at FROM promise_notice WHERE promise_id = ? AND kind = ?',
  );
  const save = db.prepare(`
    INSERT INTO promise_notice (promise_id, kind, claimed_at, outcome, attempts) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (promise_id, kind) DO UPDATE SET outcome = excluded.outcome, attempts = excluded.attempts`);
  const forget = db.prepare<[string, NoticeKind]>(
    'DELETE FROM promise_notice WHERE promise_id = ? AND kind = ?',
  );
  /** Of this run, whatever the disk says of it: when it was tried, or that it is on its way. */
  const tried = new Map<string, number | 'on-its-way'>();
  const standing = new Set<string>();
  const nameOf = (id: string, kind: NoticeKind) => `${kind} ${id}`;

  const unsubscribe = notifier.subscribe(({ kind, key }) => {
    if (kind !== 'closed' && isPromiseKey(key)) options.openPage();
  });

  /** A disk that cannot be written silences nothing. */
  function keep(id: string, kind: NoticeKind, outcome: StoredNotice['outcome'], attempts: number): void {
    try {
      if (db.open) save.run(id, kind, clock.now(), outcome, attempts);
    } catch (error) {
      logger.error('promise.notice.not-saved', { id, kind, error });
    }
  }

  function isWanted(id: string, kind: NoticeKind): boolean {
    const before = tried.get(nameOf(id, kind));
    const row = find.get(id, kind);
    if (before === 'on-its-way') return false;
    if (before === undefined) return row?.outcome !== 'shown' && (row?.attempts ?? 0) < mostAttempts;
    if (row?.outcome !== 'failed' || row.attempts >= mostAttempts) return false;
    const pausedMs = clock.now() - before;
    return pausedMs < 0 || pausedMs >= tryAgainAfterMs;
  }

  async function show(id: string, kind: NoticeKind, notification: DesktopNotification): Promise<void> {
    const attempts = (find.get(id, kind)?.attempts ?? 0) + 1;
    tried.set(nameOf(id, kind), 'on-its-way');
    standing.add(id);
    keep(id, kind, 'claimed', attempts);
    const result = await notifier
      .show(notification)
      .catch((error: unknown): ShowResult => ({ kind: 'failed', reason: String(error) }));
    tried.set(nameOf(id, kind), clock.now());
    keep(id, kind, result.kind, attempts);
    if (result.kind === 'failed') logger.error('promise.notice.failed', { id, kind, reason: result.reason });
    // Settled while it was on its way to the screen.
    if (!standing.has(id)) withdraw(id);
  }

  function withdraw(id: string): void {
    standing.delete(id);
    notifier
      .withdraw(promiseKey(id))
      .catch((error: unknown) => logger.warn('promise.withdraw.failed', { id, error }));
  }

  return {
    tell(promise: KeptPromise, kind: NoticeKind, words: () => DesktopNotification): void {
      if (isWanted(promise.id, kind)) void show(promise.id, kind, words());
    },
    /** What a clock that was ahead had told is told again at its time. */
    forgetTooEarly(promise: KeptPromise): void {
      const now = clock.now();
      for (const kind of kinds) {
        if (now >= momentOf(promise, kind) - setBackMs || find.get(promise.id, kind) === undefined) continue;
        forget.run(promise.id, kind);
        tried.delete(nameOf(promise.id, kind));
      }
    },
    /** It is no longer owed: what tells of it is taken from the screen, also what a run before this one showed. */
    withdraw,
    close: () => unsubscribe(),
  };
}
