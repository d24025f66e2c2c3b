import type { Duty } from '../nouns/rota';
import { type ShiftRole, shiftRoles } from '../nouns/watch';

/** By start, then primary before secondary before support; the rest is only there so that the order is always the same. */
export function compareDuties(a: Duty, b: Duty): number {
  return (
    a.startsAt - b.startsAt ||
    compareRoles(a.role, b.role) ||
    a.endsAt - b.endsAt ||
    compareText(a.person.name, b.person.name) ||
    compareText(a.sourceId, b.sourceId) ||
    compareText(a.uids.join('\n'), b.uids.join('\n'))
  );
}

export function compareRoles(a: ShiftRole, b: ShiftRole): number {
  return shiftRoles.indexOf(a) - shiftRoles.indexOf(b);
}

/** By code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
