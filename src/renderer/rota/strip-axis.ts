import type { RotaDay } from '../../shared/nouns/rota';
import { weekdayOf } from '../time/month-names';

/**
 * Days side by side. Every day is equally wide, be it 23, 24 or 25 hours long, so that the columns stand under their
 * dates; inside a day a time stands where it is on that day.
 */
export type StripAxis = {
  readonly days: readonly RotaDay[];
  readonly startsAt: number;
  readonly endsAt: number;
  /** Width of a day, in hundredths of the whole. */
  readonly dayWidth: number;
  /** Where an instant stands, in hundredths of the whole; outside of the days it is at the edge. */
  readonly percent: (at: number) => number;
};

/** A week that the month cuts off keeps the columns of a whole one, so that its days stand under those above. */
export function axisOf(days: readonly RotaDay[], isWeekly = false): StripAxis | undefined {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const columns = isWeekly ? 7 : days.length;
  const before = isWeekly ? (new Date(`${first.date}T00:00Z`).getUTCDay() + 6) % 7 : 0;
  const edge = (index: number) => (100 * (before + index)) / columns;
  return {
    days,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    dayWidth: 100 / columns,
    percent(at) {
      const index = days.findIndex((day) => at < day.endsAt);
      const day = days[index];
      if (day === undefined) return edge(days.length);
      const part = Math.max(0, at - day.startsAt) / (day.endsAt - day.startsAt);
      return edge(index + part);
    },
  };
}

/** The whole month in one strip or, where there is little room, week below week from Monday to Sunday. */
export function stripsOfDays(days: readonly RotaDay[], isWeekly: boolean): readonly (readonly RotaDay[])[] {
  if (!isWeekly) return [days];
  const weeks: RotaDay[][] = [];
  for (const day of days) {
    const week = weeks.at(-1);
    if (week === undefined || weekdayOf(day.date) === 'Monday') weeks.push([day]);
    else week.push(day);
  }
  return weeks;
}
