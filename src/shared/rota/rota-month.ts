import type { PackHours, PackRota } from '../nouns/pack';
import type { Duty, RotaDay, RotaMonth } from '../nouns/rota';
import { shiftRoles } from '../nouns/watch';
import { coverOfDay, type HolidayList } from './cover';
import { compareDuties } from './duty-order';
import { findInexperienced } from './experience';
import { findGaps, findOverlaps, knownUntilAt } from './gaps-and-overlaps';
import { datesOf, monthBounds } from './month';
import { touches } from './stretches';
import { isWeekend, localDate, wallInstant } from './wall-time';

type RotaMonthOptions = {
  /** `YYYY-MM` */
  readonly month: string;
  readonly now: number;
  readonly zone: string;
  readonly hours: PackHours;
  readonly holidays: HolidayList;
  /** All that are known: what lies before the month counts for experience, what lies after for what is known. */
  readonly duties: readonly Duty[];
  readonly rota: PackRota;
};

/** Duties are whole, also where they reach out of the month; gaps, overlaps and pairs are clipped to it. */
export function rotaMonth(options: RotaMonthOptions): RotaMonth {
  const { month, now, zone, holidays, rota } = options;
  const { startsAt: fromAt, endsAt: toAt } = monthBounds(zone, month);
  const days = daysOf(options);
  const duties = options.duties.filter((duty) => touches(duty, fromAt, toAt)).sort(compareDuties);
  const gaps = findGaps({
    duties: options.duties,
    roles: rota.roles,
    segments: days.flatMap((day) => day.cover),
    fromAt,
    toAt,
  });
  const overlaps = findOverlaps(duties, fromAt, toAt);
  return {
    month,
    zone,
    readAt: now,
    days,
    strips: shiftRoles
      .filter((role) => rota.roles.includes(role) || duties.some((duty) => duty.role === role))
      .map((role) => ({
        role,
        duties: duties.filter((duty) => duty.role === role),
        gaps: gaps.filter((gap) => gap.role === role),
        overlaps: overlaps.filter((overlap) => overlap.role === role),
        knownUntilAt: knownUntilAt(options.duties, role),
      })),
    inexperienced: findInexperienced({ duties: options.duties, experience: rota.experience, fromAt, toAt }),
    isBeyondHolidayList: (days.at(-1)?.date ?? '') > holidays.lastDate,
  };
}

function daysOf({ month, now, zone, hours, holidays }: RotaMonthOptions): readonly RotaDay[] {
  const today = localDate(zone, now);
  return datesOf(month).map((date) => {
    const startsAt = wallInstant(zone, date, '00:00');
    return {
      date,
      startsAt,
      endsAt: wallInstant(zone, date, '24:00'),
      isWeekend: isWeekend(date),
      isToday: date === today,
      holiday: holidays.events.find((event) => event.date === date)?.title,
      cover: coverOfDay({ zone, hours }, holidays, startsAt),
    };
  });
}
