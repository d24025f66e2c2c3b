import { expect, test } from 'vitest';
import { clockSkewMs } from '../../../src/main/slack/clock-skew';

/** What the server says; its time is this or up to a second more. */
const date = 'Fri, 20 Nov 2026 06:31:00 GMT';
const told = Date.parse('2026-11-20T06:31:00Z');

test.each<[string, number, number, number]>([
  ['the same moment', 0, 0, 0],
  ['the last of the second that the header cuts off', 999, 999, 0],
  ['one second on, which the cut second explains', 1_000, 1_000, 0],
  ['a little more than that', 1_001, 1_001, 1],
  ['a quick answer from the past', -1, -1, -1],
  ['exactly two seconds ahead at least', 3_000, 3_000, 2_000],
  ['exactly two seconds behind at least', -2_000, -2_000, -2_000],
  ['a slow answer that covers the moment', -9_000, 4_000, 0],
  ['a slow answer to a clock that is ahead', 5_000, 14_000, 4_000],
  ['a slow answer to a clock that is behind', -14_000, -4_000, -4_000],
  ['a clock a year ahead', 31_536_000_000, 31_536_000_000, 31_535_999_000],
  ['a clock in 1970', -told, -told, -told],
])('%s', (_what, sentAt, answeredAt, skew) => {
  expect(clockSkewMs({ date, sentAt: told + sentAt, answeredAt: told + answeredAt })).toBe(skew);
});

test.each([
  [null, 0, 0],
  ['', 0, 0],
  ['soon', 0, 0],
  // This machine's clock was set back while the answer was on its way.
  [date, told, told - 1],
])('nothing can be said of %j', (header, sentAt, answeredAt) => {
  expect(clockSkewMs({ date: header, sentAt, answeredAt })).toBeUndefined();
});
