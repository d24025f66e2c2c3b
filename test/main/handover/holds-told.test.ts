import { expect, test } from 'vitest';
import { alarmLines } from '../../../src/main/handover/alarm-lines';
import { createShiftTimes } from '../../../src/main/handover/shift-times';
import { escalationLines, silenceLines } from '../../../src/main/handover/silence-lines';
import type { Hold } from '../../../src/shared/nouns/alarm';
import type { Silence } from '../../../src/shared/nouns/silence';
import { alarm, at, shift } from './shift-records';

const times = createShiftTimes('Europe/London', shift);
const now = at('21:30');
const tomorrow = at('10:00') + 3 * 24 * 3_600_000;
const hold: Hold = {
  id: 'h',
  kind: 'snooze',
  by: 'ann',
  fromAt: at('09:40'),
  untilAt: tomorrow,
  via: 'window',
  why: 'the office mends it',
};
const silence: Silence = {
  id: 's',
  sourceId: 'live',
  sourceName: 'live',
  alarmName: 'DiskFull',
  matchers: [],
  askedAt: at('09:00'),
  endsAt: tomorrow,
  comment: 'a new disk comes on Monday',
  author: 'ann',
  state: 'written',
  writtenUntilAt: tomorrow,
  overAt: undefined,
  failure: undefined,
};

test('a snooze is told apart from a hold, with its end and why', () => {
  const alarms = [alarm({ hold }), alarm({ name: 'Other', hold: { ...hold, kind: 'acknowledge', why: '' } })];
  expect(alarmLines(alarms, now, times)).toEqual([
    ['Other (high, live): still firing since 09:36, held by ann until Mon 23 Nov 10:00.'],
    [
      'IngressErrorRateHigh (high, live): still firing since 09:36, ' +
        'snoozed by ann until Mon 23 Nov 10:00 (the office mends it).',
    ],
  ]);
});

test('a snooze that the alarm has outgrown is told with what it became', () => {
  const over = { ...hold, untilAt: at('11:00') };
  const formerHold = {
    kind: 'snooze',
    by: 'ann',
    endedAt: at('11:00'),
    because: 'worse',
    worseBy: 'priority',
  } as const;
  expect(alarmLines([alarm({ hold: over, formerHold })], now, times)).toEqual([
    [
      'IngressErrorRateHigh (high, live): still firing since 09:36, ' +
        'held by nobody since ann’s snooze ended 11:00 because it became high.',
    ],
  ]);
});

test('silences that go on are told with author, end and comment, and whether their source knows', () => {
  const waiting = { ...silence, state: 'writing', writtenUntilAt: undefined } as const;
  const longer = { ...silence, state: 'writing' } as const;
  const past = { ...silence, state: 'over', overAt: at('12:00') } as const;
  const words = 'Silence of DiskFull (live) by ann until Mon 23 Nov 10:00';
  expect(silenceLines([silence, waiting, longer, past], now, times)).toEqual([
    [`${words}: a new disk comes on Monday.`],
    [`${words}, not written there yet: a new disk comes on Monday.`],
    [`${words}, its new end not written there yet: a new disk comes on Monday.`],
  ]);
});

test('who was called in is told, with what was tried', () => {
  const call = { id: 'e', alarmId: 'a', alarmName: 'DiskFull', to: 'bob', by: 'ann', at: at('09:50') };
  expect(escalationLines([{ ...call, tried: 'a restart', channel: '#incidents' }], times)).toEqual([
    ['bob was called in for DiskFull by ann at 09:50. Tried: a restart.'],
  ]);
});
