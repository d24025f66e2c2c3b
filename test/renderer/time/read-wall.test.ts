import { expect, test } from 'vitest';
import { readWall } from '../../../src/renderer/time/read-wall';
import { instantOfWall } from '../../../src/renderer/time/wall-clock';

/** A Friday. */
const now = '2026-11-20T09:42';
const wall = (text: string, after?: string) => {
  const reading = readWall(text, now, after);
  return reading.kind === 'wall' ? reading.wall : reading.sentence;
};

test.each([
  ['2026-11-20 22:00', '2026-11-20T22:00'],
  ['2026-11-20T22:00', '2026-11-20T22:00'],
  ['  2026-11-20,  22:00 ', '2026-11-20T22:00'],
  ['2026-1-5 7:00', '2026-01-05T07:00'],
  ['2026-11-20 22.00', '2026-11-20T22:00'],
  ['2020-01-01 00:00', '2020-01-01T00:00'],
  ['22:00', '2026-11-20T22:00'],
  ['09:42', '2026-11-20T09:42'],
  ['9:41', '2026-11-21T09:41'],
  ['7:00', '2026-11-21T07:00'],
  ['today 9:00', '2026-11-20T09:00 is over already'],
  ['tomorrow 7:00', '2026-11-21T07:00'],
  ['Mon 10:00', '2026-11-23T10:00'],
  ['monday, 10:00', '2026-11-23T10:00'],
  ['Fri 22:00', '2026-11-20T22:00'],
  ['Fri 7:00', '2026-11-27T07:00'],
])('%s is read as %s', (text, expected) => {
  expect(wall(text)).toBe(expected.endsWith('already') ? 'today 9:00 is over already.' : expected);
});

test('a time alone after another time is the next one after it', () => {
  expect(wall('22:00', '2026-11-21T07:00')).toBe('2026-11-21T22:00');
  expect(wall('7:00', '2026-11-21T07:00')).toBe('2026-11-22T07:00');
  expect(wall('tomorrow 7:00', '2026-11-20T22:00')).toBe('2026-11-21T07:00');
});

test.each([
  ['', 'Give a day and a time, such as 2026-11-20 22:00.'],
  [
    '11/20/2026, 10:00 PM',
    'That cannot be read. Write it as 2026-11-20 22:00, or a time alone, such as 22:00.',
  ],
  ['2026-11-20', 'That cannot be read. Write it as 2026-11-20 22:00, or a time alone, such as 22:00.'],
  ['10 pm', 'That cannot be read. Write it as 2026-11-20 22:00, or a time alone, such as 22:00.'],
  ['2026-02-30 07:00', 'There is no such day as 2026-02-30.'],
  ['25:10', 'There is no such time as 25:10.'],
  ['24:00', 'There is no such time as 24:00.'],
  ['soon 7:00', '“soon” is no day. Write today, tomorrow, Mon or 2026-11-20.'],
])('%s is not guessed at', (text, sentence) => expect(wall(text)).toBe(sentence));

test('a wall time is found in its zone on both sides of a change of the clocks', () => {
  const london = 'Europe/London';
  expect(instantOfWall(london, '2026-10-25T00:30')).toBe(Date.UTC(2026, 9, 24, 23, 30));
  expect(instantOfWall(london, '2026-10-25T01:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(instantOfWall(london, '2026-10-25T02:30')).toBe(Date.UTC(2026, 9, 25, 2, 30));
  expect(instantOfWall(london, '2026-03-29T01:30')).toBe(undefined);
  expect(instantOfWall('Pacific/Kiritimati', '2026-11-20T00:00')).toBe(Date.UTC(2026, 10, 19, 10));
});
