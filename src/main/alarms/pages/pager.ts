import type { Alarm } from '../../../shared/nouns/alarm';
import type { Priority } from '../../../shared/nouns/pack';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../../ports';
import { createPageClaims } from './page-claims';
import type { PageDelivery } from './page-delivery';
import { nextInterval, type PageRhythm } from './page-rhythm';
import type { DuePage, PageStore } from './page-store';
import { alarmIdOf, alarmPage, stormPage } from './page-words';

export type Pager = {
  /** Shows what is due, and takes back what nobody needs to see any more. More at once than `most` become one page. */
  run(rhythm: PageRhythm, most?: number): void;
  /** Only takes back. */
  tidy(): void;
  /** Shows one again that was taken back by mistake. It counts as no page, and is not heard. */
  putBack(alarmId: string): void;
  withdrawAll(): void;
  close(): void;
};

export type PagerOptions = {
  readonly pages: PageStore;
  readonly delivery: PageDelivery;
  readonly notifier: Pick<Notifier, 'subscribe'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly acknowledge: (alarmId: string) => void;
  readonly open: (alarmId: string) => void;
  readonly declare: (alarmId: string) => void;
  /** High pages go up. */
  readonly onHigh: () => void;
};

const mostPagesAtOnce = 5;
/** What came this shortly before counts as at once: a storm seldom comes in one poll. */
const atOnceMs = 60_000;

type Standing = {
  readonly priority: Priority;
  readonly alarmIds: readonly string[];
  readonly isStorm: boolean;
  readonly at: number;
};

export function createPager(options: PagerOptions): Pager {
  const { pages, delivery, clock, logger } = options;
  const claims = createPageClaims(pages, logger);
  /** What is on the screen as far as we know: each notification with the alarms it tells of. */
  const standing = new Map<string, Standing>();
  let isClosed = false;

  const unsubscribe = options.notifier.subscribe((event) => {
    const about = alarmIdOf(event.key);
    if (about === undefined || event.kind === 'closed') return;
    delivery.answered(event.key);
    try {
      answer(
        standing.get(event.key)?.alarmIds[0] ?? about,
        event.kind === 'action' ? event.actionId : 'open',
      );
    } catch (error) {
      logger.error('page.answer.failed', { alarmId: about, error });
    }
  });

  function answer(alarmId: string, actionId: string): void {
    if (actionId === 'acknowledge') options.acknowledge(alarmId);
    else if (options.alarmById(alarmId) === undefined) return;
    else if (actionId === 'declare') options.declare(alarmId);
    else options.open(alarmId);
  }

  function withdraw(key: string): void {
    standing.delete(key);
    delivery.withdraw(key);
  }

  /** Leaves in each notification the alarms that pass, and withdraws it when none does. */
  function keepOnly(passes: (alarmId: string) => boolean): void {
    for (const [key, entry] of standing) {
      const left = entry.alarmIds.filter(passes);
      if (left.length === 0) withdraw(key);
      else if (left.length < entry.alarmIds.length) standing.set(key, { ...entry, alarmIds: left });
    }
  }

  /** Takes its alarms out of all others. */
  function present(notification: DesktopNotification, told: Omit<Standing, 'at'>): void {
    const ids = new Set(told.alarmIds);
    // Its own key is left alone: the new one takes its place without a gap.
    standing.delete(notification.key);
    keepOnly((id) => !ids.has(id));
    standing.set(notification.key, { ...told, at: clock.now() });
  }

  async function showAgain(notification: DesktopNotification, alarmId: string): Promise<void> {
    await delivery.show(notification, [alarmId]);
    if (!isClosed && !standing.has(notification.key)) withdraw(notification.key);
  }

  async function show(notification: DesktopNotification, alarmIds: readonly string[]): Promise<void> {
    const result = await delivery.show(notification, alarmIds);
    if (isClosed) return;
    note(notification, alarmIds, result);
    // Held, ended or off watch while it was on its way to the screen.
    if (!standing.has(notification.key)) withdraw(notification.key);
  }

  function note({ key }: DesktopNotification, alarmIds: readonly string[], result: ShowResult): void {
    try {
      if (result.kind === 'shown') pages.noteShown(alarmIds);
      else pages.noteFailure(alarmIds, result.reason);
    } catch (error) {
      logger.error('page.record.failed', { key, error });
    }
  }

  /** With what is due: what the storm of this priority tells of, and what was paged by itself just now. */
  function togetherWith(due: readonly DuePage[], priority: Priority): readonly DuePage[] {
    const now = clock.now();
    const dueIds = new Set(due.map(({ alarmId }) => alarmId));
    const beside = [...standing.values()]
      .filter((entry) => entry.priority === priority && (entry.isStorm || entry.at > now - atOnceMs))
      .flatMap(({ alarmIds }) => alarmIds)
      .filter((id) => !dueIds.has(id));
    return [...due, ...pages.pageable(beside, now)];
  }

  function page(priority: Priority, due: readonly DuePage[], rhythm: PageRhythm, most: number): void {
    const together = togetherWith(due, priority);
    if (together.length > most) {
      // One that is new makes the storm new: it is told at the first interval again, and grows in its place.
      const before = due.some(({ intervalMs }) => intervalMs === undefined)
        ? undefined
        : Math.min(...due.map(({ intervalMs = rhythm.firstMs }) => intervalMs));
      const alarmIds = together.map(({ alarmId }) => alarmId);
      claims.claim(alarmIds, clock.now(), nextInterval(rhythm, before));
      const notification = stormPage(priority, together);
      present(notification, { priority, alarmIds, isStorm: true });
      void show(notification, alarmIds);
      return;
    }
    for (const { alarmId, intervalMs } of due) {
      claims.claim([alarmId], clock.now(), nextInterval(rhythm, intervalMs));
      const alarm = options.alarmById(alarmId);
      if (alarm === undefined) continue;
      present(alarmPage(alarm), { priority, alarmIds: [alarmId], isStorm: false });
      void show(alarmPage(alarm), [alarmId]);
    }
  }

  const pager: Pager = {
    run(rhythm, most = mostPagesAtOnce) {
      pager.tidy();
      const due = claims.unclaimed(pages.due(clock.now()), clock.now());
      for (const priority of ['high', 'low'] as const) {
        const ofPriority = due.filter((each) => each.priority === priority);
        if (ofPriority.length === 0) continue;
        if (priority === 'high') options.onHigh();
        page(priority, ofPriority, rhythm, most);
      }
    },
    tidy() {
      const now = clock.now();
      keepOnly((id) => pages.isWanted(id, now));
    },
    putBack(alarmId) {
      const alarm = options.alarmById(alarmId);
      if (alarm === undefined || !pages.isWanted(alarmId, clock.now())) return;
      const notification = { ...alarmPage(alarm), sound: false };
      present(notification, { priority: alarm.priority, alarmIds: [alarmId], isStorm: false });
      void showAgain(notification, alarmId);
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
