import { WatchkeeperError } from '../../shared/errors';
import { type ReadinessRun, waitingFindings } from '../../shared/nouns/readiness';
import type { Clock, Logger, NotificationEvent, Notifier, ShowResult } from '../ports';
import { type CheckOutcome, failed, passed } from './check-outcome';
import { type InTime, inTime } from './in-time';
import { checkLimitMs } from './machine-checks';
import { testNotification, testNotificationKey } from './test-notification';

export type PersonCheckName = 'notification' | 'sound';

export type PersonChecks = {
  /** Shows the test notification of this run. */
  ask(runId: string): void;
  /** What the person says in the window. Throws `invalid-request` where that cannot count. */
  answer(run: ReadinessRun, check: PersonCheckName, isGood: boolean): void;
  /** Takes the notification back and waits for nobody any more. */
  end(): void;
  close(): void;
};

const answerLimitMs = 2 * 60_000;

type Asked = {
  readonly runId: string;
  readonly askedAt: number;
  shownAt: number | undefined;
  /** A press or a click on it can be told: then nothing else proves that it was seen. */
  isAnswerable: boolean;
  stopWaiting: () => void;
};

/** What only a person can tell: that the notification came up under their hand, and was heard. */
export function createPersonChecks(options: {
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly wait: (runId: string, check: PersonCheckName, finding: string) => void;
  /** Does nothing for a check that was settled before. */
  readonly settle: (runId: string, check: PersonCheckName, outcome: CheckOutcome) => void;
}): PersonChecks {
  const { notifier, clock, logger, wait, settle } = options;
  let asked: Asked | undefined;

  function safely(task: () => void): void {
    try {
      task();
    } catch (error) {
      logger.error('readiness.not-recorded', { error });
    }
  }

  function withdraw(runId: string): void {
    notifier
      .withdraw(testNotificationKey(runId))
      .catch((error: unknown) => logger.warn('readiness.not-withdrawn', { error }));
  }

  function shown(current: Asked, result: InTime<ShowResult>): void {
    if (current !== asked) return;
    const reason = reasonOf(result);
    if (reason !== undefined) {
      const failure = { code: 'notification-not-shown', detail: { reason } } as const;
      settle(current.runId, 'notification', failed('it could not be shown', failure));
      settle(current.runId, 'sound', failed('nothing was shown that could be heard', notHeard));
      // One that comes up late would be pressed for nothing.
      withdraw(current.runId);
      return;
    }
    current.shownAt = clock.now();
    current.isAnswerable = isAnswerable(result);
    current.stopWaiting = clock.after(answerLimitMs, () => safely(() => expire(current)));
    const { press, saySeen, sayHeard } = waitingFindings;
    wait(current.runId, 'notification', current.isAnswerable ? press : saySeen);
    wait(current.runId, 'sound', sayHeard);
  }

  function expire({ runId }: Asked): void {
    settle(runId, 'notification', failed('not pressed within 2 min', notSeen));
    settle(runId, 'sound', failed('not answered within 2 min', notHeard));
    withdraw(runId);
  }

  function pressed({ runId, shownAt, askedAt }: Asked): void {
    const seconds = Math.round((clock.now() - (shownAt ?? askedAt)) / 1_000);
    settle(runId, 'notification', passed(`pressed after ${seconds} s`));
  }

  function said({ runId, isAnswerable }: Asked, isSeen: boolean): void {
    if (isSeen && isAnswerable) {
      throw refusal('press the test notification itself; only that shows that you can be reached');
    }
    settle(runId, 'notification', isSeen ? confirmed : failed('you did not see it', notSeen));
    withdraw(runId);
  }

  const unsubscribe = notifier.subscribe((event: NotificationEvent) => {
    const current = asked;
    if (current === undefined || event.kind === 'closed') return;
    if (event.key === testNotificationKey(current.runId)) safely(() => pressed(current));
  });

  const checks: PersonChecks = {
    ask(runId) {
      checks.end();
      const current: Asked = {
        runId,
        askedAt: clock.now(),
        shownAt: undefined,
        isAnswerable: true,
        stopWaiting: () => undefined,
      };
      asked = current;
      void inTime(clock, checkLimitMs, () =>
        notifier.show(testNotification(runId, notifier.actionsWork)),
      ).then((result) => safely(() => shown(current, result)));
    },
    answer(run, check, isGood) {
      const state = run.checks.find(({ name }) => name === check)?.state;
      if (state !== 'waiting' && state !== 'running') {
        // Pressed twice.
        if ((state === 'passed') === isGood) return;
        throw refusal('it is settled already; begin the check again');
      }
      if (asked?.runId !== run.id || asked.shownAt === undefined) {
        throw refusal('the test notification has not been shown yet');
      }
      if (check === 'sound') {
        settle(run.id, check, isGood ? passed('you heard it') : failed('you did not hear it', notHeard));
      } else said(asked, isGood);
    },
    end() {
      if (asked === undefined) return;
      asked.stopWaiting();
      withdraw(asked.runId);
      asked = undefined;
    },
    close() {
      checks.end();
      unsubscribe();
    },
  };
  return checks;
}

const notSeen = { code: 'notification-not-seen', detail: {} } as const;
const notHeard = { code: 'sound-not-heard', detail: {} } as const;
const confirmed = passed('confirmed in the window, because this desktop does not tell of clicks');

function isAnswerable(result: InTime<ShowResult>): boolean {
  return !(
    result.kind === 'answered' &&
    result.value.kind === 'shown' &&
    result.value.isAnswerable === false
  );
}

/** Why it is not on the screen; undefined when it is. The reasons of the port end with a full stop, ours stand in brackets. */
function reasonOf(result: InTime<ShowResult>): string | undefined {
  if (result.kind === 'late') return `the desktop did not answer within ${checkLimitMs / 1_000} s`;
  if (result.kind === 'threw') return 'the desktop could not be asked';
  return result.value.kind === 'failed' ? result.value.reason.replace(/\.$/, '') : undefined;
}

function refusal(reason: string): WatchkeeperError {
  return new WatchkeeperError('invalid-request', { reason });
}
