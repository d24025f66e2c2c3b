import { zoneName } from '../../shared/rota/format-time';
import { monthAfter } from '../time/month-names';
import { instantOfWall } from '../time/wall-clock';

const dayMs = 86_400_000;

/** `Europe/London, GMT`, and both names in a month in which the clocks change. */
export function zonesOfMonth(zone: string, month: string): string {
  const first = noon(zone, month);
  const next = noon(zone, monthAfter(month, 1) ?? month);
  const names = new Set([first, next - dayMs].map((at) => zoneName(zone, at)));
  return [zone, [...names].join(', then ')].join(', ');
}

export type MonthPhase = 'over' | 'present' | 'to-come';

export function phaseOf(month: string, present: string): MonthPhase {
  if (month === present) return 'present';
  return month < present ? 'over' : 'to-come';
}

/** Of its first day: no clock changes at noon. */
function noon(zone: string, month: string): number {
  return instantOfWall(zone, `${month}-01T12:00`) ?? Date.parse(`${month}-01T12:00Z`);
}
