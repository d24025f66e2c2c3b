import type { Pack } from '../nouns/pack';
import type { SupportPeriod } from '../nouns/support';
import type { HolidayList } from '../rota/cover';
import { isWeekend, wallInstant } from '../rota/wall-time';

/**
 * The periods for which somebody is nominated on a calendar day. A day without hours of support has none, and a period
 * that lies outside of its hours is left out.
 */
export function periodsOfDay(
  { zone, hours, support }: Pick<Pack, 'zone' | 'hours' | 'support'>,
  holidays: HolidayList,
  date: string,
): readonly SupportPeriod[] {
  const isRestDay = isWeekend(date) || holidays.events.some((event) => event.date === date);
  const ranges = isRestDay ? hours.support.weekends : hours.support.weekdays;
  return support.periods
    .filter(({ from, to }) => ranges.some((range) => from < range.to && range.from < to))
    .map(({ name, from, to }) => ({
      name,
      startsAt: wallInstant(zone, date, from),
      endsAt: wallInstant(zone, date, to),
    }));
}
