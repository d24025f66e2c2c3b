import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { FeedShift } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import { expandRotation } from '../../shared/rota/expand-rotation';

/** A source's shift with the role of its lane. */
export type RoledShift = FeedShift & { readonly sourceId: string; readonly role: ShiftRole };

export const rotationId = 'rotation';

/** A pack's own rotation as far as it touches [fromAt, toAt). */
export function rotationOf(
  { zone, hours, division, rota }: Pack,
  holidays: (division: HolidayDivision) => HolidayList,
  { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number },
): readonly RoledShift[] {
  if (rota.rotation.length === 0) return [];
  const plan = { plans: rota.rotation, zone, hours, holidays: holidays(division), fromAt, toAt };
  return expandRotation(plan).map((shift) => ({ ...shift, sourceId: rotationId }));
}
