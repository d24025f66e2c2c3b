import type { Failure } from '../../shared/errors';
import {
  type AlarmSource,
  type SignInKind,
  type SourceHealth,
  type SourcePart,
  signInKinds,
} from '../../shared/nouns/alarm';
import type { ReadOutcome } from '../alarm-reader';
import type { OpenBlindness } from './blind-store';
import type { KnownSource } from './source-store';

export type FailedRead = Omit<Extract<ReadOutcome, { kind: 'failed' }>, 'kind'>;

/** How a source fares in this run. */
export type SourceState = {
  readonly lastSuccessAt: number | undefined;
  /** Polls in a row that failed. */
  readonly failing:
    | {
        readonly sinceAt: number;
        readonly polls: number;
        readonly failure: Failure;
        readonly retryAfterMs: number | undefined;
      }
    | undefined;
  readonly isPolled: boolean;
  readonly unreadable: number;
  readonly parts: readonly SourcePart[];
  readonly isSettling: boolean;
  readonly restartedAt: number | undefined;
  readonly leftOut: number;
  readonly cutAt: number | undefined;
  readonly blind: OpenBlindness | undefined;
};

/** One failed poll may be chance; a second is not. */
const pollsUntilBlind = 2;

export function stateAtStart(
  lastSuccessAt: number | undefined,
  blind: OpenBlindness | undefined,
): SourceState {
  return {
    lastSuccessAt,
    failing: undefined,
    isPolled: false,
    unreadable: 0,
    parts: [],
    isSettling: false,
    restartedAt: undefined,
    leftOut: 0,
    cutAt: undefined,
    blind,
  };
}

export function afterSuccess(
  at: number,
  { unreadable, parts = [], isWhole, restartedAt, cutAt }: Extract<ReadOutcome, { kind: 'read' }>,
  leftOut: number,
): SourceState {
  const isSettling = isWhole === false;
  return {
    lastSuccessAt: at,
    failing: undefined,
    isPolled: true,
    unreadable,
    parts,
    isSettling,
    restartedAt,
    leftOut,
    cutAt,
    blind: undefined,
  };
}

export function afterFailure(
  state: SourceState,
  at: number,
  { failure, parts = [], retryAfterMs }: FailedRead,
): SourceState {
  const { sinceAt, polls } = state.failing ?? { sinceAt: at, polls: 0 };
  const failing = { sinceAt, polls: polls + 1, failure, retryAfterMs };
  return { ...state, isPolled: true, isSettling: false, parts, failing };
}

/** Since when a source is blind that has no open period yet; undefined while it is not. */
export function newlyBlindSinceAt(state: SourceState): number | undefined {
  if (state.failing === undefined || state.blind !== undefined) return undefined;
  if (state.lastSuccessAt === undefined) return state.failing.sinceAt;
  return state.failing.polls >= pollsUntilBlind ? state.lastSuccessAt : undefined;
}

export function toAlarmSource(
  { id, kind, name, url, settings }: KnownSource,
  state: SourceState,
): AlarmSource {
  return {
    id,
    kind,
    name,
    url,
    health: healthOf(state),
    blindSinceAt: state.blind?.fromAt,
    unreadable: state.unreadable,
    signIn: signInOf(settings.signIn),
    parts: state.parts,
    isSettling: kind === 'alertmanager' && state.isSettling,
    restartedAt: state.isSettling ? state.restartedAt : undefined,
    ...(state.leftOut === 0 ? {} : { leftOut: state.leftOut }),
    ...(state.cutAt === undefined ? {} : { cutAt: state.cutAt }),
  };
}

function healthOf({ lastSuccessAt, failing, isPolled }: SourceState): SourceHealth {
  if (failing !== undefined) {
    return { state: 'failing', lastSuccessAt, failingSinceAt: failing.sinceAt, failure: failing.failure };
  }
  return isPolled && lastSuccessAt !== undefined ? { state: 'fresh', lastSuccessAt } : { state: 'waiting' };
}

function signInOf(kept: unknown): SignInKind {
  return signInKinds.find((kind) => kind === kept) ?? 'none';
}
