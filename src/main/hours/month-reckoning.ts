import type { HoursMonth } from '../../shared/nouns/hours';
import type { Pack } from '../../shared/nouns/pack';
import type { Shift } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import { coverBetween, type HoursByDay, hoursByDay, type Span } from '../../shared/rota/on-call-hours';
import { localDate } from '../../shared/rota/wall-time';
import { payFor } from './pay';
import { hoursInMonth, stoodShifts } from './stood-shifts';
import type { Stretches } from './stretch-ledger';

export type MonthReckoning = {
  readonly view: HoursMonth;
  /** Each stretch's time by kind of day, by its id. */
  readonly workedByDay: ReadonlyMap<string, HoursByDay>;
};

export function monthReckoning(input: {
  readonly month: string;
  readonly bounds: Span;
  readonly pack: Pick<Pack, 'zone' | 'hours' | 'pay'>;
  readonly holidays: HolidayList;
  readonly person: string;
  readonly now: number;
  readonly shifts: readonly Shift[];
  readonly stretches: Stretches;
}): MonthReckoning {
  const { bounds, pack, holidays, now, stretches } = input;
  const stood = stoodShifts(pack, holidays, input.shifts, now);
  const onCall = stood.flatMap((shift) => hoursInMonth(shift, bounds, now) ?? []);
  const worked = stretches.worked.map((stretch) => ({
    id: stretch.id,
    pieces: coverBetween(pack, holidays, stretch),
  }));
  const view: HoursMonth = {
    month: input.month,
    zone: pack.zone,
    person: input.person,
    onCall,
    worked: stretches.worked,
    leftOut: stretches.leftOut,
    totals: {
      onCallWeekdayMs: sum(onCall.map(({ weekdayMs }) => weekdayMs)),
      onCallWeekendMs: sum(onCall.map(({ weekendMs }) => weekendMs)),
      onCallHolidayMs: sum(onCall.map(({ holidayMs }) => holidayMs)),
      workedMs: sum(stretches.worked.map(({ startsAt, endsAt }) => endsAt - startsAt)),
    },
    pay: pack.pay && payFor(pack.pay, { month: bounds, stood, worked: worked.map(({ pieces }) => pieces) }),
    isBeyondHolidayList: localDate(pack.zone, bounds.endsAt - 1) > holidays.lastDate,
  };
  return { view, workedByDay: new Map(worked.map(({ id, pieces }) => [id, hoursByDay(pieces)])) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
