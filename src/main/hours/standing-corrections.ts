import type { Span } from '../../shared/rota/on-call-hours';
import type { Correction } from './correction-store';

export type StandingCorrection = Exclude<Correction, { readonly kind: 'undone' }>;

/** What stands of the corrections of one stretch, the newest last: each `undone` has taken the one before it back. */
export function standingOf(corrections: readonly Correction[]): readonly StandingCorrection[] {
  const standing: StandingCorrection[] = [];
  for (const correction of corrections) {
    if (correction.kind === 'undone') standing.pop();
    else standing.push(correction);
  }
  return standing;
}

/** The times that a person gave last. Leaving a stretch out leaves its times as they were. */
export function timesGiven(standing: readonly StandingCorrection[]): Span | undefined {
  const given = standing.findLast(({ kind }) => kind !== 'left-out');
  return given === undefined ? undefined : { startsAt: given.startsAt, endsAt: given.endsAt };
}

/** By stretch, in the order of saving. */
export function byStretch(
  corrections: readonly Correction[],
): ReadonlyMap<string, readonly [Correction, ...Correction[]]> {
  const found = new Map<string, [Correction, ...Correction[]]>();
  for (const correction of corrections) {
    const others = found.get(correction.stretch);
    if (others === undefined) found.set(correction.stretch, [correction]);
    else others.push(correction);
  }
  return found;
}
