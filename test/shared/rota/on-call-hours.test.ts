import { describe, expect, test } from 'vitest';
import type { PackHours } from '../../../src/shared/nouns/pack';
import { coverBetween, onCallHours } from '../../../src/shared/rota/on-call-hours';
import { rota } from './cloud-platform-hours';

const hour = 3_600_000;
const holidays = {
  events: [
    { date: '2026-12-25', title: 'Christmas Day' },
    { date: '2026-12-26', title: 'A holiday on a Saturday' },
  ],
  lastDate: '2026-12-26',
};
const span = (startsAt: string, endsAt: string) => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
});
const aroundTheClock: PackHours = {
  support: { weekdays: [], weekends: [] },
  dutyOnline: { weekdays: [], weekends: [] },
  onCall: {
    weekdays: [{ from: '00:00', to: '24:00' }],
    weekends: [{ from: '00:00', to: '24:00' }],
  },
};

describe('the hours on call of a shift from 7 to 22', () => {
  test.each([
    ['a weekday', span('2026-11-20T07:00Z', '2026-11-20T22:00Z'), { weekdays: 8, weekends: 0, holidays: 0 }],
    [
      'a Saturday',
      span('2026-11-21T07:00Z', '2026-11-21T22:00Z'),
      { weekdays: 0, weekends: 15, holidays: 0 },
    ],
    ['a Sunday', span('2026-11-22T07:00Z', '2026-11-22T22:00Z'), { weekdays: 0, weekends: 15, holidays: 0 }],
    [
      'a bank holiday',
      span('2026-12-25T07:00Z', '2026-12-25T22:00Z'),
      { weekdays: 0, weekends: 0, holidays: 15 },
    ],
    [
      'a bank holiday on a Saturday',
      span('2026-12-26T07:00Z', '2026-12-26T22:00Z'),
      { weekdays: 0, weekends: 0, holidays: 15 },
    ],
    // Written in UTC: 7 to 22 in British Summer Time.
    [
      'a summer weekday',
      span('2026-07-15T06:00Z', '2026-07-15T21:00Z'),
      { weekdays: 8, weekends: 0, holidays: 0 },
    ],
    [
      'the Sunday on which the clocks go forward',
      span('2026-03-29T06:00Z', '2026-03-29T21:00Z'),
      { weekdays: 0, weekends: 15, holidays: 0 },
    ],
    [
      'the Sunday on which the clocks go back',
      span('2026-10-25T07:00Z', '2026-10-25T22:00Z'),
      { weekdays: 0, weekends: 15, holidays: 0 },
    ],
    [
      'two weeks from Monday to Monday',
      span('2026-11-02T00:00Z', '2026-11-16T00:00Z'),
      { weekdays: 80, weekends: 60, holidays: 0 },
    ],
    [
      'office hours',
      span('2026-11-20T10:00Z', '2026-11-20T17:00Z'),
      { weekdays: 0, weekends: 0, holidays: 0 },
    ],
    [
      'no time at all',
      span('2026-11-20T08:00Z', '2026-11-20T08:00Z'),
      { weekdays: 0, weekends: 0, holidays: 0 },
    ],
  ])('%s', (_name, stretch, hours) => {
    expect(onCallHours(rota, holidays, stretch)).toEqual({
      weekdays: hours.weekdays * hour,
      weekends: hours.weekends * hour,
      holidays: hours.holidays * hour,
    });
  });
});

test.each([
  ['23 h where the clocks go forward', span('2026-03-29T00:00Z', '2026-03-29T23:00Z'), 23],
  ['25 h where they go back', span('2026-10-24T23:00Z', '2026-10-26T00:00Z'), 25],
])('on call around the clock, a Sunday has %s', (_name, day, hours) => {
  const around = { zone: 'Europe/London', hours: aroundTheClock };
  expect(onCallHours(around, holidays, day)).toEqual({ weekdays: 0, weekends: hours * hour, holidays: 0 });
});

test('a stretch is told piece by piece, each with its cover and its kind of day, without gaps', () => {
  const pieces = coverBetween(rota, holidays, span('2026-11-20T21:30Z', '2026-11-21T07:30Z'));
  expect(
    pieces.map(({ startsAt, endsAt, ...rest }) => ({
      ...rest,
      from: new Date(startsAt).toISOString(),
      to: new Date(endsAt).toISOString(),
    })),
  ).toEqual([
    { cover: 'on-call', day: 'weekdays', from: '2026-11-20T21:30:00.000Z', to: '2026-11-20T22:00:00.000Z' },
    { cover: 'off', day: 'weekdays', from: '2026-11-20T22:00:00.000Z', to: '2026-11-21T00:00:00.000Z' },
    { cover: 'off', day: 'weekends', from: '2026-11-21T00:00:00.000Z', to: '2026-11-21T07:00:00.000Z' },
    { cover: 'on-call', day: 'weekends', from: '2026-11-21T07:00:00.000Z', to: '2026-11-21T07:30:00.000Z' },
  ]);
});

test('a date that the zone skipped loses and doubles nothing', () => {
  // Samoa had no 30 December 2011.
  const samoa = { zone: 'Pacific/Apia', hours: aroundTheClock };
  const week = span('2011-12-28T10:00Z', '2012-01-02T10:00Z');
  const hours = onCallHours(samoa, holidays, week);
  expect(hours.weekdays + hours.weekends).toBe(week.endsAt - week.startsAt);
});
