import { expect, test } from 'vitest';
import { act, at, openHoursDesk, shift } from './hours-desk';

const hour = 3_600_000;
const emptyTotals = { onCallWeekdayMs: 0, onCallWeekendMs: 0, onCallHolidayMs: 0, workedMs: 0 };

test('a month tells what was stood and what was worked', () => {
  const friday = shift('2026-11-20T07:00:00Z', '2026-11-20T22:00:00Z');
  const saturday = shift('2026-11-21T07:00:00Z', '2026-11-21T22:00:00Z', { role: 'secondary' });
  const acts = [
    act('2026-11-21T02:00:00Z', { kind: 'acknowledgement', about: 'ApiDown' }),
    act('2026-11-21T02:05:00Z', { untilAt: at('2026-11-21T02:50:00Z') }),
  ];
  const { hours } = openHoursDesk({ shifts: [saturday, friday], acts });
  expect(hours.month('2026-11')).toEqual({
    month: '2026-11',
    zone: 'Europe/London',
    person: 'Ada',
    onCall: [
      {
        shift: friday,
        startsAt: friday.startsAt,
        endsAt: friday.endsAt,
        weekdayMs: 8 * hour,
        weekendMs: 0,
        holidayMs: 0,
        totalMs: 8 * hour,
      },
      {
        shift: saturday,
        startsAt: saturday.startsAt,
        endsAt: saturday.endsAt,
        weekdayMs: 0,
        weekendMs: 15 * hour,
        holidayMs: 0,
        totalMs: 15 * hour,
      },
    ],
    worked: [
      {
        id: `work:${at('2026-11-21T02:00:00Z')}`,
        startsAt: at('2026-11-21T02:00:00Z'),
        endsAt: at('2026-11-21T02:50:00Z'),
        kinds: ['acknowledgement', 'incident'],
        about: ['ApiDown', 'API down'],
        correction: undefined,
      },
    ],
    leftOut: [],
    totals: {
      onCallWeekdayMs: 8 * hour,
      onCallWeekendMs: 15 * hour,
      onCallHolidayMs: 0,
      workedMs: 50 * 60_000,
    },
    pay: undefined,
    isBeyondHolidayList: false,
  });
});

test('a bank holiday is 15 h of its own kind', () => {
  const { hours } = openHoursDesk({
    now: '2027-01-10T09:00:00Z',
    shifts: [shift('2026-12-28T07:00:00Z', '2026-12-28T22:00:00Z')],
  });
  expect(hours.month('2026-12').totals).toEqual({ ...emptyTotals, onCallHolidayMs: 15 * hour });
});

test('a shift across the end of a month is divided between the two, to the hour', () => {
  // Saturday 31 October to Sunday 1 November.
  const { hours } = openHoursDesk({ shifts: [shift('2026-10-31T07:00:00Z', '2026-11-01T22:00:00Z')] });
  const parts = ['2026-09', '2026-10', '2026-11', '2026-12'].map((month) =>
    hours.month(month).onCall.map(({ startsAt, endsAt, totalMs }) => ({ startsAt, endsAt, totalMs })),
  );
  expect(parts).toEqual([
    [],
    [{ startsAt: at('2026-10-31T07:00:00Z'), endsAt: at('2026-11-01T00:00:00Z'), totalMs: 15 * hour }],
    [{ startsAt: at('2026-11-01T00:00:00Z'), endsAt: at('2026-11-01T22:00:00Z'), totalMs: 15 * hour }],
    [],
  ]);
});

test('only what was stood until now counts, and what has not begun is left out', () => {
  const { hours, clock } = openHoursDesk({
    now: '2026-11-20T09:00:00Z',
    shifts: [
      shift('2026-11-20T07:00:00Z', '2026-11-20T22:00:00Z'),
      shift('2026-11-21T07:00:00Z', '2026-11-21T22:00:00Z'),
    ],
  });
  expect(hours.month('2026-11').onCall.map(({ endsAt, totalMs }) => [endsAt, totalMs])).toEqual([
    [at('2026-11-20T09:00:00Z'), 2 * hour],
  ]);
  clock.jumpTo(at('2026-11-21T08:00:00Z'));
  expect(hours.month('2026-11').totals).toEqual({
    ...emptyTotals,
    onCallWeekdayMs: 8 * hour,
    onCallWeekendMs: hour,
  });
});

test('shifts of mine that overlap count once, and support shifts not at all', () => {
  const day = shift('2026-11-20T07:00:00Z', '2026-11-20T22:00:00Z');
  const { hours } = openHoursDesk({
    shifts: [
      { ...day, id: 'again', role: 'secondary', source: 'source-1' },
      { ...day, id: 'b', startsAt: at('2026-11-20T18:00:00Z'), endsAt: at('2026-11-21T08:00:00Z') },
      day,
      { ...day, id: 'support', role: 'support' },
    ],
  });
  expect(hours.month('2026-11').onCall.map(({ shift: { id }, totalMs }) => [id, totalMs / hour])).toEqual([
    ['again', 8],
    ['b', 1],
  ]);
  expect(hours.month('2026-11').totals).toEqual({
    ...emptyTotals,
    onCallWeekdayMs: 8 * hour,
    onCallWeekendMs: hour,
  });
});

test('work over the end of a month is one stretch, of the month that it began in', () => {
  const { hours } = openHoursDesk({
    acts: [
      act('2026-10-31T23:40:00Z'),
      act('2026-10-31T23:50:00Z', { untilAt: at('2026-11-01T00:30:00Z') }),
      act('2026-11-01T00:40:00Z'),
    ],
  });
  const stretches = (month: string) =>
    hours.month(month).worked.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
  expect([stretches('2026-10'), stretches('2026-11')]).toEqual([
    [[at('2026-10-31T23:40:00Z'), at('2026-11-01T00:40:00Z')]],
    [],
  ]);
});

test('work that was done before a change of name, and by whatever name, is the keeper’s', () => {
  const { hours, now } = openHoursDesk({ acts: [act('2026-11-20T02:00:00Z')] });
  now.me = 'Ada Lovelace';
  const month = hours.month('2026-11');
  expect([month.person, month.worked.length]).toEqual(['Ada Lovelace', 1]);
});

test('a month after the last bank holiday that is known says so', () => {
  const { hours } = openHoursDesk();
  expect(['2027-11', '2027-12', '2028-01'].map((month) => hours.month(month).isBeyondHolidayList)).toEqual([
    false,
    true,
    true,
  ]);
});

test('pay follows the rules of the pack, and there is none without them', () => {
  const shifts = [shift('2026-11-21T07:00:00Z', '2026-11-21T22:00:00Z')];
  const pay = {
    currency: 'GBP',
    leastWorkedMs: 0,
    stepMs: 30 * 60_000,
    rules: [
      { name: 'Weekend', for: 'on-call', days: ['weekends'], per: 'hour', amountMinor: 500 },
      { name: 'Called out', for: 'worked', days: ['weekends'], per: 'hour', amountMinor: 3_000 },
    ],
  } as const;
  const { hours, now } = openHoursDesk({ shifts, pay, acts: [act('2026-11-21T02:00:00Z')] });
  expect(hours.month('2026-11').pay).toEqual({
    currency: 'GBP',
    lines: [
      { name: 'Weekend', basis: '15 h on call at weekends', hours: 15, amountMinor: 7_500 },
      {
        name: 'Called out',
        basis: '1 min worked at weekends, in 1 stretch, counted as 30 min',
        hours: 0.5,
        amountMinor: 1_500,
      },
    ],
    totalMinor: 9_000,
  });
  // The rounding is the pay's: the record says what was.
  expect(hours.month('2026-11').totals.workedMs).toBe(60_000);
  now.pack = { ...now.pack, pay: undefined };
  expect(hours.month('2026-11').pay).toBeUndefined();
});
