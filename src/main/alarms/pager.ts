import type { Alarm } from '../../shared/nouns/alarm';
import type { Priority } from '../../shared/nouns/pack';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../ports';
import type { DuePage, PageStore } from './page-store';
import { alarmIdOf, alarmPage, stormPage } from './page-words';

export type Pager = {
  /** Shows what is due, and takes back what nobody needs to see any more. */
  run(repeatEveryMs: number): void;
  /** Only takes back. */
  tidy(): void;
  withdrawAll(): void;
  close(): void;
};

export type PagerOptions = {
  readonly pages: PageStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly acknowledge: (alarmId: string) => void;
  readonly open: (alarmId: string) => void;
};

/** More than this many due at one moment become one page. */
const mostPagesAtOnce = 5;

export function createPager(options: PagerOptions): Pager {
  const { pages, notifier, clock, logger } = options;
  /** What is on the screen as far as we know: each notification with the alarms it tells of. */
  const standing = new Map<string, readonly string[]>();
  /** Claims that could not be written: a full or locked disk must silence no page, nor repeat it at every tick. */
  const claimedUntil = new Map<string, number>();
  let isClosed = false;

  function claim(alarmIds: readonly string[], nextPageAt: number): void {
    try {
      pages.claim(alarmIds, nextPageAt);
      claimedUntil.clear();
    } catch (error) {
      logger.error('page.claim.failed', { alarms: alarmIds.length, error });
      for (const id of alarmIds) claimedUntil.set(id, nextPageAt);
    }
  }

  const unsubscribe = notifier.subscribe((event) => {
    const about = alarmIdOf(event.key);
    if (about === undefined || event.kind === 'closed') return;
    try {
      if (event.kind === 'action' && event.actionId === 'acknowledge') options.acknowledge(about);
      else openFirst(standing.get(event.key)?.[0] ?? about);
    } catch (error) {
      logger.error('page.answer.failed', { alarmId: about, error });
    }
  });

  function openFirst(alarmId: string): void {
    if (options.alarmById(alarmId) !== undefined) options.open(alarmId);
  }

  function withdraw(key: string): void {
    standing.delete(key);
    notifier.withdraw(key).catch((error: unknown) => logger.warn('page.withdraw.failed', { key, error }));
  }

  /** Leaves in each notification the alarms that pass, and withdraws it when none does. */
  function keepOnly(passes: (alarmId: string) => boolean): void {
    for (const [key, alarmIds] of standing) {
      const left = alarmIds.filter(passes);
      if (left.length === 0) withdraw(key);
      else if (left.length < alarmIds.length) standing.set(key, left);
    }
  }

  function present(notification: DesktopNotification, alarmIds: readonly string[]): void {
    const told = new Set(alarmIds);
    // Its own key is left alone: the new one takes its place without a gap.
    standing.delete(notification.key);
    keepOnly((id) => !told.has(id));
    standing.set(notification.key, alarmIds);
    void show(notification, alarmIds);
  }

  async function show(notification: DesktopNotification, alarmIds: readonly string[]): Promise<void> {
    const result = await notifier.show(notification).catch(
      (error: unknown): ShowResult => ({
        kind: 'failed',
        reason: error instanceof Error ? error.message : 'unknown',
      }),
    );
    if (isClosed) return;
    try {
      if (result.kind === 'shown') pages.noteShown(alarmIds);
      else {
        pages.noteFailure(alarmIds, result.reason);
        logger.error('page.failed', {
          key: notification.key,
          alarms: alarmIds.length,
          reason: result.reason,
        });
      }
    } catch (error) {
      logger.error('page.record.failed', { key: notification.key, error });
    }
    // Held, ended or off watch while it was on its way to the screen.
    if (!standing.has(notification.key)) withdraw(notification.key);
  }

  function pageAll(priority: Priority, due: readonly DuePage[]): void {
    const ids = due.map(({ alarmId }) => alarmId);
    if (due.length > mostPagesAtOnce) {
      // A page that stands already would only repeat what the storm's says.
      present(stormPage(priority, due), ids);
      return;
    }
    for (const id of ids) {
      const alarm = options.alarmById(id);
      if (alarm !== undefined) present(alarmPage(alarm), [id]);
    }
  }

  const pager: Pager = {
    run(repeatEveryMs) {
      pager.tidy();
      const now = clock.now();
      const due = pages.due(now, repeatEveryMs).filter(({ alarmId }) => {
        const until = claimedUntil.get(alarmId) ?? now;
        return until <= now || until > now + repeatEveryMs;
      });
      if (due.length === 0) return;
      claim(
        due.map(({ alarmId }) => alarmId),
        now + repeatEveryMs,
      );
      for (const priority of ['high', 'low'] as const) {
        const ofPriority = due.filter((page) => page.priority === priority);
        if (ofPriority.length > 0) pageAll(priority, ofPriority);
      }
    },
    tidy() {
      const now = clock.now();
      keepOnly((id) => pages.isWanted(id, now));
    },
    withdrawAll() {
      for (const key of [...standing.keys()]) withdraw(key);
    },
    close() {
      isClosed = true;
      unsubscribe();
    },
  };
  return pager;
}
