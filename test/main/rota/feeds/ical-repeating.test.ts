import { expect, test } from 'vitest';
import { autumn, calendar, event, readShort, spans, unreadable } from './calendar-cases';

const weekly = ['DTSTART;TZID=Europe/London:20261012T090000', 'DTEND;TZID=Europe/London:20261019T090000'];

test('a weekly shift keeps its hours on the wall when the clocks change, without a gap and without an overlap', () => {
  expect(spans(calendar(event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=4')))).toEqual([
    '2026-10-12T08:00 2026-10-19T08:00',
    '2026-10-19T08:00 2026-10-26T09:00',
    '2026-10-26T09:00 2026-11-02T09:00',
    '2026-11-02T09:00 2026-11-09T09:00',
  ]);
});

test('dates are taken out, added, and moved; each instance keeps the id of where it was', () => {
  const text = calendar(
    event(
      ...weekly,
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=Europe/London:20261019T090000',
      'RDATE;TZID=Europe/London:20261123T090000,20261207T090000',
      'EXDATE:20261207T090000Z',
    ),
    event(
      'RECURRENCE-ID:20261026T090000Z',
      'SUMMARY:Sam Hill',
      'DTSTART:20261027T090000Z',
      'DTEND:20261102T090000Z',
    ),
    event('RECURRENCE-ID;TZID=Europe/London:20261102T090000', 'STATUS:CANCELLED'),
  );
  expect(readShort(text)).toEqual({
    shifts: [
      ['e1/2026-10-12T08:00:00.000Z', 'calendar', 'Jo Bloggs', '2026-10-12T08:00', '2026-10-19T08:00'],
      ['e1/2026-10-26T09:00:00.000Z', 'calendar', 'Sam Hill', '2026-10-27T09:00', '2026-11-02T09:00'],
      ['e1/2026-11-23T09:00:00.000Z', 'calendar', 'Jo Bloggs', '2026-11-23T09:00', '2026-11-30T09:00'],
    ],
    lanes: [{ key: 'calendar', name: 'Calendar' }],
    unreadable: 0,
  });
});

test('a date alone takes out, or stands for, the instance of that day', () => {
  const daily = ['DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z', 'RRULE:FREQ=DAILY;COUNT=4'];
  const moved = event(
    'RECURRENCE-ID;VALUE=DATE:20261022',
    'DTSTART:20261022T120000Z',
    'DTEND:20261022T130000Z',
  );
  expect(spans(calendar(moved, event(...daily, 'EXDATE;VALUE=DATE:20261021')))).toEqual([
    '2026-10-20T09:00 2026-10-20T10:00',
    '2026-10-22T12:00 2026-10-22T13:00',
    '2026-10-23T09:00 2026-10-23T10:00',
  ]);
});

test('whole days repeat as days of the calendar', () => {
  const lines = [
    'DTSTART;VALUE=DATE:20261024',
    'DTEND;VALUE=DATE:20261026',
    'RRULE:FREQ=WEEKLY;COUNT=3',
    'EXDATE;VALUE=DATE:20261031',
  ];
  expect(spans(calendar(event(...lines)))).toEqual([
    '2026-10-23T23:00 2026-10-26T00:00',
    '2026-11-07T00:00 2026-11-09T00:00',
  ]);
});

test('an instance at a time that the clocks jump over still takes place', () => {
  const lines = ['DTSTART;TZID=Europe/London:20270327T013000', 'DTEND;TZID=Europe/London:20270327T020000'];
  expect(spans(calendar(event(...lines, 'RRULE:FREQ=DAILY;COUNT=3')))).toEqual([
    '2027-03-27T01:30 2027-03-27T02:00',
    '2027-03-28T01:30 2027-03-28T02:00',
    '2027-03-29T00:30 2027-03-29T01:00',
  ]);
});

test('an instance that is moved into the window, or under way as it begins, is there', () => {
  const window = {
    ...autumn,
    fromAt: Date.parse('2026-10-20T12:00:00Z'),
    toAt: Date.parse('2026-10-21T00:00:00Z'),
  };
  const daily = event('DTSTART:20260101T110000Z', 'DTEND:20260101T130000Z', 'RRULE:FREQ=DAILY');
  const moved = event('RECURRENCE-ID:20260301T110000Z', 'DTSTART:20261020T180000Z', 'DTEND:20261020T190000Z');
  expect(spans(calendar(daily, moved), window)).toEqual([
    '2026-10-20T11:00 2026-10-20T13:00',
    '2026-10-20T18:00 2026-10-20T19:00',
  ]);
});

test('a shift that only touches the edge of the window is not within it', () => {
  const window = {
    ...autumn,
    fromAt: Date.parse('2026-10-20T10:00:00Z'),
    toAt: Date.parse('2026-10-20T12:00:00Z'),
  };
  const at = (uid: string, from: string, to: string) => event(`UID:${uid}`, `DTSTART:${from}`, `DTEND:${to}`);
  expect(
    spans(
      calendar(
        at('before', '20261020T090000Z', '20261020T100000Z'),
        at('within', '20261020T100000Z', '20261020T120000Z'),
        at('after', '20261020T120000Z', '20261020T130000Z'),
      ),
      window,
    ),
  ).toEqual(['2026-10-20T10:00 2026-10-20T12:00']);
});

test('the parts of a rule may come in any order', () => {
  const lines = ['DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z', 'RRULE:INTERVAL=2;COUNT=2;FREQ=DAILY'];
  expect(spans(calendar(event(...lines)))).toEqual([
    '2026-10-20T09:00 2026-10-20T10:00',
    '2026-10-22T09:00 2026-10-22T10:00',
  ]);
});

test('an end of the rule in local time, in UTC or as a date takes in the last instance', () => {
  const daily = ['DTSTART;TZID=America/New_York:20261020T200000', 'DURATION:PT1H'];
  const both = ['2026-10-21T00:00 2026-10-21T01:00', '2026-10-22T00:00 2026-10-22T01:00'];
  expect(spans(calendar(event(...daily, 'RRULE:FREQ=DAILY;UNTIL=20261021T200000')))).toEqual(both);
  expect(spans(calendar(event(...daily, 'RRULE:FREQ=DAILY;UNTIL=20261022T000000Z')))).toEqual(both);
  expect(spans(calendar(event(...daily, 'RRULE:FREQ=DAILY;UNTIL=20261021')))).toEqual(both);
});

test('of an event that comes twice, the later version stands, whichever comes first', () => {
  const older = event('SEQUENCE:1', 'DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z');
  const newer = event('SEQUENCE:10', 'DTSTART:20261020T110000Z', 'DTEND:20261020T120000Z');
  const span = ['2026-10-20T11:00 2026-10-20T12:00'];
  expect(spans(calendar(older, newer))).toEqual(span);
  expect(spans(calendar(newer, older))).toEqual(span);
});

test('an event whose later version is cancelled is gone with all its instances', () => {
  const series = event('SEQUENCE:1', ...weekly, 'RRULE:FREQ=WEEKLY;COUNT=4');
  const moved = event('RECURRENCE-ID:20261026T090000Z', 'DTSTART:20261027T090000Z', 'DTEND:20261102T090000Z');
  expect(spans(calendar(series, moved, event('SEQUENCE:2', 'STATUS:CANCELLED')))).toEqual([]);
});

test('different events under one id, of the same version, are all kept', () => {
  const first = event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z');
  const second = event('DTSTART:20261021T090000Z', 'DTEND:20261021T100000Z');
  expect(spans(calendar(first, second))).toEqual([
    '2026-10-20T09:00 2026-10-20T10:00',
    '2026-10-21T09:00 2026-10-21T10:00',
  ]);
});

test('a changed instance whose series is not in the feed stands by itself', () => {
  const moved = event('RECURRENCE-ID:20261026T090000Z', 'DTSTART:20261027T090000Z', 'DTEND:20261102T090000Z');
  expect(spans(calendar(moved))).toEqual(['2026-10-27T09:00 2026-11-02T09:00']);
});

test('a changed instance that cannot be read is counted, and the one before the change does not stand for it', () => {
  const daily = event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z', 'RRULE:FREQ=DAILY;COUNT=2');
  const changed = event('RECURRENCE-ID:20261021T090000Z', 'SUMMARY:Sam Hill', 'DTSTART:tomorrow');
  expect(readShort(calendar(daily, changed))).toEqual({
    shifts: [
      ['e1/2026-10-20T09:00:00.000Z', 'calendar', 'Jo Bloggs', '2026-10-20T09:00', '2026-10-20T10:00'],
    ],
    lanes: [{ key: 'calendar', name: 'Calendar' }],
    unreadable: 1,
  });
});

test('a change of one instance and all later ones is counted, and none of the later ones is told as it was', () => {
  const daily = event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z', 'RRULE:FREQ=DAILY;COUNT=5');
  const changed = event(
    'RECURRENCE-ID;RANGE=THISANDFUTURE:20261021T090000Z',
    'DTSTART:20261021T120000Z',
    'DURATION:PT1H',
  );
  expect(readShort(calendar(daily, changed))).toEqual({
    shifts: [
      ['e1/2026-10-20T09:00:00.000Z', 'calendar', 'Jo Bloggs', '2026-10-20T09:00', '2026-10-20T10:00'],
    ],
    lanes: [{ key: 'calendar', name: 'Calendar' }],
    unreadable: 1,
  });
});

test.each([
  'FREQ=SECONDLY',
  'FREQ=SECONDLY;COUNT=1000000000',
  'FREQ=MINUTELY;INTERVAL=1',
  'FREQ=HOURLY',
  'FREQ=FORTNIGHTLY',
  'COUNT=3',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=-1',
  'FREQ=DAILY;COUNT=3;UNTIL=20261101',
  'FREQ=DAILY;COUNT=3;COUNT=4',
  'FREQ=DAILY;UNTIL=20200101',
  'FREQ=DAILY;UNTIL=sometime',
  'FREQ=DAILY;BYDAY=1MO',
  'FREQ=DAILY;BYSECOND=0,1,2,3,4,5,6,7,8,9',
  'FREQ=MONTHLY;BYDAY=XX',
  'RSCALE=CHINESE;FREQ=YEARLY',
  'FREQ=DAILY;X-ODD=1',
])('a shift that repeats by %s is counted and not guessed', (rule) => {
  expect(
    unreadable(calendar(event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z', `RRULE:${rule}`))),
  ).toBe(1);
});

test.each([
  ['two rules', ['RRULE:FREQ=DAILY;COUNT=2', 'RRULE:FREQ=WEEKLY;COUNT=2']],
  ['a rule of exclusion', ['RRULE:FREQ=DAILY;COUNT=9', 'EXRULE:FREQ=WEEKLY']],
  ['an excluded date that cannot be read', ['RRULE:FREQ=DAILY;COUNT=9', 'EXDATE:tomorrow']],
  ['an added date without its hour', ['RDATE;VALUE=DATE:20261101']],
  ['an added period', ['RDATE;VALUE=PERIOD:20261101T090000Z/PT1H']],
])('a shift with %s is counted and not guessed', (_what, lines) => {
  expect(unreadable(calendar(event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z', ...lines)))).toBe(1);
});
