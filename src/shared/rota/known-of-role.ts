import type { Duty } from '../nouns/rota';
import type { ShiftRole } from '../nouns/watch';

/**
 * Between when and when something is known of a role, in which an empty stretch means that nobody stands. What was
 * entered by hand counts as far as it goes on from what the sources tell: a single shift entered for June does not make
 * the months before it known. Where no source tells of the role, what was entered is all that is known.
 */
export function knownOf(
  duties: readonly Duty[],
  role: ShiftRole,
): { readonly fromAt: number; readonly untilAt: number } | undefined {
  const ofRole = duties.filter((duty) => duty.role === role);
  const told = ofRole.filter((duty) => duty.sourceId !== 'hand');
  const sure = told.length > 0 ? told : ofRole;
  if (sure.length === 0) return undefined;
  let fromAt = Number.POSITIVE_INFINITY;
  let untilAt = Number.NEGATIVE_INFINITY;
  for (const duty of sure) {
    fromAt = Math.min(fromAt, duty.startsAt);
    untilAt = Math.max(untilAt, duty.endsAt);
  }
  for (const duty of [...ofRole].sort((a, b) => a.startsAt - b.startsAt)) {
    if (duty.startsAt <= untilAt) untilAt = Math.max(untilAt, duty.endsAt);
  }
  for (const duty of [...ofRole].sort((a, b) => b.endsAt - a.endsAt)) {
    if (duty.endsAt >= fromAt) fromAt = Math.min(fromAt, duty.startsAt);
  }
  return { fromAt, untilAt };
}

/** Undefined where nothing is known of the role at all. */
export function knownUntilAt(duties: readonly Duty[], role: ShiftRole): number | undefined {
  return knownOf(duties, role)?.untilAt;
}
