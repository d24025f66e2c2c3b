import { describe, expect, test } from 'vitest';
import { autumn, calendar, event, moveMachineTo, spans, unreadable } from './calendar-cases';

const zoneRules = (tzid: string, month = 10) =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0000',
    `RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}`,
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T010000',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ].join('\r\n');

const fixedZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Site time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:+0530',
  'TZOFFSETTO:+0530',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

const oneDay = (start: string, end: string) => calendar(event(start, end));

describe.each(['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'on a machine in %s',
  (zone) => {
    test.each([
      [
        'UTC',
        oneDay('DTSTART:20261020T070000Z', 'DTEND:20261020T100000Z'),
        '2026-10-20T07:00 2026-10-20T10:00',
      ],
      [
        'a UTC time that says DATE-TIME',
        oneDay('DTSTART;VALUE=DATE-TIME:20261020T070000Z', 'DTEND;VALUE=DATE-TIME:20261020T100000Z'),
        '2026-10-20T07:00 2026-10-20T10:00',
      ],
      [
        'a zone without its definition',
        oneDay('DTSTART;TZID=Europe/London:20261020T070000', 'DTEND;TZID=Europe/London:20261020T100000'),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'a quoted zone',
        oneDay('DTSTART;TZID="Europe/London":20261020T070000', 'DTEND;TZID="Europe/London":20261020T100000'),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'two zones',
        oneDay('DTSTART;TZID=America/New_York:20261020T070000', 'DTEND;TZID=Europe/Paris:20261020T170000'),
        '2026-10-20T11:00 2026-10-20T15:00',
      ],
      [
        'a zone with its definition',
        calendar(
          zoneRules('Europe/London'),
          event('DTSTART;TZID=Europe/London:20261020T070000', 'DTEND;TZID=Europe/London:20261020T100000'),
        ),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'a Windows zone',
        oneDay(
          'DTSTART;TZID=GMT Standard Time:20261020T070000',
          'DTEND;TZID=GMT Standard Time:20261020T100000',
        ),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'another Windows zone',
        oneDay(
          'DTSTART;TZID=Eastern Standard Time:20261020T070000',
          'DTEND;TZID=Eastern Standard Time:20261020T100000',
        ),
        '2026-10-20T11:00 2026-10-20T14:00',
      ],
      [
        'an Outlook label',
        oneDay(
          'DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20261020T070000',
          'DURATION:PT3H',
        ),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'an offset',
        oneDay('DTSTART;TZID=UTC+02:00:20261020T070000', 'DURATION:PT3H'),
        '2026-10-20T05:00 2026-10-20T08:00',
      ],
      [
        'a zone within a path',
        oneDay(
          'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261020T070000',
          'DURATION:PT3H',
        ),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'a nameless zone that is defined',
        calendar(
          zoneRules('Customized Time Zone'),
          event('DTSTART;TZID=Customized Time Zone:20261020T070000', 'DURATION:PT3H'),
        ),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'a nameless zone with a colon that is defined',
        calendar(
          zoneRules('tzone://Microsoft/Custom'),
          event('DTSTART;TZID=tzone://Microsoft/Custom:20261020T070000', 'DURATION:PT3H'),
        ),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'a defined zone of one offset',
        calendar(fixedZone, event('DTSTART;TZID=Site time:20261020T070000', 'DURATION:PT3H')),
        '2026-10-20T01:30 2026-10-20T04:30',
      ],
      [
        "floating times, in the rota's zone",
        oneDay('DTSTART:20261020T070000', 'DTEND:20261020T100000'),
        '2026-10-20T06:00 2026-10-20T09:00',
      ],
      [
        'a whole day',
        oneDay('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261021'),
        '2026-10-19T23:00 2026-10-20T23:00',
      ],
      [
        'a whole day that says nothing of being one',
        oneDay('DTSTART:20261020', 'DTEND:20261021'),
        '2026-10-19T23:00 2026-10-20T23:00',
      ],
      [
        'a day of 25 hours',
        oneDay('DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'),
        '2026-10-24T23:00 2026-10-26T00:00',
      ],
      [
        'a day of 23 hours',
        calendar(event('DTSTART;VALUE=DATE:20270328')),
        '2027-03-28T00:00 2027-03-28T23:00',
      ],
      [
        'a date without an end',
        calendar(event('DTSTART;VALUE=DATE:20261020')),
        '2026-10-19T23:00 2026-10-20T23:00',
      ],
      [
        'a duration of days, which are those of the calendar',
        oneDay('DTSTART;TZID=Europe/London:20261024T090000', 'DURATION:P1D'),
        '2026-10-24T08:00 2026-10-25T09:00',
      ],
      [
        'a duration of hours, which are exact',
        oneDay('DTSTART;TZID=Europe/London:20261024T090000', 'DURATION:PT24H'),
        '2026-10-24T08:00 2026-10-25T08:00',
      ],
      [
        'a duration of weeks',
        oneDay('DTSTART;TZID=Europe/London:20261019T090000', 'DURATION:P1W'),
        '2026-10-19T08:00 2026-10-26T09:00',
      ],
      [
        'a duration of everything',
        oneDay('DTSTART:20261019T090000Z', 'DURATION:P1DT2H30M15S'),
        '2026-10-19T09:00 2026-10-20T11:30',
      ],
      [
        'an end before the start in the text',
        calendar(event('DTEND:20261020T100000Z', 'DTSTART:20261020T070000Z')),
        '2026-10-20T07:00 2026-10-20T10:00',
      ],
      [
        'a time that the clocks jump over',
        oneDay('DTSTART;TZID=Europe/London:20270328T013000', 'DTEND;TZID=Europe/London:20270328T090000'),
        '2027-03-28T01:30 2027-03-28T08:00',
      ],
      [
        'a time that comes twice',
        oneDay('DTSTART;TZID=Europe/London:20261025T013000', 'DTEND;TZID=Europe/London:20261025T090000'),
        '2026-10-25T00:30 2026-10-25T09:00',
      ],
    ])('%s', (_form, text, span) => {
      moveMachineTo(zone);
      expect(spans(text)).toEqual([span]);
    });

    test('events that repeat fall on the same instants', () => {
      moveMachineTo(zone);
      expect(
        spans(
          calendar(event('DTSTART:20261024T220000', 'DTEND:20261025T060000', 'RRULE:FREQ=DAILY;COUNT=3')),
        ),
      ).toEqual([
        '2026-10-24T21:00 2026-10-25T06:00',
        '2026-10-25T22:00 2026-10-26T06:00',
        '2026-10-26T22:00 2026-10-27T06:00',
      ]);
      expect(
        spans(calendar(event('DTSTART;VALUE=DATE:20261024', 'RRULE:FREQ=DAILY;UNTIL=20261026'))),
      ).toEqual([
        '2026-10-23T23:00 2026-10-24T23:00',
        '2026-10-24T23:00 2026-10-26T00:00',
        '2026-10-26T00:00 2026-10-27T00:00',
      ]);
    });
  },
);

test("floating times and dates are those of the rota's zone, whichever that is", () => {
  const window = { ...autumn, zone: 'Asia/Tokyo' };
  expect(spans(oneDay('DTSTART:20261020T070000', 'DTEND:20261020T100000'), window)).toEqual([
    '2026-10-19T22:00 2026-10-20T01:00',
  ]);
  expect(spans(oneDay('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261021'), window)).toEqual([
    '2026-10-19T15:00 2026-10-20T15:00',
  ]);
});

test.each([
  ['no time at all', []],
  ['no end', ['DTSTART:20261020T070000Z']],
  ['no length', ['DTSTART:20261020T070000Z', 'DTEND:20261020T070000Z']],
  ['a duration of nothing', ['DTSTART:20261020T070000Z', 'DURATION:PT0S']],
  ['an end before its start', ['DTSTART:20261020T070000Z', 'DTEND:20261020T060000Z']],
  ['a day that ends as it begins', ['DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261020']],
  ['a negative duration', ['DTSTART:20261020T070000Z', 'DURATION:-PT1H']],
  ['a duration that is none', ['DTSTART:20261020T070000Z', 'DURATION:an hour']],
  ['both an end and a duration', ['DTSTART:20261020T070000Z', 'DTEND:20261020T080000Z', 'DURATION:PT1H']],
  ['two starts', ['DTSTART:20261020T070000Z', 'DTSTART:20261021T070000Z', 'DTEND:20261022T080000Z']],
  ['a date to a time', ['DTSTART;VALUE=DATE:20261020', 'DTEND:20261021T070000Z']],
  ['a time that says it is a date', ['DTSTART;VALUE=DATE:20261020T070000', 'DURATION:PT1H']],
  ['30 February', ['DTSTART:20270230T070000Z', 'DURATION:PT1H']],
  ['25 o’clock', ['DTSTART:20261020T250000Z', 'DURATION:PT1H']],
  ['a zone that nobody knows', ['DTSTART;TZID=Middle-earth/Shire:20261020T070000', 'DURATION:PT1H']],
  ['a zone of no name', ['DTSTART;TZID=:20261020T070000', 'DURATION:PT1H']],
  [
    'a nameless zone without a definition',
    ['DTSTART;TZID=Customized Time Zone:20261020T070000', 'DURATION:PT1H'],
  ],
  ['another one', ['DTSTART;TZID=tzone://Microsoft/Custom:20261020T070000', 'DURATION:PT1H']],
  [
    'an offset beside a place that the list does not hold',
    ['DTSTART;TZID="(UTC+01:00) Nowhere":20261020T070000', 'DURATION:PT1H'],
  ],
])('an event with %s is counted and not guessed', (_what, lines) => {
  expect(unreadable(calendar(event(...lines)))).toBe(1);
});

test('a zone whose rules fit no zone is not guessed', () => {
  expect(
    unreadable(calendar(zoneRules('Odd', 9), event('DTSTART;TZID=Odd:20261020T070000', 'DURATION:PT1H'))),
  ).toBe(1);
});
