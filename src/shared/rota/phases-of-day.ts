import type { ChecklistPhase, Pack, WeekHours } from '../nouns/pack';
import type { HolidayList } from './cover';
import { isWeekend, wallInstant } from './wall-time';

/** When a list can be begun, half-open in epoch ms. What was begun can be walked afterwards too. */
export type PhaseOfDay = {
  readonly phase: ChecklistPhase;
  readonly startsAt: number;
  readonly endsAt: number;
};

/** The last list of the day opens this long before nobody of support is online any more. */
const beforeTheEndMs = 60 * 60_000;

/**
 * The phases of a calendar day on the rota clock, in order. The start of day is that of whoever takes the watch, at any
 * hour; the others follow the hours of support, so a day without any has only the first.
 */
export function phasesOfDay(
  rota: Pick<Pack, 'zone' | 'hours'>,
  holidays: HolidayList,
  date: string,
): readonly PhaseOfDay[] {
  const isRestDay = isWeekend(date) || holidays.events.some((event) => event.date === date);
  const toInstant = (time: string) => wallInstant(rota.zone, date, time);
  const spanOf = (hours: WeekHours) => {
    const ranges = isRestDay ? hours.weekends : hours.weekdays;
    if (ranges.length === 0) return undefined;
    return {
      startsAt: Math.min(...ranges.map(({ from }) => toInstant(from))),
      endsAt: Math.max(...ranges.map(({ to }) => toInstant(to))),
    };
  };
  const support = spanOf(rota.hours.support);
  const online = spanOf(rota.hours.dutyOnline) ?? support;
  return [
    { phase: 'start-of-day', startsAt: toInstant('00:00'), endsAt: toInstant('24:00') },
    ...(support === undefined ? [] : [{ phase: 'support-hours' as const, ...support }]),
    ...(online === undefined
      ? []
      : [
          {
            phase: 'end-of-day' as const,
            startsAt: Math.max(online.startsAt, online.endsAt - beforeTheEndMs),
            endsAt: online.endsAt,
          },
        ]),
  ];
}
