import type { Duty, RotaGap, RotaOverlap } from '../nouns/rota';
import { type CoverSegment, type ShiftRole, shiftRoles } from '../nouns/watch';
import { compareRoles, compareText } from './duty-order';
import { knownOf } from './known-of-role';
import { personIndex } from './person-index';
import { type Moment, sweepDuties } from './sweep-duties';

export { knownUntilAt } from './known-of-role';

/** The hours in which the required roles must be stood. */
const onCallCovers: readonly CoverSegment['cover'][] = ['on-call', 'doubly-covered'];

/**
 * On-call hours in which a required role is empty although something is known of it (see `knownOf`). A gap is split
 * where those who stand in the other required roles change.
 */
export function findGaps(options: {
  readonly duties: readonly Duty[];
  readonly roles: readonly ShiftRole[];
  readonly segments: readonly CoverSegment[];
  readonly fromAt: number;
  readonly toAt: number;
}): readonly RotaGap[] {
  const roles = shiftRoles.filter((role) => options.roles.includes(role));
  const duties = options.duties.filter((duty) => roles.includes(duty.role));
  const known = new Map(roles.map((role) => [role, knownOf(duties, role)]));
  const isKnown = (role: ShiftRole, instant: number) => {
    const stretch = known.get(role);
    return stretch !== undefined && stretch.fromAt <= instant && instant < stretch.untilAt;
  };
  const gaps = new Map<ShiftRole, RotaGap[]>(roles.map((role) => [role, []]));
  for (const { startsAt, endsAt, standing } of onCallMoments({ ...options, duties })) {
    for (const [role, found] of gaps) {
      if (!isKnown(role, startsAt) || standing.some((duty) => duty.role === role)) continue;
      const present = differentPeople(standing).map((duty) => duty.person.name);
      const last = found.at(-1);
      if (last?.endsAt === startsAt && isSameList(last.present, present)) {
        found[found.length - 1] = { ...last, endsAt };
      } else found.push({ role, startsAt, endsAt, present });
    }
  }
  return [...gaps.values()].flat().sort(byStartAndRole);
}

/** Support is stood by several at once as a rule: only primary and secondary can overlap. */
export function findOverlaps(duties: readonly Duty[], fromAt: number, toAt: number): readonly RotaOverlap[] {
  const overlaps = (['primary', 'secondary'] as const).flatMap((role) => {
    const found: RotaOverlap[] = [];
    const ofRole = duties.filter((duty) => duty.role === role);
    for (const { startsAt, endsAt, standing } of sweepDuties(ofRole, fromAt, toAt)) {
      if (standing.length < 2) continue;
      const different = differentPeople(standing);
      if (different.length < 2) continue;
      const people = different.map((duty) => duty.person.name).sort(compareText);
      const last = found.at(-1);
      if (last?.endsAt === startsAt && isSameList(last.people, people)) {
        found[found.length - 1] = { ...last, endsAt };
      } else found.push({ role, startsAt, endsAt, people });
    }
    return found;
  });
  return overlaps.sort(byStartAndRole);
}

/** The moments of the sweep that lie in on-call hours. */
function* onCallMoments(options: {
  readonly duties: readonly Duty[];
  readonly segments: readonly CoverSegment[];
  readonly fromAt: number;
  readonly toAt: number;
}): Generator<Moment> {
  const needed = options.segments
    .filter((segment) => onCallCovers.includes(segment.cover))
    .sort((a, b) => a.startsAt - b.startsAt);
  const edges = needed.flatMap((segment) => [segment.startsAt, segment.endsAt]);
  let at = 0;
  for (const moment of sweepDuties(options.duties, options.fromAt, options.toAt, edges)) {
    while ((needed[at]?.endsAt ?? Number.POSITIVE_INFINITY) <= moment.startsAt) at += 1;
    const segment = needed[at];
    if (segment === undefined) return;
    if (segment.startsAt <= moment.startsAt) yield moment;
  }
}

/** One duty for each person, by role and name. */
function differentPeople(standing: readonly Duty[]): readonly Duty[] {
  const inOrder = [...standing].sort(
    (a, b) => compareRoles(a.role, b.role) || compareText(a.person.name, b.person.name),
  );
  const different = personIndex<Duty>();
  return inOrder.filter((duty) => {
    if (different.like(duty).length > 0) return false;
    different.add(duty);
    return true;
  });
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

type Found = { readonly startsAt: number; readonly role: ShiftRole };

function byStartAndRole(a: Found, b: Found): number {
  return a.startsAt - b.startsAt || compareRoles(a.role, b.role);
}
