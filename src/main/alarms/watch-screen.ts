import type { Alarm } from '../../shared/nouns/alarm';
import type { Pack } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Logger, Notifier } from '../ports';
import { createBlindNotices } from './blind-notices';
import { createPageStore } from './page-store';
import { createPager } from './pager';
import { createSettingValue } from './setting-value';
import type { BlindSource } from './source-register';

/** All that the watch shows on the desktop: pages for alarms, and notices of blindness. Off watch it shows nothing. */
export type WatchScreen = {
  /** Brings the desktop in line with what is known now. Never throws. */
  refresh(): void;
  /** Until `releasePages`, things are only taken back. */
  holdPages(): void;
  releasePages(): void;
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
  readonly acknowledge: (alarmId: string) => void;
  readonly blindNow: () => readonly BlindSource[];
};

export function createWatchScreen(options: WatchScreenOptions): WatchScreen {
  const { db, logger, announce } = options;
  const pager = createPager({
    ...options,
    pages: createPageStore(db),
    open: (alarmId) => announce('alarm.opened', { alarmId }),
  });
  const blindNotices = createBlindNotices({ ...options, told: createSettingValue(db, 'alarms.blindTold') });
  // Held until the first look of a run is done.
  let isHeld = true;
  let isClosed = false;

  function show({ zone, alarms: { repeatEveryMs } }: Pack): void {
    if (!options.onWatch()) {
      pager.withdrawAll();
      blindNotices.withdrawAll();
      return;
    }
    // First, so that nothing that goes wrong with the pages can keep it back.
    blindNotices.run(options.blindNow(), zone, repeatEveryMs);
    if (isHeld) pager.tidy();
    else pager.run(repeatEveryMs);
  }

  function refresh(): void {
    const pack = options.pack();
    if (isClosed || pack === undefined) return;
    try {
      show(pack);
    } catch (error) {
      logger.error('watch.screen.failed', { error });
    }
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
    close() {
      isClosed = true;
      pager.close();
      blindNotices.close();
    },
  };
}
