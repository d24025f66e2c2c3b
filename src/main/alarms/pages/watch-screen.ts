import { randomUUID } from 'node:crypto';
import type { Alarm, AlarmSource, BlindPeriod } from '../../../shared/nouns/alarm';
import type { Pack } from '../../../shared/nouns/pack';
import type { PageChoices, PageRing, PagesView } from '../../../shared/nouns/page';
import type { Writer } from '../../database/handles';
import type { Announce } from '../../event-hub';
import type { Clock, Logger, Notifier } from '../../ports';
import { createBlindNotices } from '../blind-notices';
import { createSettingValue } from '../setting-value';
import type { BlindSource } from '../source-register';
import type { Gap } from '../watch-tick';
import { createAcknowledgedPages } from './acknowledged-pages';
import { createAwayDigest } from './away-digest';
import { createDeclareNudge } from './declare-nudge';
import { digestKey } from './digest-words';
import { createNetworkLoss } from './network-loss';
import { createPageChoices } from './page-choices';
import { createPageDelivery } from './page-delivery';
import { createPageRecords, type PageRecord } from './page-records';
import { rhythmOf } from './page-rhythm';
import { createPageStore } from './page-store';
import { createPager } from './pager';
import { createUnseenStore } from './unseen-store';
import { createWatchEnds } from './watch-ends';

/** What a window asks of paging. */
export type AlarmPages = {
  read(): PagesView;
  choose(choices: PageChoices): PagesView;
  /** The window drew these of its own pages where a person can see them. */
  seen(ids: readonly string[]): PagesView;
  putAside(id: string): PagesView;
  undo(holdId: string): PagesView;
  /** A person has seen these alarms. */
  markSeen(alarmIds: readonly string[]): void;
  /** What became of the pages of a stretch. */
  records(fromAt: number, toAt: number): readonly PageRecord[];
};

/** All that the watch shows on the desktop: pages for alarms, notices of blindness, digests. Off watch it shows nothing. */
export type WatchScreen = {
  /** Brings the desktop in line with what is known now. Never throws. */
  refresh(): void;
  /** Until `releasePages`, things are only taken back. */
  holdPages(): void;
  releasePages(): void;
  /** Nobody could watch; what went on meanwhile is told once. */
  wasAway(gap: Gap): void;
  readonly pages: AlarmPages;
  close(): void;
};

export type WatchScreenOptions = {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly onWatch: () => boolean;
  readonly pack: () => Pack | undefined;
  readonly alarmById: (id: string) => Alarm | undefined;
  /** From a notification. */
  readonly acknowledge: (alarmId: string) => Alarm;
  /** A hold is gone as if it had not been, or what ended was seen. */
  readonly onAlarms: () => void;
  readonly blindNow: () => readonly BlindSource[];
  readonly sources: () => readonly AlarmSource[];
  readonly during: (
    fromAt: number,
    toAt: number,
  ) => { readonly alarms: readonly Alarm[]; readonly blind: readonly BlindPeriod[] };
  /** Whether an incident that is live was declared of the alarm. */
  readonly inLiveIncident: (alarmId: string) => boolean;
  /** Whether pages reach the desktop is other than before; undefined where they do. */
  readonly onPagesFailing: (reason: string | undefined) => void;
};

/** Several pages of one moment are heard as one. */
const ringsApartMs = 2_000;

export function createWatchScreen(options: WatchScreenOptions): WatchScreen {
  const { db, clock, logger, notifier, announce } = options;
  const choices = createPageChoices(db);
  const records = createPageRecords(db);
  const pages = createPageStore(db);
  const unseen = createUnseenStore(db);
  const watchEnds = createWatchEnds(createSettingValue(db, 'pages.watch'));
  let lastRing: PageRing | undefined;
  // Held until the first look of a run is done.
  let isHeld = true;
  let isDigestUp = false;
  let isClosed = false;

  const openAlarm = (alarmId: string) => announce('alarm.opened', { alarmId });
  const declare = (alarmId: string) => announce('page.wanted', { page: 'declare', alarmId });

  const delivery = createPageDelivery({
    notifier,
    clock,
    logger,
    records,
    onChange: tell,
    // Nobody is known to be reached: this is heard whatever was chosen.
    onDemand: ({ urgency }) => {
      if (urgency === 'high') ring();
    },
    onFailing: options.onPagesFailing,
  });
  const acknowledged = createAcknowledgedPages({
    db,
    pages,
    notifier,
    clock,
    logger,
    alarmById: options.alarmById,
    acknowledge: options.acknowledge,
    onUndone(alarmId) {
      pager.putBack(alarmId);
      options.onAlarms();
    },
    onChange: tell,
  });
  const pager = createPager({
    pages,
    delivery,
    notifier,
    clock,
    logger,
    alarmById: options.alarmById,
    acknowledge: acknowledged.acknowledge,
    open: openAlarm,
    declare,
    onHigh: () => {
      if (choices.read().ownSound) ring();
    },
  });
  const blindNotices = createBlindNotices({
    clock,
    logger,
    delivery,
    told: createSettingValue(db, 'alarms.blindTold'),
  });
  const digest = createAwayDigest({
    clock,
    logger,
    pending: createSettingValue(db, 'pages.away'),
    during: options.during,
    missing: unseen.missing,
    sources: options.sources,
    show(notification) {
      isDigestUp = true;
      void delivery.show(notification, []);
    },
  });
  const networkLoss = createNetworkLoss(options);
  const nudge = createDeclareNudge({
    db,
    notifier,
    clock,
    logger,
    inLiveIncident: options.inLiveIncident,
    declare,
    open: openAlarm,
  });
  const unsubscribe = notifier.subscribe(({ key, kind }) => {
    if (key !== digestKey || kind === 'closed') return;
    delivery.answered(key);
    announce('page.wanted', { page: 'watch' });
  });

  function view(): PagesView {
    return {
      choices: choices.read(),
      fallback: delivery.window.list(),
      undoable: acknowledged.list(),
      ring: lastRing,
    };
  }

  function tell(): void {
    if (!isClosed) announce('pages.changed', view());
  }

  function told(): PagesView {
    tell();
    return view();
  }

  function ring(): void {
    const now = clock.now();
    if (lastRing !== undefined && Math.abs(now - lastRing.at) < ringsApartMs) return;
    lastRing = { id: randomUUID(), at: now };
    tell();
  }

  function showOnWatch({ zone, alarms }: Pack): void {
    // First, so that nothing that goes wrong with the pages can keep it back.
    blindNotices.run(options.blindNow(), zone, alarms.repeatEveryMs);
    if (isHeld) {
      pager.tidy();
      return;
    }
    attempt(() => digest.run(zone));
    pager.run(rhythmOf(alarms), digest.isSettling() ? 1 : undefined);
    // A question is for a quiet moment.
    if (!digest.isSettling()) attempt(() => nudge.run(alarms.nudgeAfterMs));
  }

  function takeAllBack(): void {
    digest.forget();
    pager.withdrawAll();
    blindNotices.withdrawAll();
    nudge.withdrawAll();
    if (isDigestUp) delivery.withdraw(digestKey);
    isDigestUp = false;
  }

  function noteWatchEnds(isOnWatch: boolean): void {
    const now = clock.now();
    const endedAt = watchEnds.look(isOnWatch, now);
    if (endedAt === undefined || choices.read().offWatch === 'nothing') return;
    digest.note({ reason: 'off-watch', fromAt: endedAt, toAt: now });
  }

  function attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      logger.error('watch.screen.failed', { error });
    }
  }

  function refresh(): void {
    const pack = options.pack();
    if (isClosed || pack === undefined) return;
    const isOnWatch = options.onWatch();
    attempt(() => noteWatchEnds(isOnWatch));
    const lost = networkLoss.look();
    if (lost !== undefined) digest.note(lost);
    attempt(isOnWatch ? () => showOnWatch(pack) : takeAllBack);
  }

  return {
    refresh,
    holdPages() {
      isHeld = true;
    },
    releasePages() {
      isHeld = false;
      refresh();
    },
    wasAway: digest.note,
    pages: {
      read: view,
      choose(next) {
        choices.write(next);
        return told();
      },
      seen(ids) {
        delivery.window.drawn(ids);
        return view();
      },
      putAside(id) {
        delivery.window.putAside(id);
        return view();
      },
      undo(holdId) {
        acknowledged.undo(holdId);
        return view();
      },
      markSeen(alarmIds) {
        if (unseen.markSeen(alarmIds, clock.now())) options.onAlarms();
      },
      records: records.between,
    },
    close() {
      isClosed = true;
      unsubscribe();
      pager.close();
      acknowledged.close();
      nudge.close();
      delivery.close();
      blindNotices.close();
    },
  };
}
