import type { CoverNow, CoverSegment, LeavingView, Shift, WatchView } from '../../shared/nouns/watch';
import { coalesce } from '../coalesce';
import type { Announce } from '../event-hub';
import type { Clock, Logger } from '../ports';
import { watchState } from './watch-state';

/** Boundaries and holds pass without anybody doing anything, so the view is looked at again this often. */
const lookAgainMs = 10_000;

export type WatchService = {
  read(): WatchView;
  /** Something that the view shows may have changed. */
  changed(): void;
  start(): void;
  close(): void;
};

/** Puts together what the head of the page and the tray say. */
export function createWatchService(options: {
  readonly clock: Clock;
  readonly announce: Announce;
  readonly logger: Logger;
  readonly isSetUp: () => boolean;
  readonly cover: () => {
    readonly zone: string;
    readonly cover: CoverNow;
    readonly day: readonly CoverSegment[];
  };
  readonly shift: () => Shift | undefined;
  readonly nextShift: () => Shift | undefined;
  readonly alarmCounts: () => { readonly unheldHigh: number; readonly held: number };
  readonly blindSinceAt: () => number | undefined;
  readonly openItems: () => number;
  readonly liveIncidentIds: () => readonly string[];
  readonly leaving: () => LeavingView | undefined;
  readonly readiness: () => WatchView['readiness'];
  readonly promises: {
    ahead(): WatchView['promises'];
    isPressing(): boolean;
  };
}): WatchService {
  const { clock } = options;
  let lastTold = '';
  let cancel = (): void => {};

  function read(): WatchView {
    const shift = options.shift();
    const { unheldHigh, held } = options.alarmCounts();
    const blindSinceAt = options.blindSinceAt();
    const openItems = options.openItems();
    const liveIncidentIds = options.liveIncidentIds();
    const leaving = options.leaving();
    const readiness = options.readiness();
    const facts = { onWatch: shift !== undefined, unheldHigh, held, openItems };
    return {
      readAt: clock.now(),
      ...options.cover(),
      shift,
      nextShift: options.nextShift(),
      state: watchState({
        ...facts,
        liveIncidents: liveIncidentIds.length,
        blind: blindSinceAt !== undefined,
        isLeaving: leaving !== undefined,
        notReady: readiness === 'not-ready',
        isUpdateDue: options.promises.isPressing(),
      }),
      unheldHigh,
      held,
      openItems,
      liveIncidentIds,
      blindSinceAt,
      leaving,
      readiness,
      promises: options.promises.ahead(),
    };
  }

  function tellIfChanged(): void {
    if (!options.isSetUp()) return;
    const view = read();
    const { readAt: _readAt, ...compared } = view;
    const told = JSON.stringify(compared);
    if (told === lastTold) return;
    lastTold = told;
    options.announce('watch.changed', view);
  }

  const failed = (error: unknown) => options.logger.error('watch.tell-failed', { error });
  const soon = coalesce(clock, tellIfChanged, failed);

  function lookAgain(): void {
    cancel = clock.after(lookAgainMs, lookAgain);
    try {
      tellIfChanged();
    } catch (error) {
      failed(error);
    }
  }

  return {
    read,
    changed: soon.soon,
    start: lookAgain,
    close() {
      cancel();
      soon.cancel();
    },
  };
}
