import type { Writer } from '../database/handles';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../ports';
import type { NoticeLedger } from './notice-ledger';
import type { Telling } from './notice-plan';
import { type NoticeKey, type NoticeRow, noticeKinds } from './notice-store';
import { type NoticePage, noticeKey, noticePages, pageOf, shiftIdOf } from './notice-words';

/** The pause after each try is twice the one before: the last try comes some 43 minutes after the first. */
const firstPauseMs = 10_000;
const mostAttempts = 9;

export type NoticeScreen = {
  /** Its rows are claimed already. */
  show(telling: Telling, notification: DesktopNotification, rows: readonly NoticeRow[]): void;
  isBeingShown(key: NoticeKey): boolean;
  mayTryAgain(row: NoticeRow): boolean;
  /** What was told of the shift is not so. */
  takeBack(shiftId: string): void;
  /** Takes back what tells of any other shift. */
  keepOnly(shiftIds: ReadonlySet<string>): void;
  close(): void;
};

export function createNoticeScreen(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly ledger: NoticeLedger;
  readonly open: (page: NoticePage) => void;
  readonly onChange: () => void;
}): NoticeScreen {
  const { db, clock, logger, notifier, ledger } = options;
  /** What this run put on the screen, by shift. */
  const standing = new Map<string, NoticePage>();
  const onTheWay = new Set<string>();
  const triedAt = new Map<string, number>();
  let isClosed = false;
  const nameOf = ({ shiftId, kind }: NoticeKey) => `${kind} ${shiftId}`;

  const unsubscribe = notifier.subscribe((event) => {
    const shiftId = shiftIdOf(event.key);
    if (shiftId === undefined || event.kind === 'closed') return;
    const asked = event.kind === 'action' ? event.actionId : undefined;
    try {
      options.open(noticePages.find((page) => page === asked) ?? pageFor(shiftId));
    } catch (error) {
      logger.error('notice.answer.failed', { shiftId, error });
    }
  });

  /** A notification may outlive the run that showed it. */
  function pageFor(shiftId: string): NoticePage {
    const told = ledger.ofShift(shiftId);
    const last = noticeKinds.findLast((kind) => (told.get(kind)?.outcome ?? 'covered') !== 'covered');
    return standing.get(shiftId) ?? (last === undefined ? 'watch' : pageOf(last));
  }

  function withdraw(shiftId: string): void {
    standing.delete(shiftId);
    notifier
      .withdraw(noticeKey(shiftId))
      .catch((error: unknown) => logger.warn('notice.withdraw.failed', { shiftId, error }));
  }

  async function resultOf(notification: DesktopNotification): Promise<ShowResult> {
    try {
      return await notifier.show(notification);
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' };
    }
  }

  async function show(shiftId: string, notification: DesktopNotification, rows: readonly NoticeRow[]) {
    const result = await resultOf(notification);
    for (const row of rows) onTheWay.delete(nameOf(row));
    // Too late to be kept: the claim is found at the next start.
    if (!db.open) return;
    const reason = result.kind === 'failed' ? result.reason : undefined;
    ledger.record(
      rows.map((row) => ({
        ...row,
        outcome: result.kind,
        attempts: row.attempts + 1,
        failure: reason ?? row.failure,
      })),
    );
    if (reason !== undefined) {
      const kinds = rows.map(({ kind }) => kind);
      logger.error('notice.failed', { shiftId, kinds, attempt: (rows[0]?.attempts ?? 0) + 1, reason });
      return;
    }
    for (const row of rows) triedAt.delete(nameOf(row));
    if (isClosed) return;
    // Removed while it was on its way to the screen.
    if (!standing.has(shiftId)) withdraw(shiftId);
    try {
      options.onChange();
    } catch (error) {
      logger.error('notice.change.failed', { error });
    }
  }

  return {
    show(telling, notification, rows) {
      const now = clock.now();
      for (const row of rows) {
        onTheWay.add(nameOf(row));
        triedAt.set(nameOf(row), now);
      }
      if (telling.kind === 'follows' && standing.has(telling.ended.id)) withdraw(telling.ended.id);
      standing.set(telling.shift.id, pageOf(telling.kind));
      void show(telling.shift.id, notification, rows);
    },
    isBeingShown: (key) => onTheWay.has(nameOf(key)),
    mayTryAgain(row) {
      if (row.attempts >= mostAttempts) return false;
      const before = triedAt.get(nameOf(row));
      const pausedMs = before === undefined ? Number.POSITIVE_INFINITY : clock.now() - before;
      // Less than nothing: the clock was set back, and the pause would last until it is there again.
      return pausedMs < 0 || pausedMs >= firstPauseMs * 2 ** (row.attempts - 1);
    },
    takeBack: withdraw,
    keepOnly(shiftIds) {
      for (const shiftId of [...standing.keys()]) if (!shiftIds.has(shiftId)) withdraw(shiftId);
    },
    close() {
      isClosed = true;
      unsubscribe();
    },
  };
}
