import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { HolidayDivision } from '../../../src/shared/nouns/pack';
import type { Cover } from '../../../src/shared/nouns/watch';
import { coverAt } from '../../../src/shared/rota/cover';
import { rota } from './cloud-platform-hours';

const holidaysOf = readHolidays('resources');
const at = Date.parse;

/** Instant, cover, when that ends, and what follows. England and Wales. */
const instants: readonly (readonly [string, Cover, string, Cover])[] = [
  // Friday 20 November 2026: winter, wall time is UTC. Every boundary, the minute before and the minute after.
  ['2026-11-20T00:00Z', 'off', '2026-11-20T07:00Z', 'on-call'],
  ['2026-11-20T06:59Z', 'off', '2026-11-20T07:00Z', 'on-call'],
  ['2026-11-20T07:00Z', 'on-call', '2026-11-20T09:00Z', 'doubly-covered'],
  ['2026-11-20T07:01Z', 'on-call', '2026-11-20T09:00Z', 'doubly-covered'],
  ['2026-11-20T08:59Z', 'on-call', '2026-11-20T09:00Z', 'doubly-covered'],
  ['2026-11-20T09:00Z', 'doubly-covered', '2026-11-20T10:00Z', 'support-hours'],
  ['2026-11-20T09:59Z', 'doubly-covered', '2026-11-20T10:00Z', 'support-hours'],
  ['2026-11-20T10:00Z', 'support-hours', '2026-11-20T17:00Z', 'doubly-covered'],
  ['2026-11-20T12:30Z', 'support-hours', '2026-11-20T17:00Z', 'doubly-covered'],
  ['2026-11-20T16:59Z', 'support-hours', '2026-11-20T17:00Z', 'doubly-covered'],
  ['2026-11-20T17:00Z', 'doubly-covered', '2026-11-20T18:00Z', 'on-call'],
  ['2026-11-20T17:59Z', 'doubly-covered', '2026-11-20T18:00Z', 'on-call'],
  ['2026-11-20T18:00Z', 'on-call', '2026-11-20T22:00Z', 'off'],
  ['2026-11-20T21:59Z', 'on-call', '2026-11-20T22:00Z', 'off'],
  ['2026-11-20T22:00Z', 'off', '2026-11-21T07:00Z', 'on-call'],
  ['2026-11-20T23:59Z', 'off', '2026-11-21T07:00Z', 'on-call'],
  // The weekend after it, and Monday.
  ['2026-11-21T06:59Z', 'off', '2026-11-21T07:00Z', 'on-call'],
  ['2026-11-21T07:00Z', 'on-call', '2026-11-21T22:00Z', 'off'],
  ['2026-11-21T12:00Z', 'on-call', '2026-11-21T22:00Z', 'off'],
  ['2026-11-21T21:59Z', 'on-call', '2026-11-21T22:00Z', 'off'],
  ['2026-11-21T22:00Z', 'off', '2026-11-22T07:00Z', 'on-call'],
  ['2026-11-22T10:00Z', 'on-call', '2026-11-22T22:00Z', 'off'],
  ['2026-11-22T22:00Z', 'off', '2026-11-23T07:00Z', 'on-call'],
  ['2026-11-23T10:00Z', 'support-hours', '2026-11-23T17:00Z', 'doubly-covered'],
  // Tuesday 14 July 2026: summer, wall time is an hour ahead of UTC.
  ['2026-07-13T22:59Z', 'off', '2026-07-14T06:00Z', 'on-call'],
  ['2026-07-14T05:59Z', 'off', '2026-07-14T06:00Z', 'on-call'],
  ['2026-07-14T06:00Z', 'on-call', '2026-07-14T08:00Z', 'doubly-covered'],
  ['2026-07-14T08:00Z', 'doubly-covered', '2026-07-14T09:00Z', 'support-hours'],
  ['2026-07-14T09:00Z', 'support-hours', '2026-07-14T16:00Z', 'doubly-covered'],
  ['2026-07-14T16:00Z', 'doubly-covered', '2026-07-14T17:00Z', 'on-call'],
  ['2026-07-14T20:59Z', 'on-call', '2026-07-14T21:00Z', 'off'],
  ['2026-07-14T21:00Z', 'off', '2026-07-15T06:00Z', 'on-call'],
  // 23:30 UTC on Friday is 00:30 on Saturday in London: the weekend has begun.
  ['2026-07-17T23:30Z', 'off', '2026-07-18T06:00Z', 'on-call'],
  ['2026-07-18T09:00Z', 'on-call', '2026-07-18T21:00Z', 'off'],
  // Sunday 29 March 2026: the clocks go forward at 01:00 UTC.
  ['2026-03-28T21:59Z', 'on-call', '2026-03-28T22:00Z', 'off'],
  ['2026-03-28T22:00Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T00:59Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T01:00Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T05:59Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T06:00Z', 'on-call', '2026-03-29T21:00Z', 'off'],
  ['2026-03-29T20:59Z', 'on-call', '2026-03-29T21:00Z', 'off'],
  ['2026-03-29T21:00Z', 'off', '2026-03-30T06:00Z', 'on-call'],
  // Sunday 25 October 2026: the clocks go back at 01:00 UTC.
  ['2026-10-24T20:59Z', 'on-call', '2026-10-24T21:00Z', 'off'],
  ['2026-10-24T21:00Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T00:30Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T01:30Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T06:59Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T07:00Z', 'on-call', '2026-10-25T22:00Z', 'off'],
  ['2026-10-25T22:00Z', 'off', '2026-10-26T07:00Z', 'on-call'],
  ['2026-10-26T09:00Z', 'doubly-covered', '2026-10-26T10:00Z', 'support-hours'],
  // Bank holidays and substitute days have the hours of a weekend.
  ['2026-12-24T21:59Z', 'on-call', '2026-12-24T22:00Z', 'off'],
  ['2026-12-25T10:00Z', 'on-call', '2026-12-25T22:00Z', 'off'],
  ['2026-12-26T10:00Z', 'on-call', '2026-12-26T22:00Z', 'off'],
  ['2026-12-28T10:00Z', 'on-call', '2026-12-28T22:00Z', 'off'],
  ['2026-12-28T22:00Z', 'off', '2026-12-29T07:00Z', 'on-call'],
  ['2026-12-29T10:00Z', 'support-hours', '2026-12-29T17:00Z', 'doubly-covered'],
  ['2027-12-27T10:00Z', 'on-call', '2027-12-27T22:00Z', 'off'],
  ['2027-12-28T16:59Z', 'on-call', '2027-12-28T22:00Z', 'off'],
  ['2028-01-03T09:30Z', 'on-call', '2028-01-03T22:00Z', 'off'],
  ['2028-01-04T09:30Z', 'doubly-covered', '2028-01-04T10:00Z', 'support-hours'],
  ['2026-04-03T09:00Z', 'on-call', '2026-04-03T21:00Z', 'off'],
  ['2026-04-06T12:00Z', 'on-call', '2026-04-06T21:00Z', 'off'],
  ['2026-04-07T09:00Z', 'support-hours', '2026-04-07T16:00Z', 'doubly-covered'],
];

/** Noon of days that are a holiday in some divisions only. */
const divided: readonly (readonly [string, HolidayDivision, Cover, string | undefined])[] = [
  ['2026-04-06T11:00Z', 'england-and-wales', 'on-call', 'Easter Monday'],
  ['2026-04-06T11:00Z', 'scotland', 'support-hours', undefined],
  ['2026-04-06T11:00Z', 'northern-ireland', 'on-call', 'Easter Monday'],
  ['2026-01-02T12:00Z', 'england-and-wales', 'support-hours', undefined],
  ['2026-01-02T12:00Z', 'scotland', 'on-call', '2nd January'],
  ['2026-01-02T12:00Z', 'northern-ireland', 'support-hours', undefined],
  ['2026-03-17T12:00Z', 'northern-ireland', 'on-call', 'St Patrick’s Day'],
  ['2026-03-17T12:00Z', 'scotland', 'support-hours', undefined],
  ['2026-07-13T11:00Z', 'northern-ireland', 'on-call', 'Battle of the Boyne (Orangemen’s Day)'],
  ['2026-07-13T11:00Z', 'england-and-wales', 'support-hours', undefined],
  ['2026-08-03T11:00Z', 'scotland', 'on-call', 'Summer bank holiday'],
  ['2026-08-03T11:00Z', 'england-and-wales', 'support-hours', undefined],
  ['2026-08-31T11:00Z', 'scotland', 'support-hours', undefined],
  ['2026-08-31T11:00Z', 'england-and-wales', 'on-call', 'Summer bank holiday'],
  ['2026-06-15T11:00Z', 'scotland', 'on-call', 'World Cup bank holiday'],
  ['2026-06-15T11:00Z', 'northern-ireland', 'support-hours', undefined],
  ['2025-12-01T12:00Z', 'scotland', 'on-call', 'St Andrew’s Day'],
  ['2026-11-30T12:00Z', 'scotland', 'on-call', 'St Andrew’s Day'],
  ['2026-11-30T12:00Z', 'england-and-wales', 'support-hours', undefined],
  ['2027-01-04T12:00Z', 'scotland', 'on-call', '2nd January'],
];

/** The machine's zone, and its offset in January in minutes west of UTC, to be sure that it took effect. */
describe.each([
  ['UTC', 0],
  ['America/New_York', 300],
  ['Asia/Kolkata', -330],
])('cover on a machine in %s', (machineZone, januaryOffset) => {
  const zoneBefore = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = machineZone;
  });
  afterAll(() => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  });

  it('really is computed in that zone', () => {
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(januaryOffset);
  });

  it.each(instants)('%s is %s until %s, then %s', (instant, cover, until, next) => {
    const found = coverAt(rota, holidaysOf('england-and-wales'), at(instant));
    expect({ ...found, holiday: undefined }).toEqual({
      cover,
      untilAt: at(until),
      next,
      holiday: undefined,
      beyondHolidayList: false,
    });
  });

  it.each(divided)('%s in %s is %s (%s)', (instant, division, cover, holiday) => {
    const found = coverAt(rota, holidaysOf(division), at(instant));
    expect([found.cover, found.holiday]).toEqual([cover, holiday]);
  });
});
