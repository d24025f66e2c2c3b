import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { Clock, DesktopNotification, Logger, Notifier } from '../ports';
import { createRounds } from '../rounds';
import { isOverdueNotice, overdueNotice } from './overdue-notice';

const lookEveryMs = 10_000;

/**
 * Looks at the day's lists as time goes on: the next one opens by itself once the first was begun, and what is open when
 * its time is due is told once. The claim is on disk before the notification is shown, so a crash between the two leaves
 * it to the page and the handover.
 */
export function createChecklistRounds(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly isSetUp: () => boolean;
  readonly zone: () => string;
  /** Begins what has opened, on a watch whose day was begun. */
  readonly goOn: () => void;
  /** The runs whose due time has just been noticed to have passed; each once for good. */
  readonly claimDue: () => readonly ChecklistRun[];
  readonly openPage: () => void;
}) {
  const { clock, logger, notifier } = options;
  let unsubscribe: (() => void) | undefined;

  async function tell(notice: DesktopNotification): Promise<void> {
    const result = await notifier.show(notice);
    if (result.kind === 'failed') logger.error('checklist.overdue.not-shown', { reason: result.reason });
  }

  function look(): void {
    if (!options.isSetUp()) return;
    options.goOn();
    for (const run of options.claimDue()) {
      if (run.items.some((item) => item.state === 'open')) void tell(overdueNotice(run, options.zone()));
    }
  }

  const rounds = createRounds({
    clock,
    everyMs: lookEveryMs,
    look,
    onFailure: (error) => logger.error('checklist.look.failed', { error }),
  });

  return {
    start(): void {
      unsubscribe ??= notifier.subscribe(({ kind, key }) => {
        if (kind !== 'closed' && isOverdueNotice(key)) options.openPage();
      });
      rounds.start();
    },
    close(): void {
      unsubscribe?.();
      unsubscribe = undefined;
      rounds.close();
    },
  };
}
