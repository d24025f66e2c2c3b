import { describe, expect, it } from 'vitest';
import { durationWords } from '../../../src/main/handover/duration-words';
import { createShiftTimes } from '../../../src/main/handover/shift-times';
import { shift } from './shift-records';

const utc = (text: string) => Date.parse(`${text}:00Z`);
const timesOf = (startsAt: string, endsAt: string, zone = 'Europe/London') =>
  createShiftTimes(zone, { ...shift, startsAt: utc(startsAt), endsAt: utc(endsAt) });

describe('the times of a shift', () => {
  it('are bare on a shift of one day, and have their day outside it', () => {
    const times = timesOf('2026-11-20T07:00', '2026-11-20T22:00');
    expect(times.span).toBe('Fri 20 Nov 2026 07:00–22:00 GMT');
    expect(times.at(utc('2026-11-20T09:40'))).toBe('09:40');
    expect(times.at(utc('2026-11-19T09:40'))).toBe('Thu 19 Nov 09:40');
    expect(times.at(utc('2025-12-31T23:00'))).toBe('Wed 31 Dec 2025 23:00');
    expect(times.at(utc('2026-07-01T08:00'))).toBe('Wed 1 Jul 09:00 BST');
    expect(times.range(utc('2026-11-20T09:40'), utc('2026-11-20T09:44'))).toBe('09:40–09:44');
    expect(times.range(utc('2026-11-19T22:00'), utc('2026-11-19T23:00'))).toBe('Thu 19 Nov 22:00–23:00');
    expect(times.range(utc('2026-11-19T22:00'), utc('2026-11-20T07:05'))).toBe(
      'Thu 19 Nov 22:00–Fri 20 Nov 07:05',
    );
  });

  it('have their day on a shift of several', () => {
    const times = timesOf('2026-11-20T17:00', '2026-11-23T09:00');
    expect(times.span).toBe('Fri 20 Nov 2026 17:00–Mon 23 Nov 2026 09:00 GMT');
    expect(times.at(utc('2026-11-21T09:40'))).toBe('Sat 21 Nov 09:40');
    expect(times.range(utc('2026-11-21T09:40'), utc('2026-11-21T09:44'))).toBe('Sat 21 Nov 09:40–09:44');
    expect(times.day(utc('2026-11-21T09:40'))).toBe('Sat 21 Nov');
  });

  it('say their zone where the clocks change', () => {
    const times = timesOf('2026-10-24T21:00', '2026-10-25T07:00');
    expect(times.span).toBe('Sat 24 Oct 2026 22:00 BST–Sun 25 Oct 2026 07:00 GMT');
    expect(times.at(utc('2026-10-25T00:30'))).toBe('Sun 25 Oct 01:30 BST');
    expect(times.at(utc('2026-10-25T01:30'))).toBe('Sun 25 Oct 01:30 GMT');
    expect(times.range(utc('2026-10-25T00:30'), utc('2026-10-25T01:30'))).toBe(
      'Sun 25 Oct 01:30 BST–01:30 GMT',
    );
    expect(times.range(utc('2026-10-25T02:30'), utc('2026-10-25T03:30'))).toBe(
      'Sun 25 Oct 02:30 GMT–03:30 GMT',
    );
  });

  it('end a shift at midnight on its own day', () => {
    const times = timesOf('2026-11-20T12:00', '2026-11-21T00:00');
    expect(times.span).toBe('Fri 20 Nov 2026 12:00–24:00 GMT');
    expect(times.at(utc('2026-11-20T23:59'))).toBe('23:59');
    expect(times.at(utc('2026-11-21T00:00'))).toBe('Sat 21 Nov 00:00');
  });

  it('are those of the pack’s zone', () => {
    const times = timesOf('2026-11-20T22:00', '2026-11-21T04:00', 'Asia/Tokyo');
    expect(times.span).toBe('Sat 21 Nov 2026 07:00–13:00 GMT+9');
  });
});

describe('a duration', () => {
  const minute = 60_000;
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [59_999, '59 s'],
    [4 * minute, '4 min'],
    [59.9 * minute, '59 min'],
    [60 * minute, '1 h'],
    [125 * minute, '2 h 5 min'],
    [24 * 60 * minute, '1 d'],
    [(3 * 24 + 4) * 60 * minute + minute, '3 d 4 h'],
  ])('of %d ms reads %s', (duration, words) => {
    expect(durationWords(duration)).toBe(words);
  });
});
