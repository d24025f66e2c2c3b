import type { Failure } from '../../shared/errors';
import type { AlarmSource, SourceHealth } from '../../shared/nouns/alarm';
import type { OpenBlindness } from './blind-store';
import type { KnownSource } from './source-store';

/** How a source fares in this run. */
export type SourceState = {
  readonly lastSuccessAt: number | undefined;
  /** Polls in a row that failed. */
  readonly failing:
    | { readonly sinceAt: number; readonly polls: number; readonly failure: Failure }
    | undefined;
  readonly isPolled: boolean;
  readonly unreadable: number;
  readonly blind: OpenBlindness | undefined;
};

/** One failed poll may be chance; a second is not. */
const pollsUntilBlind = 2;

export function stateAtStart(
  lastSuccessAt: number | undefined,
  blind: OpenBlindness | undefined,
): SourceState {
  return { lastSuccessAt, failing: undefined, isPolled: false, unreadable: 0, blind };
}

export function afterSuccess(at: number, unreadable: number): SourceState {
  return { lastSuccessAt: at, failing: undefined, isPolled: true, unreadable, blind: undefined };
}

export function afterFailure(state: SourceState, at: number, failure: Failure): SourceState {
  const { sinceAt, polls } = state.failing ?? { sinceAt: at, polls: 0 };
  return { ...state, isPolled: true, failing: { sinceAt, polls: polls + 1, failure } };
}

/** Since when a source is blind that has no open period yet; undefined while it is not. */
export function newlyBlindSinceAt(state: SourceState): number | undefined {
  if (state.failing === undefined || state.blind !== undefined) return undefined;
  if (state.lastSuccessAt === undefined) return state.failing.sinceAt;
  return state.failing.polls >= pollsUntilBlind ? state.lastSuccessAt : undefined;
}

export function toAlarmSource({ id, kind, name, url }: KnownSource, state: SourceState): AlarmSource {
  return {
    id,
    kind,
    name,
    url,
    health: healthOf(state),
    blindSinceAt: state.blind?.fromAt,
    unreadable: state.unreadable,
  };
}

function healthOf({ lastSuccessAt, failing, isPolled }: SourceState): SourceHealth {
  if (failing !== undefined) {
    return { state: 'failing', lastSuccessAt, failingSinceAt: failing.sinceAt, failure: failing.failure };
  }
  return isPolled && lastSuccessAt !== undefined ? { state: 'fresh', lastSuccessAt } : { state: 'waiting' };
}
