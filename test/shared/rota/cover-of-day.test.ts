import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { WeekHours } from '../../../src/shared/nouns/pack';
import { coverAt, coverOfDay, type HolidayList } from '../../../src/shared/rota/cover';
import { rota } from './cloud-platform-hours';

const england = readHolidays('resources')('england-and-wales');
const none: WeekHours = { weekdays: [], weekends: [] };
const at = Date.parse;

describe('a day', () => {
  it('of work goes from off through on call and support back to off', () => {
    expect(coverOfDay(rota, england, at('2026-11-20T09:42Z'))).toEqual([
      { cover: 'off', startsAt: at('2026-11-20T00:00Z'), endsAt: at('2026-11-20T07:00Z') },
      { cover: 'on-call', startsAt: at('2026-11-20T07:00Z'), endsAt: at('2026-11-20T09:00Z') },
      { cover: 'doubly-covered', startsAt: at('2026-11-20T09:00Z'), endsAt: at('2026-11-20T10:00Z') },
      { cover: 'support-hours', startsAt: at('2026-11-20T10:00Z'), endsAt: at('2026-11-20T17:00Z') },
      { cover: 'doubly-covered', startsAt: at('2026-11-20T17:00Z'), endsAt: at('2026-11-20T18:00Z') },
      { cover: 'on-call', startsAt: at('2026-11-20T18:00Z'), endsAt: at('2026-11-20T22:00Z') },
      { cover: 'off', startsAt: at('2026-11-20T22:00Z'), endsAt: at('2026-11-21T00:00Z') },
    ]);
  });

  it('on which the clocks go forward has 23 hours', () => {
    expect(coverOfDay(rota, england, at('2026-03-29T12:00Z'))).toEqual([
      { cover: 'off', startsAt: at('2026-03-29T00:00Z'), endsAt: at('2026-03-29T06:00Z') },
      { cover: 'on-call', startsAt: at('2026-03-29T06:00Z'), endsAt: at('2026-03-29T21:00Z') },
      { cover: 'off', startsAt: at('2026-03-29T21:00Z'), endsAt: at('2026-03-29T23:00Z') },
    ]);
  });

  it('on which the clocks go back has 25 hours', () => {
    expect(coverOfDay(rota, england, at('2026-10-25T12:00Z'))).toEqual([
      { cover: 'off', startsAt: at('2026-10-24T23:00Z'), endsAt: at('2026-10-25T07:00Z') },
      { cover: 'on-call', startsAt: at('2026-10-25T07:00Z'), endsAt: at('2026-10-25T22:00Z') },
      { cover: 'off', startsAt: at('2026-10-25T22:00Z'), endsAt: at('2026-10-26T00:00Z') },
    ]);
  });

  it('is not split where one range ends and the next begins, or where they overlap', () => {
    const weekdays = [
      { from: '09:00', to: '12:00' },
      { from: '12:00', to: '15:00' },
      { from: '14:00', to: '16:00' },
    ];
    const pieces = {
      ...rota,
      hours: { support: { weekdays, weekends: [] }, dutyOnline: none, onCall: none },
    };
    expect(coverOfDay(pieces, england, at('2026-11-20T09:42Z'))).toEqual([
      { cover: 'off', startsAt: at('2026-11-20T00:00Z'), endsAt: at('2026-11-20T09:00Z') },
      { cover: 'support-hours', startsAt: at('2026-11-20T09:00Z'), endsAt: at('2026-11-20T16:00Z') },
      { cover: 'off', startsAt: at('2026-11-20T16:00Z'), endsAt: at('2026-11-21T00:00Z') },
    ]);
  });

  it('with duty online and nothing else says so', () => {
    const dutyOnly = {
      ...rota,
      hours: { ...rota.hours, support: none, onCall: none },
    };
    expect(coverAt(dutyOnly, england, at('2026-11-20T12:00Z'))).toEqual({
      cover: 'duty-online',
      untilAt: at('2026-11-20T18:00Z'),
      next: 'off',
      holiday: undefined,
      beyondHolidayList: false,
    });
  });
});

describe('the search for the next cover', () => {
  const withSupport = (support: WeekHours) => ({
    zone: 'Europe/London',
    hours: { support, dutyOnline: none, onCall: none },
  });

  it('passes over Christmas, its weekend and the substitute day', () => {
    const weekdays = withSupport({ weekdays: [{ from: '10:00', to: '17:00' }], weekends: [] });
    expect(coverAt(weekdays, england, at('2026-12-24T17:00Z'))).toEqual({
      cover: 'off',
      untilAt: at('2026-12-29T10:00Z'),
      next: 'support-hours',
      holiday: undefined,
      beyondHolidayList: false,
    });
  });

  it('sees hours that go on over midnight as one stretch', () => {
    const nights = withSupport({
      weekdays: [
        { from: '00:00', to: '06:00' },
        { from: '22:00', to: '24:00' },
      ],
      weekends: [],
    });
    expect(coverAt(nights, england, at('2026-11-19T23:00Z')).untilAt).toBe(at('2026-11-20T06:00Z'));
  });

  it('ends after two weeks for a pack without hours', () => {
    expect(coverAt(withSupport(none), england, at('2026-11-20T12:00Z'))).toEqual({
      cover: 'off',
      untilAt: at('2026-12-05T00:00Z'),
      next: 'off',
      holiday: undefined,
      beyondHolidayList: false,
    });
  });

  it('ends after two weeks for a pack that covers round the clock', () => {
    const allDay = [{ from: '00:00', to: '24:00' }];
    const found = coverAt(
      withSupport({ weekdays: allDay, weekends: allDay }),
      england,
      at('2026-11-20T12:00Z'),
    );
    expect([found.cover, found.next]).toEqual(['support-hours', 'support-hours']);
  });
});

describe('the end of the holiday list', () => {
  const list: HolidayList = { events: [{ date: '2026-12-28', title: 'Boxing Day' }], lastDate: '2026-12-28' };

  it('is not passed on its last day', () => {
    expect(coverAt(rota, list, at('2026-12-28T23:59Z')).beyondHolidayList).toBe(false);
  });

  it('is passed from the next midnight on', () => {
    expect(coverAt(rota, list, at('2026-12-29T00:00Z')).beyondHolidayList).toBe(true);
  });
});
