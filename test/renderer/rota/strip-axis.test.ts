import { expect, test } from 'vitest';
import { axisOf, stripsOfDays } from '../../../src/renderer/rota/strip-axis';
import type { RotaDay } from '../../../src/shared/nouns/rota';
import { at, novemberDays } from '../support/samples';

const hour = 3_600_000;

function daysFrom(date: string, startsAt: number, hours: readonly number[]): readonly RotaDay[] {
  let edge = startsAt;
  return hours.map((length, index) => {
    const dayStart = edge;
    edge += length * hour;
    return {
      date: new Date(Date.parse(`${date}T00:00Z`) + index * 24 * hour).toISOString().slice(0, 10),
      startsAt: dayStart,
      endsAt: edge,
      isWeekend: false,
      isToday: false,
      holiday: undefined,
      cover: [],
    };
  });
}

test('a time stands in the column of its day, as far into it as the day has gone', () => {
  const axis = axisOf(novemberDays);
  expect([at(0, 0, 1), at(12, 0, 1), at(0, 0, 16), at(0, 0, 31)].map((each) => axis?.percent(each))).toEqual([
    0,
    100 / 60,
    50,
    100,
  ]);
});

test('what lies outside of the days stands at their edges', () => {
  const axis = axisOf(novemberDays);
  expect([axis?.percent(at(0, 0, -3)), axis?.percent(at(0, 0, 40))]).toEqual([0, 100]);
});

test.each([
  ['25 hours, when the clocks go back', '2026-10-24', Date.UTC(2026, 9, 23, 23), [24, 25, 24, 24]],
  ['23 hours, when they go forward', '2027-03-27', Date.UTC(2027, 2, 27), [24, 23, 24, 24]],
] as const)(
  'a day of %s is as wide as any other, and the days after it stand under their dates',
  (_what, date, startsAt, hours) => {
    const days = daysFrom(date, startsAt, hours);
    const axis = axisOf(days);
    expect(days.map((day) => axis?.percent(day.startsAt))).toEqual([0, 25, 50, 75]);
    const changed = days[1];
    expect(axis?.percent(((changed?.startsAt ?? 0) + (changed?.endsAt ?? 0)) / 2)).toBe(37.5);
  },
);

test('the whole month is one strip, or weeks from Monday to Sunday', () => {
  expect(stripsOfDays(novemberDays, false)).toEqual([novemberDays]);
  expect(
    stripsOfDays(novemberDays, true).map((week) => week.map(({ date }) => Number(date.slice(8)))),
  ).toEqual([
    [1],
    [2, 3, 4, 5, 6, 7, 8],
    [9, 10, 11, 12, 13, 14, 15],
    [16, 17, 18, 19, 20, 21, 22],
    [23, 24, 25, 26, 27, 28, 29],
    [30],
  ]);
});

test('a week that the month cuts off stands under the weekdays of the others', () => {
  const [first, second] = stripsOfDays(novemberDays, true);
  const sunday = axisOf(first ?? [], true);
  expect([sunday?.percent(at(0, 0, 1)), sunday?.percent(at(0, 0, 2))]).toEqual([(100 * 6) / 7, 100]);
  expect(axisOf(second ?? [], true)?.percent(at(0, 0, 3))).toBe(100 / 7);
});

test('without days there is no axis', () => expect(axisOf([])).toBe(undefined));
