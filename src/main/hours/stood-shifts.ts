import type { OnCallHours } from '../../shared/nouns/hours';
import type { Pack } from '../../shared/nouns/pack';
import type { Shift } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import {
  type CoverPiece,
  coverBetween,
  hoursByDay,
  isOnCall,
  type Span,
  totalOf,
  within,
} from '../../shared/rota/on-call-hours';

/** A shift with all of its time on call that was stood, whatever month it lies in. */
export type StoodShift = { readonly shift: Shift; readonly pieces: readonly CoverPiece[] };

/** Up to now: a claim is for what was stood, not for what is planned. Where my own shifts overlap, the time is the earlier one's. */
export function stoodShifts(
  rota: Pick<Pack, 'zone' | 'hours'>,
  holidays: HolidayList,
  shifts: readonly Shift[],
  now: number,
): readonly StoodShift[] {
  const stood: StoodShift[] = [];
  let countedUntilAt = Number.NEGATIVE_INFINITY;
  // A support shift is stood in office hours and is not on call.
  const onCall = shifts.filter(({ role, startsAt }) => role !== 'support' && startsAt < now);
  for (const shift of onCall.toSorted(inOrder)) {
    const startsAt = Math.max(shift.startsAt, countedUntilAt);
    const endsAt = Math.min(shift.endsAt, now);
    countedUntilAt = Math.max(countedUntilAt, endsAt);
    const pieces = coverBetween(rota, holidays, { startsAt, endsAt }).filter(({ cover }) => isOnCall(cover));
    if (pieces.length > 0) stood.push({ shift, pieces });
  }
  return stood;
}

/** The part of a stood shift that lies in a month; undefined when none of its hours do. */
export function hoursInMonth(
  { shift, pieces }: StoodShift,
  month: Span,
  now: number,
): OnCallHours | undefined {
  const hours = hoursByDay(within(month, pieces));
  const totalMs = totalOf(hours);
  if (totalMs === 0) return undefined;
  return {
    shift,
    startsAt: Math.max(shift.startsAt, month.startsAt),
    endsAt: Math.min(shift.endsAt, month.endsAt, now),
    weekdayMs: hours.weekdays,
    weekendMs: hours.weekends,
    holidayMs: hours.holidays,
    totalMs,
  };
}

function inOrder(a: Shift, b: Shift): number {
  return a.startsAt - b.startsAt || b.endsAt - a.endsAt || (a.id < b.id ? -1 : 1);
}
