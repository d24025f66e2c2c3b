import { describe, expect, test } from 'vitest';
import { countedMs, payFor } from '../../../src/main/hours/pay';
import { stoodShifts } from '../../../src/main/hours/stood-shifts';
import type { PackPay, PayRule } from '../../../src/shared/nouns/pack';
import { coverBetween } from '../../../src/shared/rota/on-call-hours';
import { at, bankHolidays, cloudPlatform, shift } from './hours-desk';

const november = { startsAt: at('2026-11-01T00:00:00Z'), endsAt: at('2026-12-01T00:00:00Z') };
const minute = 60_000;

const rule = (changes: Partial<PayRule>): PayRule => ({
  name: 'rule',
  for: 'on-call',
  days: ['weekdays', 'weekends', 'holidays'],
  per: 'hour',
  amountMinor: 100,
  ...changes,
});
const pack = (changes: Partial<PackPay>): PackPay => ({
  currency: 'GBP',
  leastWorkedMs: 0,
  stepMs: minute,
  rules: [],
  ...changes,
});
const stood = (...shifts: Parameters<typeof stoodShifts>[2]) =>
  stoodShifts(cloudPlatform, bankHolidays, shifts, at('2027-06-01T00:00:00Z'));
const worked = (from: string, to: string) =>
  coverBetween(cloudPlatform, bankHolidays, { startsAt: at(from), endsAt: at(to) });

const weekday = shift('2026-11-20T07:00:00Z', '2026-11-20T22:00:00Z');
const saturday = shift('2026-11-21T07:00:00Z', '2026-11-21T22:00:00Z');
/** Saturday 31 October to the end of Monday 2 November. */
const acrossTheMonth = shift('2026-10-31T07:00:00Z', '2026-11-02T22:00:00Z');

describe('on call', () => {
  test.each<[string, Partial<PayRule>, ReturnType<typeof stood>, object]>([
    [
      'by the hour',
      { days: ['weekdays'], amountMinor: 475 },
      stood(weekday, saturday),
      { basis: '8 h on call on weekdays', hours: 8, amountMinor: 3_800 },
    ],
    [
      'by the hour at weekends',
      { days: ['weekends'], amountMinor: 333 },
      stood(weekday, saturday),
      { basis: '15 h on call at weekends', hours: 15, amountMinor: 4_995 },
    ],
    [
      'by the hour on any day',
      {},
      stood(weekday, saturday),
      { basis: '23 h on call on any day', hours: 23, amountMinor: 2_300 },
    ],
    [
      'a kind of day named twice counts once',
      { days: ['weekdays', 'weekdays'] },
      stood(weekday),
      { basis: '8 h on call on weekdays', hours: 8, amountMinor: 800 },
    ],
    [
      'by the shift',
      { per: 'shift', amountMinor: 5_000 },
      stood(weekday, saturday),
      { basis: '2 shifts on call on any day', hours: 23, amountMinor: 10_000 },
    ],
    [
      'by the shift of certain days',
      { per: 'shift', days: ['weekends', 'holidays'], amountMinor: 5_000 },
      stood(weekday, saturday),
      { basis: '1 shift on call at weekends and on bank holidays', hours: 15, amountMinor: 5_000 },
    ],
    [
      'a shift across the month is paid in the month of its first hour that fits',
      { per: 'shift', days: ['weekends'], amountMinor: 5_000 },
      stood(acrossTheMonth),
      { basis: '0 shifts on call at weekends', hours: 0, amountMinor: 0 },
    ],
    [
      'and here that hour is in this month',
      { per: 'shift', days: ['weekdays'], amountMinor: 5_000 },
      stood(acrossTheMonth),
      { basis: '1 shift on call on weekdays', hours: 8, amountMinor: 5_000 },
    ],
    [
      'by the hour, only the hours of the month',
      { amountMinor: 100 },
      stood(acrossTheMonth),
      { basis: '23 h on call on any day', hours: 23, amountMinor: 2_300 },
    ],
    [
      'nothing stood is a line of nothing',
      {},
      [],
      { basis: '0 h on call on any day', hours: 0, amountMinor: 0 },
    ],
  ])('%s', (_name, changes, shifts, line) => {
    const pay = payFor(pack({ rules: [rule(changes)] }), { month: november, stood: shifts, worked: [] });
    expect(pay.lines).toEqual([{ name: 'rule', ...line }]);
  });
});

describe('work out of hours', () => {
  const night = worked('2026-11-20T02:00:00Z', '2026-11-20T02:20:00Z');
  const overMidnight = worked('2026-11-20T23:00:00Z', '2026-11-21T01:10:00Z');

  test.each<[string, Partial<PackPay>, Partial<PayRule>, readonly ReturnType<typeof worked>[], object]>([
    [
      'exactly',
      {},
      { amountMinor: 3_000 },
      [night],
      { basis: '20 min worked on any day, in 1 stretch', hours: 0.33, amountMinor: 1_000 },
    ],
    [
      'rounded up to steps',
      { stepMs: 15 * minute },
      { amountMinor: 3_000 },
      [night],
      { basis: '20 min worked on any day, in 1 stretch, counted as 30 min', hours: 0.5, amountMinor: 1_500 },
    ],
    [
      'each stretch by itself',
      { stepMs: 15 * minute },
      { amountMinor: 3_000 },
      [night, night],
      { basis: '40 min worked on any day, in 2 stretches, counted as 1 h', hours: 1, amountMinor: 3_000 },
    ],
    [
      'at least the least',
      { leastWorkedMs: 60 * minute },
      { amountMinor: 3_000 },
      [night],
      { basis: '20 min worked on any day, in 1 stretch, counted as 1 h', hours: 1, amountMinor: 3_000 },
    ],
    [
      'split at midnight, before the rounding',
      { stepMs: 30 * minute },
      { days: ['weekdays'] },
      [overMidnight],
      { basis: '1 h worked on weekdays, in 1 stretch', hours: 1, amountMinor: 100 },
    ],
    [
      'which adds to the day of the end',
      { stepMs: 30 * minute },
      { days: ['weekends'] },
      [overMidnight],
      {
        basis: '1 h 10 min worked at weekends, in 1 stretch, counted as 1 h 30 min',
        hours: 1.5,
        amountMinor: 150,
      },
    ],
    [
      'half a penny is rounded up, once',
      {},
      { amountMinor: 1 },
      [worked('2026-11-20T02:00:00Z', '2026-11-20T02:30:00Z')],
      { basis: '30 min worked on any day, in 1 stretch', hours: 0.5, amountMinor: 1 },
    ],
    [
      'and less than half down',
      {},
      { amountMinor: 1 },
      [worked('2026-11-20T02:00:00Z', '2026-11-20T02:29:00Z')],
      { basis: '29 min worked on any day, in 1 stretch', hours: 0.48, amountMinor: 0 },
    ],
    [
      'nothing worked',
      { leastWorkedMs: 60 * minute },
      {},
      [],
      { basis: '0 h worked on any day', hours: 0, amountMinor: 0 },
    ],
  ])('%s', (_name, changes, ruleChanges, stretches, line) => {
    const rules = [rule({ for: 'worked', ...ruleChanges })];
    const pay = payFor(pack({ ...changes, rules }), { month: november, stood: [], worked: stretches });
    expect(pay.lines).toEqual([{ name: 'rule', ...line }]);
  });

  test('amounts too large for a float are exact', () => {
    const month = worked('2026-11-01T00:00:00Z', '2026-11-30T23:59:59.999Z');
    const pay = payFor(pack({ stepMs: 1, rules: [rule({ for: 'worked', amountMinor: 9_999_999 })] }), {
      month: november,
      stood: [],
      worked: [month],
    });
    // 720 h less a millisecond at 99,999.99: 7,199,999,280 less 2.78 hundredths.
    expect(pay.totalMinor).toBe(7_199_999_277);
  });
});

test('the lines are in the order of the rules and the total is theirs', () => {
  const rules = [
    rule({ name: 'week', days: ['weekdays'], amountMinor: 475 }),
    rule({ name: 'weekend', days: ['weekends'], amountMinor: 333 }),
    rule({ name: 'called', for: 'worked', amountMinor: 3_000 }),
  ];
  const input = {
    month: november,
    stood: stood(weekday, saturday),
    worked: [worked('2026-11-20T02:00:00Z', '2026-11-20T02:20:00Z')],
  };
  expect(payFor(pack({ rules }), input)).toEqual({
    currency: 'GBP',
    lines: [
      { name: 'week', basis: '8 h on call on weekdays', hours: 8, amountMinor: 3_800 },
      { name: 'weekend', basis: '15 h on call at weekends', hours: 15, amountMinor: 4_995 },
      { name: 'called', basis: '20 min worked on any day, in 1 stretch', hours: 0.33, amountMinor: 1_000 },
    ],
    totalMinor: 9_795,
  });
});

test.each([
  [0, 15, 1, 15],
  [0, 15, 15, 15],
  [0, 15, 16, 30],
  [60, 15, 20, 60],
  [50, 15, 20, 60],
  [60, 15, 61, 75],
])('with at least %i and steps of %i min, %i min count as %i', (least, step, real, expected) => {
  const rules = pack({ leastWorkedMs: least * minute, stepMs: step * minute });
  expect(countedMs(rules, real * minute)).toBe(expected * minute);
});
