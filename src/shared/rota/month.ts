import { Temporal } from 'temporal-polyfill';
import { localDate, wallInstant } from './wall-time';

/** The month `YYYY-MM` that people in the zone have at an instant. */
export function monthOf(zone: string, instant: number): string {
  return localDate(zone, instant).slice(0, 7);
}

/** From its first midnight to the first midnight of the next month. */
export function monthBounds(
  zone: string,
  month: string,
): { readonly startsAt: number; readonly endsAt: number } {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
  return {
    startsAt: wallInstant(zone, `${month}-01`, '00:00'),
    endsAt: wallInstant(zone, `${next}-01`, '00:00'),
  };
}

/** Its calendar dates `YYYY-MM-DD`. */
export function datesOf(month: string): readonly string[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from({ length: daysInMonth }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}
