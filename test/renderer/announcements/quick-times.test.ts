import { expect, test } from 'vitest';
import { everyHourUntil, instantsOfWall, quickTimes } from '../../../src/renderer/announcements/quick-times';
import { formatTime, zoneName } from '../../../src/shared/rota/format-time';
import { parseWall } from '../../../src/shared/rota/wall-time';

const zone = 'Europe/London';
const at = (text: string) => Date.parse(`${text}:00Z`);
const words = (instants: readonly number[]) =>
  instants.map((each) => `${formatTime(zone, each)} ${zoneName(zone, each)}`);

test('quick times are whole five minutes, never earlier than they say, and 17:00 only while it is to come', () => {
  const told = (now: number) => quickTimes(zone, now).map(({ label, at: when }) => [label, ...words([when])]);
  expect(told(at('2026-11-20T13:37'))).toEqual([
    ['in 30 min', '14:10 GMT'],
    ['in 1 h', '14:40 GMT'],
    ['in 2 h', '15:40 GMT'],
    ['at 17:00', '17:00 GMT'],
  ]);
  expect(told(at('2026-11-20T17:00')).map(([label]) => label)).not.toContain('at 17:00');
});

test('every hour until an end are the full hours and the end itself', () => {
  const now = at('2026-11-20T13:37');
  expect(words(everyHourUntil(zone, now, at('2026-11-20T16:00')))).toEqual([
    '14:00 GMT',
    '15:00 GMT',
    '16:00 GMT',
  ]);
  expect(words(everyHourUntil(zone, now, at('2026-11-20T15:30')))).toEqual([
    '14:00 GMT',
    '15:00 GMT',
    '15:30 GMT',
  ]);
  expect(words(everyHourUntil(zone, now, at('2026-11-20T13:50')))).toEqual(['13:50 GMT']);
  expect(everyHourUntil(zone, now, at('2026-11-20T13:00'))).toEqual([]);
  expect(everyHourUntil(zone, now, at('2026-11-22T13:00'))).toEqual([]);
  expect(words(everyHourUntil(zone, at('2026-10-25T00:10'), at('2026-10-25T02:00')))).toEqual([
    '01:00 GMT',
    '02:00 GMT',
  ]);
});

test.each(['Europe/London', 'Australia/Lord_Howe', 'America/New_York', 'Asia/Kolkata'])(
  'in %s a typed time is what the shared wall time says, over every hour of the nights in which clocks change',
  (place) => {
    for (const date of ['2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-03-08', '2026-11-01']) {
      for (let minute = 0; minute < 24 * 60; minute += 15) {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const parsed = parseWall(place, `${date}T${time}`);
        const expected =
          parsed.kind === 'instant'
            ? [parsed.at]
            : parsed.kind === 'doubled'
              ? [parsed.earlier, parsed.later]
              : [];
        expect([date, time, ...instantsOfWall(place, `${date}T${time}`)]).toEqual([date, time, ...expected]);
      }
    }
  },
);
