import { randomUUID } from 'node:crypto';
import type { FallbackReason } from '../../../shared/nouns/page';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../../ports';
import type { PageRecordKind, PageRecords } from './page-records';
import { createWindowPages, type WindowPages } from './window-pages';

/** Puts pages on the desktop, and into the window where the desktop is not known to have done its part. */
export type PageDelivery = {
  /** Never rejects. */
  show(notification: DesktopNotification, alarmIds: readonly string[]): Promise<ShowResult>;
  /** Takes it off the desktop and out of the window. */
  withdraw(key: string): void;
  /** A person did something with it: that it comes up where somebody is, is proven. */
  answered(key: string): void;
  readonly window: Pick<WindowPages, 'list' | 'drawn'> & { putAside(id: string): void };
  /** Why the last page did not come up; undefined once one did. */
  failure(): string | undefined;
  close(): void;
};

export type PageDeliveryOptions = {
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly records: PageRecords;
  /** What the window has to show is other than before. */
  readonly onChange: () => void;
  /** Somebody has to be roused whom the desktop may not have reached. */
  readonly onDemand: (notification: DesktopNotification) => void;
  /** Whether pages reach the desktop is other than before. */
  readonly onFailing: (reason: string | undefined) => void;
};

/** Every way to the desktop answers well within this, or hangs. */
const wordWithinMs = 5_000;
/** Do-not-disturb swallows pages and says nothing of it: with this many and no answer, nobody is known to see them. */
const shownUnanswered = 3;

type Tried = {
  readonly id: string;
  readonly at: number;
  readonly alarmIds: readonly string[];
  hasFallenBack: boolean;
};

export function createPageDelivery(options: PageDeliveryOptions): PageDelivery {
  const { notifier, clock, logger, records } = options;
  /** How often each was shown since somebody last did something with it. */
  const unanswered = new Map<string, number>();
  const tried = new Map<string, Tried>();
  let failing: string | undefined;
  let isClosed = false;
  const window = createWindowPages({
    clock,
    onChange: options.onChange,
    onDrawn: (key) => record(key, 'window-drew'),
    onNobody(key, { why }) {
      record(key, 'reached-nobody', 'no window was in view');
      logger.error('page.reached-nobody', { key, why });
    },
  });

  /** The record is for later; a disk that is full must not stop a page. */
  function record(key: string, what: PageRecordKind, reason = ''): void {
    const by = tried.get(key);
    if (by === undefined) return;
    const { id, alarmIds } = by;
    try {
      const about = { pageId: id, key, alarmId: alarmIds[0], alarms: alarmIds.length };
      records.add({ ...about, at: clock.now(), what, reason });
    } catch (error) {
      logger.error('page.record.failed', { key, what, error });
    }
  }

  function setFailing(reason: string | undefined): void {
    if (failing === reason) return;
    failing = reason;
    options.onFailing(reason);
  }

  function fallBack(notification: DesktopNotification, by: Tried, why: FallbackReason, reason: string): void {
    const { key, title, body, urgency } = notification;
    record(key, why, reason);
    if (by.hasFallenBack) return;
    by.hasFallenBack = true;
    record(key, 'window-asked');
    const about = { alarmId: by.alarmIds[0], alarms: by.alarmIds.length };
    window.demand(key, { id: by.id, title, body, urgency, ...about, at: by.at, why, reason });
    options.onDemand(notification);
  }

  function isCurrent(key: string, by: Tried): boolean {
    return !isClosed && tried.get(key) === by;
  }

  function settle(notification: DesktopNotification, by: Tried, result: ShowResult): void {
    const { key } = notification;
    if (isClosed) return;
    setFailing(result.kind === 'failed' ? result.reason : undefined);
    if (result.kind === 'failed') {
      logger.error('page.failed', { key, alarms: by.alarmIds.length, reason: result.reason });
      if (isCurrent(key, by)) fallBack(notification, by, 'failed', result.reason);
      return;
    }
    if (!isCurrent(key, by)) return;
    record(key, 'shown');
    const times = (unanswered.get(key) ?? 0) + 1;
    unanswered.set(key, times);
    if (notification.urgency === 'high' && times >= shownUnanswered) {
      fallBack(notification, by, 'unanswered', `shown ${times} times`);
    } else window.drop(key);
  }

  return {
    async show(notification, alarmIds) {
      const { key } = notification;
      const by: Tried = { id: randomUUID(), at: clock.now(), alarmIds, hasFallenBack: false };
      tried.set(key, by);
      const cancel = clock.after(wordWithinMs, () => {
        if (!isCurrent(key, by)) return;
        logger.error('page.no-word', { key });
        setFailing('the desktop did not say that it was shown');
        fallBack(notification, by, 'no-word', '');
      });
      const result = await notifier.show(notification).catch(
        (error: unknown): ShowResult => ({
          kind: 'failed',
          reason: error instanceof Error ? error.message : 'unknown',
        }),
      );
      cancel();
      settle(notification, by, result);
      return result;
    },
    withdraw(key) {
      tried.delete(key);
      unanswered.delete(key);
      window.drop(key);
      notifier.withdraw(key).catch((error: unknown) => logger.warn('page.withdraw.failed', { key, error }));
    },
    answered(key) {
      unanswered.delete(key);
      window.drop(key);
    },
    window: {
      list: window.list,
      drawn: window.drawn,
      putAside(id) {
        const key = window.putAside(id);
        if (key !== undefined) unanswered.delete(key);
      },
    },
    failure: () => failing,
    close() {
      isClosed = true;
      window.close();
    },
  };
}
