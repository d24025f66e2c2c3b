import { expect, test } from 'vitest';
import {
  alarmStandings,
  inOrder,
  isExpectedToEnd,
  standingOf,
  worstStanding,
} from '../../../src/shared/alarms/alarm-standing';
import { groupAlarms } from '../../../src/shared/alarms/group-alarms';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import { alarm } from '../../renderer/support/samples';

const hold = { id: 'h', by: 'Ada', fromAt: 0, untilAt: 9, via: 'window', why: '' } as const;
const quiet = { because: 'expected-end', untilAt: 9, why: undefined } as const;

const ofEach = [
  alarm('needs-you'),
  alarm('unheld', { priority: 'low' }),
  alarm('held', { hold: { ...hold, kind: 'acknowledge' }, quiet }),
  alarm('snoozed', { hold: { ...hold, kind: 'snooze' } }),
  alarm('quiet', { quiet }),
  alarm('suppressed', { suppressed: true, quiet }),
  alarm('ended', { endedAt: 5, quiet }),
];

test('each alarm stands in one way, and they are listed by how much they need somebody', () => {
  expect(ofEach.map(standingOf)).toEqual(alarmStandings);
  expect(inOrder(ofEach.toReversed()).map(({ id }) => id)).toEqual(alarmStandings);
  expect(ofEach.filter(isExpectedToEnd).map(({ id }) => id)).toEqual(['quiet']);
});

test('within the same standing the newest comes first', () => {
  const two = [alarm('old', { startedAt: 1 }), alarm('new', { startedAt: 2 })];
  expect(inOrder(two).map(({ id }) => id)).toEqual(['new', 'old']);
});

test('a group stands as the one of it that needs somebody most, and is as new as its newest', () => {
  const of = (id: string, namespace: string, more: Partial<Alarm>) =>
    alarm(id, { labels: { namespace }, ...more });
  const groups = groupAlarms(
    [
      of('a', 'one', { endedAt: 9, startedAt: 3 }),
      of('b', 'two', { quiet, startedAt: 1 }),
      of('c', 'one', { startedAt: 2 }),
    ],
    ['namespace'],
  );
  expect(
    groups.map(({ values, alarms, worst, newestAt }) => [values, alarms.length, worst, newestAt]),
  ).toEqual([
    [['one'], 2, 'needs-you', 3],
    [['two'], 1, 'quiet', 1],
  ]);
  expect(worstStanding([])).toBeUndefined();
});
