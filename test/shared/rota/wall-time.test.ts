import { describe, expect, it } from 'vitest';
import {
  addCalendarDays,
  isWeekend,
  localDate,
  parseWall,
  shiftDate,
  wallInstant,
} from '../../../src/shared/rota/wall-time';

const london = 'Europe/London';
const at = Date.parse;

describe('a boundary of a pack', () => {
  it.each([
    ['winter', '2026-11-20', '07:00', '2026-11-20T07:00Z'],
    ['summer', '2026-07-14', '07:00', '2026-07-14T06:00Z'],
    ['the next midnight', '2026-11-20', '24:00', '2026-11-21T00:00Z'],
    ['midnight at the end of a month', '2026-11-30', '24:00', '2026-12-01T00:00Z'],
    ['a time that the clocks jump over: as much later', '2026-03-29', '01:30', '2026-03-29T01:30Z'],
    ['a time that comes twice: the first', '2026-10-25', '01:30', '2026-10-25T00:30Z'],
  ])('%s', (_what, date, time, expected) => {
    expect(wallInstant(london, date, time)).toBe(at(expected));
  });
});

describe('a wall time typed by a person', () => {
  it('is an instant on a plain day', () => {
    expect(parseWall(london, '2026-07-14T07:00')).toEqual({ kind: 'instant', at: at('2026-07-14T06:00Z') });
  });

  it.each(['2026-03-29T01:00', '2026-03-29T01:59'])('is missing where the clocks go forward: %s', (wall) => {
    const minutes = wall.slice(-2);
    expect(parseWall(london, wall)).toEqual({
      kind: 'missing',
      before: at(`2026-03-29T00:${minutes}Z`),
      after: at(`2026-03-29T01:${minutes}Z`),
    });
  });

  it.each(['2026-10-25T01:00', '2026-10-25T01:59'])('is doubled where the clocks go back: %s', (wall) => {
    const minutes = wall.slice(-2);
    expect(parseWall(london, wall)).toEqual({
      kind: 'doubled',
      earlier: at(`2026-10-25T00:${minutes}Z`),
      later: at(`2026-10-25T01:${minutes}Z`),
    });
  });

  it.each([
    ['2026-03-29T00:59', '2026-03-29T00:59Z'],
    ['2026-03-29T02:00', '2026-03-29T01:00Z'],
    ['2026-10-25T00:59', '2026-10-24T23:59Z'],
    ['2026-10-25T02:00', '2026-10-25T02:00Z'],
  ])('is plain at the edge of a clock change: %s', (wall, expected) => {
    expect(parseWall(london, wall)).toEqual({ kind: 'instant', at: at(expected) });
  });

  it.each([
    '',
    'tomorrow',
    '2026-11-20',
    '2026-11-20 07:00',
    '2026-11-20T7:00',
    '2026-11-20T07:00Z',
    '2026-11-20T07:00:00',
    '2026-02-30T07:00',
    '2026-13-01T07:00',
    '2026-11-20T24:00',
    '2026-11-20T07:60',
    ' 2026-11-20T07:00',
  ])('is unreadable when it is %j', (wall) => {
    expect(parseWall(london, wall)).toEqual({ kind: 'unreadable' });
  });
});

describe('dates', () => {
  it.each([
    ['Europe/London', '2026-07-13T22:59Z', '2026-07-13'],
    ['Europe/London', '2026-07-13T23:00Z', '2026-07-14'],
    ['Asia/Kolkata', '2026-07-13T18:30Z', '2026-07-14'],
    ['America/New_York', '2026-07-14T03:59Z', '2026-07-13'],
  ])('are those of the zone: %s at %s', (zone, instant, expected) => {
    expect(localDate(zone, at(instant))).toBe(expected);
  });

  it('move by calendar days', () => {
    expect([shiftDate('2026-12-31', 1), shiftDate('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
  });

  it('keep the wall time when a clock change lies between', () => {
    expect(addCalendarDays(london, at('2026-10-24T06:00Z'), 1)).toBe(at('2026-10-25T07:00Z'));
  });

  it('know their weekends', () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];
    expect(days.map(isWeekend)).toEqual([false, true, true, false]);
  });
});
