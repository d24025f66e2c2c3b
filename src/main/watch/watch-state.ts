import type { WatchState } from '../../shared/nouns/watch';

export type WatchFacts = {
  readonly onWatch: boolean;
  readonly liveIncidents: number;
  readonly unheldHigh: number;
  readonly held: number;
  readonly openItems: number;
  readonly blind: boolean;
};

/** The one state that the tray shows, the most pressing first. Off watch, only a live incident is worth a look. */
export function watchState(facts: WatchFacts): WatchState {
  if (facts.liveIncidents > 0) return 'incident';
  if (!facts.onWatch) return 'off-watch';
  if (facts.unheldHigh > 0) return 'needs-you';
  if (facts.blind) return 'blind';
  if (facts.openItems > 0) return 'needs-you';
  return facts.held > 0 ? 'held' : 'quiet';
}
