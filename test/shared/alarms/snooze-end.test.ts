import { describe, expect, it, test } from 'vitest';
import { endRefusal, nextWorkingDayAt, readWallEnd } from '../../../src/shared/alarms/snooze-end';

const none = { weekdays: [], weekends: [] };
const london = {
  zone: 'Europe/London',
  hours: {
    support: { weekdays: [{ from: '10:00', to: '17:00' }], weekends: [{ from: '11:00', to: '12:00' }] },
    dutyOnline: none,
    onCall: none,
  },
};
const holidays = {
  events: ['2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28'].map((date) => ({
    date,
    title: 'A holiday',
  })),
  lastDate: '2026-12-28',
};

describe('the next working day begins', () => {
  it.each([
    ['today, before the support hours', '2026-11-20T02:30:00Z', '2026-11-20T10:00:00Z'],
    ['a millisecond before they begin', '2026-11-20T09:59:59.999Z', '2026-11-20T10:00:00Z'],
    ['on Monday, from their first minute on a Friday', '2026-11-20T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['on Monday, from a Saturday with hours of its own', '2026-11-21T09:00:00Z', '2026-11-23T10:00:00Z'],
    ['tomorrow, on a Tuesday evening', '2026-11-24T20:00:00Z', '2026-11-25T10:00:00Z'],
    ['after Good Friday and Easter Monday', '2026-04-02T20:00:00Z', '2026-04-07T09:00:00Z'],
    ['after Christmas on a Friday, kept on Monday as well', '2026-12-24T18:00:00Z', '2026-12-29T10:00:00Z'],
    ['by winter time, when the clocks go back in between', '2026-10-23T20:00:00Z', '2026-10-26T10:00:00Z'],
    ['by summer time, when they go forward', '2026-03-27T20:00:00Z', '2026-03-30T09:00:00Z'],
  ])('%s', (_when, now, begins) => {
    expect(nextWorkingDayAt(london, holidays, Date.parse(now))).toBe(Date.parse(begins));
  });

  it('at the first of several stretches', () => {
    const support = {
      weekdays: [
        { from: '14:00', to: '17:00' },
        { from: '09:00', to: '12:00' },
      ],
      weekends: [],
    };
    const rota = { zone: 'Europe/London', hours: { ...london.hours, support } };
    const now = Date.parse('2026-11-20T12:30:00Z');
    expect(nextWorkingDayAt(rota, holidays, now)).toBe(Date.parse('2026-11-23T09:00:00Z'));
  });

  it('never, where the team has no support hours on weekdays', () => {
    const rota = { zone: 'Europe/London', hours: { ...london.hours, support: none } };
    expect(nextWorkingDayAt(rota, holidays, 0)).toBeUndefined();
  });
});

describe('an end that was typed', () => {
  it.each([
    ['2026-11-20T22:00', { kind: 'end', at: Date.parse('2026-11-20T22:00:00Z') }],
    ['2026-07-01T22:00', { kind: 'end', at: Date.parse('2026-07-01T21:00:00Z') }],
    [
      '2026-03-29T01:30',
      {
        kind: 'refused',
        reason:
          '01:30 on Sun 29 Mar does not exist because the clocks go forward; use 00:30 GMT or 02:30 BST',
      },
    ],
    [
      '2026-10-25T01:30',
      {
        kind: 'refused',
        reason:
          '01:30 on Sun 25 Oct comes twice because the clocks go back; use a time before or after that hour',
      },
    ],
    ['tomorrow', { kind: 'refused', reason: 'the end is not a date and time such as 2026-11-20T10:00' }],
    [
      '2026-02-30T10:00',
      { kind: 'refused', reason: 'the end is not a date and time such as 2026-11-20T10:00' },
    ],
  ])('%s is read without guessing', (wall, read) => {
    expect(readWallEnd('Europe/London', wall)).toEqual(read);
  });
});

test('nothing lasts for longer than a week, and nothing ends before it begins', () => {
  const week = 7 * 24 * 3_600_000;
  expect([0, 1, 2, 1 + week, 2 + week].map((untilAt) => endRefusal(untilAt, 1))).toEqual([
    'its end is over already',
    'its end is over already',
    undefined,
    undefined,
    'it would last longer than 7 days',
  ]);
});
