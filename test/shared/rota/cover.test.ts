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
  ['2026-07-14T07:59Z', 'on-call', '2026-07-14T08:00Z', 'doubly-covered'],
  ['2026-07-14T08:00Z', 'doubly-covered', '2026-07-14T09:00Z', 'support-hours'],
  ['2026-07-14T08:59Z', 'doubly-covered', '2026-07-14T09:00Z', 'support-hours'],
  ['2026-07-14T09:00Z', 'support-hours', '2026-07-14T16:00Z', 'doubly-covered'],
  ['2026-07-14T15:59Z', 'support-hours', '2026-07-14T16:00Z', 'doubly-covered'],
  ['2026-07-14T16:00Z', 'doubly-covered', '2026-07-14T17:00Z', 'on-call'],
  ['2026-07-14T16:59Z', 'doubly-covered', '2026-07-14T17:00Z', 'on-call'],
  ['2026-07-14T17:00Z', 'on-call', '2026-07-14T21:00Z', 'off'],
  ['2026-07-14T20:59Z', 'on-call', '2026-07-14T21:00Z', 'off'],
  ['2026-07-14T21:00Z', 'off', '2026-07-15T06:00Z', 'on-call'],
  // 23:30 UTC on Friday is 00:30 on Saturday in London: the weekend has begun.
  ['2026-07-17T23:30Z', 'off', '2026-07-18T06:00Z', 'on-call'],
  ['2026-07-18T05:59Z', 'off', '2026-07-18T06:00Z', 'on-call'],
  ['2026-07-18T06:00Z', 'on-call', '2026-07-18T21:00Z', 'off'],
  ['2026-07-18T09:00Z', 'on-call', '2026-07-18T21:00Z', 'off'],
  ['2026-07-18T20:59Z', 'on-call', '2026-07-18T21:00Z', 'off'],
  ['2026-07-18T21:00Z', 'off', '2026-07-19T06:00Z', 'on-call'],
  // 23:30 UTC on Sunday is Monday in London: the week has begun.
  ['2026-07-19T23:30Z', 'off', '2026-07-20T06:00Z', 'on-call'],
  ['2026-07-20T06:00Z', 'on-call', '2026-07-20T08:00Z', 'doubly-covered'],
  // Sunday 29 March 2026: the clocks go forward at 01:00 UTC.
  ['2026-03-28T21:59Z', 'on-call', '2026-03-28T22:00Z', 'off'],
  ['2026-03-28T22:00Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T00:59Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T01:00Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T05:59Z', 'off', '2026-03-29T06:00Z', 'on-call'],
  ['2026-03-29T06:00Z', 'on-call', '2026-03-29T21:00Z', 'off'],
  ['2026-03-29T20:59Z', 'on-call', '2026-03-29T21:00Z', 'off'],
  ['2026-03-29T21:00Z', 'off', '2026-03-30T06:00Z', 'on-call'],
  ['2026-03-30T05:59Z', 'off', '2026-03-30T06:00Z', 'on-call'],
  ['2026-03-30T08:00Z', 'doubly-covered', '2026-03-30T09:00Z', 'support-hours'],
  // Sunday 25 October 2026: the clocks go back at 01:00 UTC.
  ['2026-10-24T20:59Z', 'on-call', '2026-10-24T21:00Z', 'off'],
  ['2026-10-24T21:00Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T00:30Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T00:59Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T01:00Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T01:30Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T06:59Z', 'off', '2026-10-25T07:00Z', 'on-call'],
  ['2026-10-25T07:00Z', 'on-call', '2026-10-25T22:00Z', 'off'],
  ['2026-10-25T21:59Z', 'on-call', '2026-10-25T22:00Z', 'off'],
  ['2026-10-25T22:00Z', 'off', '2026-10-26T07:00Z', 'on-call'],
  ['2026-10-26T09:00Z', 'doubly-covered', '2026-10-26T10:00Z', 'support-hours'],
  // Sunday 28 March 2027: forward again, between Good Friday and Easter Monday.
  ['2027-03-25T22:00Z', 'off', '2027-03-26T07:00Z', 'on-call'],
  ['2027-03-26T09:30Z', 'on-call', '2027-03-26T22:00Z', 'off'],
  ['2027-03-27T21:59Z', 'on-call', '2027-03-27T22:00Z', 'off'],
  ['2027-03-27T22:00Z', 'off', '2027-03-28T06:00Z', 'on-call'],
  ['2027-03-28T00:59Z', 'off', '2027-03-28T06:00Z', 'on-call'],
  ['2027-03-28T01:00Z', 'off', '2027-03-28T06:00Z', 'on-call'],
  ['2027-03-28T05:59Z', 'off', '2027-03-28T06:00Z', 'on-call'],
  ['2027-03-28T06:00Z', 'on-call', '2027-03-28T21:00Z', 'off'],
  ['2027-03-28T20:59Z', 'on-call', '2027-03-28T21:00Z', 'off'],
  ['2027-03-28T21:00Z', 'off', '2027-03-29T06:00Z', 'on-call'],
  ['2027-03-29T09:30Z', 'on-call', '2027-03-29T21:00Z', 'off'],
  ['2027-03-30T09:30Z', 'support-hours', '2027-03-30T16:00Z', 'doubly-covered'],
  // Sunday 31 October 2027: back again.
  ['2027-10-30T20:59Z', 'on-call', '2027-10-30T21:00Z', 'off'],
  ['2027-10-30T21:00Z', 'off', '2027-10-31T07:00Z', 'on-call'],
  ['2027-10-31T00:30Z', 'off', '2027-10-31T07:00Z', 'on-call'],
  ['2027-10-31T00:59Z', 'off', '2027-10-31T07:00Z', 'on-call'],
  ['2027-10-31T01:00Z', 'off', '2027-10-31T07:00Z', 'on-call'],
  ['2027-10-31T01:30Z', 'off', '2027-10-31T07:00Z', 'on-call'],
  ['2027-10-31T06:59Z', 'off', '2027-10-31T07:00Z', 'on-call'],
  ['2027-10-31T07:00Z', 'on-call', '2027-10-31T22:00Z', 'off'],
  ['2027-10-31T21:59Z', 'on-call', '2027-10-31T22:00Z', 'off'],
  ['2027-10-31T22:00Z', 'off', '2027-11-01T07:00Z', 'on-call'],
  ['2027-11-01T09:59Z', 'doubly-covered', '2027-11-01T10:00Z', 'support-hours'],
  // Bank holidays and substitute days have the hours of a weekend.
  ['2026-12-24T21:59Z', 'on-call', '2026-12-24T22:00Z', 'off'],
  ['2026-12-25T10:00Z', 'on-call', '2026-12-25T22:00Z', 'off'],
  ['2026-12-26T10:00Z', 'on-call', '2026-12-26T22:00Z', 'off'],
  ['2026-12-28T06:59Z', 'off', '2026-12-28T07:00Z', 'on-call'],
  ['2026-12-28T07:00Z', 'on-call', '2026-12-28T22:00Z', 'off'],
  ['2026-12-28T08:59Z', 'on-call', '2026-12-28T22:00Z', 'off'],
  ['2026-12-28T09:00Z', 'on-call', '2026-12-28T22:00Z', 'off'],
  ['2026-12-28T10:00Z', 'on-call', '2026-12-28T22:00Z', 'off'],
  ['2026-12-28T17:00Z', 'on-call', '2026-12-28T22:00Z', 'off'],
  ['2026-12-28T21:59Z', 'on-call', '2026-12-28T22:00Z', 'off'],
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

/** Days that are a holiday in some divisions only, and substitute days in each. */
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
  ['2027-01-04T12:00Z', 'england-and-wales', 'support-hours', undefined],
  ['2027-01-04T12:00Z', 'northern-ireland', 'support-hours', undefined],
  // Boxing Day 2026 is a Saturday: its substitute is a Monday everywhere, and the Saturday is only a Saturday.
  ['2026-12-26T12:00Z', 'england-and-wales', 'on-call', undefined],
  ['2026-12-28T12:00Z', 'england-and-wales', 'on-call', 'Boxing Day'],
  ['2026-12-28T12:00Z', 'scotland', 'on-call', 'Boxing Day'],
  ['2026-12-28T12:00Z', 'northern-ireland', 'on-call', 'Boxing Day'],
  ['2026-12-29T12:00Z', 'scotland', 'support-hours', undefined],
  // Christmas 2027 is a weekend: two substitutes.
  ['2027-12-27T12:00Z', 'scotland', 'on-call', 'Christmas Day'],
  ['2027-12-27T12:00Z', 'northern-ireland', 'on-call', 'Christmas Day'],
  ['2027-12-28T12:00Z', 'england-and-wales', 'on-call', 'Boxing Day'],
  ['2027-12-28T12:00Z', 'scotland', 'on-call', 'Boxing Day'],
  ['2027-12-29T12:00Z', 'northern-ireland', 'support-hours', undefined],
  // New Year 2028 is a Saturday; Scotland has a second day, moved on as well.
  ['2028-01-03T12:00Z', 'scotland', 'on-call', 'New Year’s Day'],
  ['2028-01-04T12:00Z', 'scotland', 'on-call', '2nd January'],
  ['2028-01-04T12:00Z', 'northern-ireland', 'support-hours', undefined],
  // The Twelfth 2026 is a Sunday. The holiday is London's Monday, 23:00 UTC to 23:00 UTC.
  ['2026-07-12T22:59Z', 'northern-ireland', 'off', undefined],
  ['2026-07-12T23:00Z', 'northern-ireland', 'off', 'Battle of the Boyne (Orangemen’s Day)'],
  ['2026-07-13T22:59Z', 'northern-ireland', 'off', 'Battle of the Boyne (Orangemen’s Day)'],
  ['2026-07-13T23:00Z', 'northern-ireland', 'off', undefined],
  ['2027-07-12T11:00Z', 'northern-ireland', 'on-call', 'Battle of the Boyne (Orangemen’s Day)'],
  ['2027-03-17T12:00Z', 'northern-ireland', 'on-call', 'St Patrick’s Day'],
  // Easter Monday 2027 comes the day after the clocks went forward.
  ['2027-03-29T11:00Z', 'northern-ireland', 'on-call', 'Easter Monday'],
  ['2027-03-29T11:00Z', 'scotland', 'support-hours', undefined],
  ['2027-03-29T05:59Z', 'scotland', 'off', undefined],
  ['2027-03-29T08:00Z', 'scotland', 'doubly-covered', undefined],
  ['2027-08-02T11:00Z', 'scotland', 'on-call', 'Summer bank holiday'],
  ['2027-08-30T11:00Z', 'scotland', 'support-hours', undefined],
  ['2027-11-30T12:00Z', 'scotland', 'on-call', 'St Andrew’s Day'],
];

it('is a table of many different instants, clock changes and holidays of two years among them', () => {
  const different = new Set([
    ...instants.map(([instant]) => `${instant} england-and-wales`),
    ...divided.map(([instant, division]) => `${instant} ${division}`),
  ]);
  expect(instants.length).toBe(new Set(instants.map(([instant]) => instant)).size);
  expect(different.size).toBeGreaterThanOrEqual(120);
});

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
