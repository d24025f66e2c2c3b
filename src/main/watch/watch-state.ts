import type { WatchState } from '../../shared/nouns/watch';

export type WatchFacts = {
  readonly onWatch: boolean;
  readonly liveIncidents: number;
  readonly unheldHigh: number;
  readonly held: number;
  readonly openItems: number;
  readonly blind: boolean;
  /** A shift has ended and its keeper still holds something of it. */
  readonly isLeaving: boolean;
  /** The readiness check failed, so nothing here may look as if all were well. */
  readonly notReady: boolean;
  /** An update was promised for about now. */
  readonly isUpdateDue: boolean;
};

/**
 * The one state that the tray shows, the most pressing first. Off watch, only a live incident is worth a look, and what
 * was not given to anybody.
 */
export function watchState(facts: WatchFacts): WatchState {
  if (facts.liveIncidents > 0) return 'incident';
  if (!facts.onWatch) return facts.isLeaving || facts.isUpdateDue ? 'needs-you' : 'off-watch';
  if (facts.unheldHigh > 0) return 'needs-you';
  if (facts.blind) return 'blind';
  if (facts.openItems > 0 || facts.notReady || facts.isUpdateDue) return 'needs-you';
  return facts.held > 0 ? 'held' : 'quiet';
}
