import { WatchkeeperError } from '../../../shared/errors';
import type { Alarm } from '../../../shared/nouns/alarm';
import type { UndoableHold } from '../../../shared/nouns/page';
import type { Writer } from '../../database/handles';
import type { Clock, DesktopNotification, Logger, Notifier } from '../../ports';
import type { PageMoment, PageStore } from './page-store';
import { plainLine } from './page-text';
import { unnamed } from './page-words';

/** Acknowledgements from notifications: each is confirmed quietly, and can be taken back for a few seconds. */
export type AcknowledgedPages = {
  /** Acknowledges; what was held already stays as it is and is confirmed no second time. */
  acknowledge(alarmId: string): void;
  list(): readonly UndoableHold[];
  /** Once for two presses. Throws `invalid-request` when it is too late. */
  undo(holdId: string): void;
  close(): void;
};

export type AcknowledgedPagesOptions = {
  readonly db: Writer;
  readonly pages: Pick<PageStore, 'momentOf'>;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly acknowledge: (alarmId: string) => Alarm;
  /** The hold is gone as if it had not been: called after the commit. */
  readonly onUndone: (alarmId: string) => void;
  /** What can be undone is other than before. */
  readonly onChange: () => void;
};

export const undoWithinMs = 5_000;
/** The second press of a double press may fall on what has taken the place of the first. */
const doublePressMs = 700;

type Undoable = UndoableHold & {
  readonly before: PageMoment;
  readonly shownAt: number;
  readonly cancel: () => void;
};

export function createAcknowledgedPages(options: AcknowledgedPagesOptions): AcknowledgedPages {
  const { db, notifier, clock, logger } = options;
  const undoable = new Map<string, Undoable>();
  /** Undone in this run, so that a second press finds it done. */
  const undone = new Set<string>();
  const removeHold = db.prepare<[string]>('DELETE FROM hold WHERE id = ? AND released_at IS NULL');
  const restore = db.prepare<PageMoment & { alarmId: string }>(
    'UPDATE alarm SET next_page_at = @nextPageAt, page_interval = @intervalMs WHERE id = @alarmId',
  );
  const takeBack = db.transaction(({ holdId, alarmId, before }: Undoable) => {
    const isGone = removeHold.run(holdId).changes > 0;
    if (isGone) restore.run({ ...before, alarmId });
    return isGone;
  });

  const unsubscribe = notifier.subscribe((event) => {
    if (event.kind !== 'action' || !event.key.startsWith(keyStart)) return;
    const hold = undoable.get(event.key.slice(keyStart.length));
    if (hold === undefined) return;
    if (clock.now() - hold.shownAt < doublePressMs) confirm(hold);
    else attempt(() => undo(hold.holdId));
  });

  function attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      logger.error('page.undo.failed', { error });
    }
  }

  function confirm(hold: UndoableHold): void {
    const failed = (reason: unknown) => logger.warn('page.confirmation.failed', { reason });
    notifier.show(confirmationOf(hold)).then((result) => {
      if (result.kind === 'failed') failed(result.reason);
      // The seconds were over before it came up.
      else if (!undoable.has(hold.holdId)) withdraw(hold.holdId);
    }, failed);
  }

  function withdraw(holdId: string): void {
    notifier
      .withdraw(keyStart + holdId)
      .catch((error: unknown) => logger.warn('page.withdraw.failed', { holdId, error }));
  }

  function forget(holdId: string): void {
    undoable.get(holdId)?.cancel();
    undoable.delete(holdId);
    withdraw(holdId);
    options.onChange();
  }

  function undo(holdId: string): void {
    if (undone.has(holdId)) return;
    const hold = undoable.get(holdId);
    if (hold === undefined) throw new WatchkeeperError('invalid-request', { reason: tooLate });
    const isGone = takeBack(hold);
    undone.add(holdId);
    forget(holdId);
    logger.info('page.acknowledgement.undone', { alarmId: hold.alarmId });
    if (isGone) options.onUndone(hold.alarmId);
  }

  return {
    acknowledge(alarmId) {
      const heldBefore = options.alarmById(alarmId)?.hold?.id;
      const before = options.pages.momentOf(alarmId);
      const { hold, name } = options.acknowledge(alarmId);
      if (before === undefined || hold === undefined || hold.id === heldBefore) return;
      const now = clock.now();
      const entry: Undoable = {
        holdId: hold.id,
        alarmId,
        name,
        untilAt: now + undoWithinMs,
        before,
        shownAt: now,
        cancel: clock.after(undoWithinMs, () => forget(hold.id)),
      };
      undoable.set(hold.id, entry);
      confirm(entry);
      options.onChange();
    },
    list: () =>
      [...undoable.values()].map(({ holdId, alarmId, name, untilAt }) => ({
        holdId,
        alarmId,
        name,
        untilAt,
      })),
    undo,
    close() {
      unsubscribe();
      for (const { cancel } of undoable.values()) cancel();
    },
  };
}

const keyStart = 'acknowledged:';
const tooLate = 'the seconds in which it could be undone are over; release the alarm instead';

function confirmationOf({ holdId, name }: UndoableHold): DesktopNotification {
  return {
    key: keyStart + holdId,
    title: 'You have it',
    body: plainLine(name, 120, unnamed),
    urgency: 'low',
    actions: [{ id: 'undo', label: 'Undo' }],
  };
}
