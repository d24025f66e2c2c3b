import type { NominatedPeriod, Question } from '../../shared/nouns/support';
import type { Shift } from '../../shared/nouns/watch';
import { needsTicket } from '../../shared/support/stopwatch';
import type { Clock, DesktopNotification, Logger, Notifier } from '../ports';
import { createRounds } from '../rounds';
import type { NoticeClaims } from './notice-claims';
import { emptyPeriodNotice, isSupportNotice, limitNotice, myPeriodNotice } from './support-notices';

const lookEveryMs = 10_000;
/** Time to find somebody before lunch begins. */
const beforePeriodMs = 10 * 60_000;

/**
 * Looks at the stopwatches and at today's periods as time goes on. Each thing is told once for good: the claim is on disk
 * before the notification is shown, so a crash between the two leaves it to the page.
 */
export function createSupportRounds(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly isSetUp: () => boolean;
  readonly zone: () => string;
  readonly running: () => readonly Question[];
  readonly today: () => { readonly date: string; readonly periods: readonly NominatedPeriod[] };
  /** My shift that holds now. */
  readonly shift: () => Shift | undefined;
  readonly claims: NoticeClaims;
  readonly openPage: () => void;
}) {
  const { clock, logger, notifier, claims } = options;
  let unsubscribe: (() => void) | undefined;

  async function tell(notice: DesktopNotification): Promise<void> {
    const result = await notifier.show(notice);
    if (result.kind === 'failed') logger.error('support.notice.not-shown', { reason: result.reason });
  }

  function tellOnce(notice: DesktopNotification, now: number): void {
    if (claims.claim(notice.key, now)) void tell(notice);
  }

  function lookAtPeriods(zone: string, now: number): void {
    const { date, periods } = options.today();
    for (const period of periods) {
      if (now < period.startsAt - beforePeriodMs || now >= period.endsAt) continue;
      if (period.person === undefined && isCovered(period, now)) {
        tellOnce(emptyPeriodNotice(date, period, zone, now), now);
      }
      if (isMineFromBefore(period) && now >= period.startsAt) {
        tellOnce(myPeriodNotice(date, period, zone), now);
      }
    }
  }

  /** By the watch that I have now. */
  function isCovered(period: NominatedPeriod, now: number): boolean {
    const shift = options.shift();
    return shift !== undefined && shift.endsAt > Math.max(now, period.startsAt);
  }

  function look(): void {
    if (!options.isSetUp()) return;
    const now = clock.now();
    const zone = options.zone();
    for (const question of options.running()) {
      if (needsTicket(question, now)) tellOnce(limitNotice(question, zone, now), now);
    }
    lookAtPeriods(zone, now);
  }

  const rounds = createRounds({
    clock,
    everyMs: lookEveryMs,
    look,
    onFailure: (error) => logger.error('support.look.failed', { error }),
  });

  return {
    start(): void {
      unsubscribe ??= notifier.subscribe(({ kind, key }) => {
        if (kind !== 'closed' && isSupportNotice(key)) options.openPage();
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

/** Who names oneself while the period runs knows it. */
function isMineFromBefore({ isMe, history, startsAt }: NominatedPeriod): boolean {
  const last = history.at(-1);
  return isMe && last !== undefined && last.setAt < startsAt;
}
