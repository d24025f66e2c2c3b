import { expect, test } from 'vitest';
import { readCalendar } from '../../../../src/main/rota/feeds/calendar-text';
import { autumn, calendar, event } from './calendar-cases';

const times = ['DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z'];
const repeating = (start: string, rule: string) =>
  calendar(event(`DTSTART:${start}`, 'DURATION:PT1H', `RRULE:${rule}`));
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));

test.each([
  ['every second', repeating('20261020T090000Z', 'FREQ=SECONDLY')],
  ['a thousand million seconds', repeating('20261020T090000Z', 'FREQ=SECONDLY;COUNT=1000000000')],
  ['every minute since the year 1', repeating('00010101T000000Z', 'FREQ=MINUTELY')],
  ['a thousand million days', repeating('20261020T090000Z', 'FREQ=DAILY;COUNT=1000000000')],
  ['a thousand million days since the year 1', repeating('00010101T000000Z', 'FREQ=DAILY;COUNT=1000000000')],
  [
    'days from the year 1 until the year 9999',
    repeating('00010101T000000Z', 'FREQ=DAILY;UNTIL=99991231T235959Z'),
  ],
  ['30 February', repeating('20200101T000000Z', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5')],
  ['a week that never comes', repeating('20200101T000000Z', 'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO')],
  ['a set that is never full', repeating('20200101T000000Z', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=300;COUNT=4')],
  ['an enormous step', repeating('20200101T000000Z', 'FREQ=YEARLY;INTERVAL=9999')],
  [
    'a shift of 8,000 years, every day',
    calendar(event('DTSTART:00010101T000000Z', 'DTEND:80010101T000000Z', 'RRULE:FREQ=DAILY')),
  ],
  [
    'every second of a day',
    repeating('20261020T090000Z', `FREQ=DAILY;BYSECOND=${many(60, String).join(',')}`),
  ],
  [
    'a rule of one megabyte',
    repeating('20261020T090000Z', `FREQ=DAILY;BYMONTHDAY=${many(300_000, () => '31').join(',')}`),
  ],
  [
    '100,000 excluded dates',
    calendar(
      event(
        ...times,
        'RRULE:FREQ=DAILY',
        `EXDATE;TZID=Europe/London:${many(100_000, () => '20261020T090000').join(',')}`,
      ),
    ),
  ],
  ['100,000 unended components', calendar(...many(100_000, (index) => `BEGIN:X-${index}`))],
  ['100,000 ends of nothing', calendar(...many(100_000, (index) => `BEGIN:A\r\nEND:B-${index}`))],
  ['a million carriage returns', calendar('\r'.repeat(1_000_000))],
  ['a million folds', calendar(`X-A:${'\r\n '.repeat(1_000_000)}`)],
  ['a million quotes', calendar(event(...times, `ATTENDEE;CN=${'"'.repeat(1_000_000)}:x`))],
  ['a title of a million blanks', calendar(event(...times, `SUMMARY:Jo${' - '.repeat(330_000)}x`))],
  ['a title of 200,000 roles', calendar(event(...times, `SUMMARY:${'(primary '.repeat(200_000)}`))],
  [
    '20,000 zones that nobody knows',
    calendar(
      ...many(20_000, (index) =>
        event(`UID:${index}`, `DTSTART;TZID=Odd ${index}:20261020T090000`, 'DURATION:PT1H'),
      ),
    ),
  ],
  [
    '20,000 versions of one event',
    calendar(...many(20_000, (index) => event(`SEQUENCE:${index}`, ...times))),
  ],
  [
    '10,000 changed instances',
    calendar(
      event(...times, 'RRULE:FREQ=DAILY'),
      ...many(10_000, (index) =>
        event(
          `RECURRENCE-ID:${20261020 + (index % 9)}T09${String(index % 60).padStart(2, '0')}00Z`,
          ...times,
        ),
      ),
    ),
  ],
])('%s: read or refused, where unguarded it would not end', (_what, text) => {
  const reading = readCalendar(text, autumn);
  expect(['copy', 'refused']).toContain(reading.kind);
});

test('a rule that counts further than anybody reads is read as if it went on for ever', () => {
  const endless = readCalendar(repeating('20261020T090000Z', 'FREQ=DAILY'), autumn);
  expect(readCalendar(repeating('20261020T090000Z', 'FREQ=DAILY;COUNT=1000000000'), autumn)).toEqual(endless);
  expect(endless).toMatchObject({ kind: 'copy', copy: { unreadable: 0 } });
});
