import { describe, expect, it } from 'vitest';
import { datesOf, monthBounds, monthOf } from '../../../src/shared/rota/month';
import { at } from './people';

describe('a month', () => {
  it.each([
    ['Europe/London', '2026-07-31T22:59Z', '2026-07'],
    ['Europe/London', '2026-07-31T23:00Z', '2026-08'],
    ['Europe/London', '2026-12-31T23:59Z', '2026-12'],
    ['Asia/Kolkata', '2026-12-31T18:30Z', '2027-01'],
    ['America/New_York', '2027-01-01T04:59Z', '2026-12'],
  ])('in %s at %s is %s', (zone, instant, expected) => {
    expect(monthOf(zone, at(instant))).toBe(expected);
  });

  it.each([
    ['Europe/London', '2026-03', '2026-03-01T00:00Z', '2026-03-31T23:00Z'],
    ['Europe/London', '2026-10', '2026-09-30T23:00Z', '2026-11-01T00:00Z'],
    ['Europe/London', '2027-03', '2027-03-01T00:00Z', '2027-03-31T23:00Z'],
    ['Europe/London', '2027-10', '2027-09-30T23:00Z', '2027-11-01T00:00Z'],
    ['Europe/London', '2026-12', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
    ['Asia/Kolkata', '2028-02', '2028-01-31T18:30Z', '2028-02-29T18:30Z'],
  ])('in %s, %s goes from %s to %s', (zone, month, startsAt, endsAt) => {
    expect(monthBounds(zone, month)).toEqual({ startsAt: at(startsAt), endsAt: at(endsAt) });
  });

  it('has its dates', () => {
    const february = datesOf('2028-02');
    expect([february.length, february.at(0), february.at(9), february.at(-1)]).toEqual([
      29,
      '2028-02-01',
      '2028-02-10',
      '2028-02-29',
    ]);
  });
});
