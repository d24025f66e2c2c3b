import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../../../src/main/rota/feeds/calendar-text';
import { autumn, calendar, event, fixture, readShort, spans } from './calendar-cases';

const times = ['DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z'];
const one = calendar(event(...times));
const jo = {
  shifts: [['e1', 'calendar', 'Jo Bloggs', '2026-10-20T09:00', '2026-10-20T10:00']],
  lanes: [{ key: 'calendar', name: 'Calendar' }],
  unreadable: 0,
};

test.each([
  ['CRLF', one],
  ['LF', one.replaceAll('\r\n', '\n')],
  ['CR', one.replaceAll('\r\n', '\r')],
  ['CR CR LF', one.replaceAll('\r\n', '\r\r\n')],
  ['a byte order mark', `\uFEFF${one}`],
  ['no last line end', one.trimEnd()],
  ['blank lines', one.replaceAll('\r\n', '\r\n\r\n')],
  ['blanks at the ends of lines', one.replaceAll('\r\n', ' \r\n')],
  ['folded lines', one.replaceAll(/(.{7})(?=.)/g, '$1\r\n ')],
  ['lines folded with a tab', one.replaceAll(/(.{7})(?=.)/g, '$1\n\t')],
  ['small letters', one.replaceAll(/^[A-Z]+/gm, (name) => name.toLowerCase())],
  ['a warning of the server before it', `<b>Warning</b>: cache is cold\r\n${one}`],
  ['blank lines after it', `${one}\r\n\r\n`],
])('a calendar with %s is read', (_what, text) => {
  expect(readShort(text)).toEqual(jo);
});

test('what does not belong to an event is not taken for its own', () => {
  const text = calendar(
    ['BEGIN:VTODO', 'UID:e2', 'SUMMARY:Sam', ...times, 'END:VTODO'].join('\r\n'),
    ['BEGIN:VFREEBUSY', ...times, 'END:VFREEBUSY'].join('\r\n'),
    event(
      'SUMMARY:Jo Bloggs',
      ...times,
      'BEGIN:VALARM',
      'SUMMARY:Wake up',
      'DTSTART:20261020T080000Z',
      'ATTENDEE:mailto:x@example.org',
      'END:VALARM',
    ),
  );
  expect(readShort(text)).toEqual(jo);
});

test.each([
  ['lines that are none', ['garbage', ';;;', ':::', '=', 'X-A;B="unended:1']],
  [
    'unknown properties',
    ['X-ODD;A=B:C', 'GEO:1;2', 'ATTACH;ENCODING=BASE64:AAAA', 'TRANSP:TRANSPARENT', 'PRIORITY:5'],
  ],
  ['names that mean something to JavaScript', ['__proto__:x', 'constructor:y', 'toString:z', 'type:VTODO']],
])('an event is read past %s', (_what, lines) => {
  expect(readShort(calendar(...lines, event(...lines, ...times, ...lines), ...lines))).toEqual(jo);
});

test.each(['__proto__', 'constructor', 'vcalendar', 'type', 'prototype', 'e1/2', '🙂'])(
  'an event may be called %s',
  (uid) => {
    expect(readShort(calendar(event(`UID:${uid}`, ...times)))).toEqual({
      ...jo,
      shifts: [[uid, 'calendar', 'Jo Bloggs', '2026-10-20T09:00', '2026-10-20T10:00']],
    });
  },
);

test('one damaged event costs that event and is counted', () => {
  const text = calendar(
    ['BEGIN:VEVENT', 'UID:e2', 'SUMMARY:Sam', ...times].join('\r\n'),
    event(...times),
    event('UID:e3', ...times, 'BEGIN:VALARM', 'TRIGGER:-PT5M'),
    event('UID:e4', 'DTSTART:20261020T090000Z', 'DTEND:???'),
  );
  expect(readShort(text)).toEqual({ ...jo, unreadable: 3 });
});

test('two calendars in one text are read as one', () => {
  const second = calendar(event('UID:e2', 'DTSTART:20261021T090000Z', 'DTEND:20261021T100000Z'));
  expect(spans(one + second)).toEqual([
    '2026-10-20T09:00 2026-10-20T10:00',
    '2026-10-21T09:00 2026-10-21T10:00',
  ]);
});

test('a calendar without events is a copy with nothing in it', () => {
  expect(readShort(calendar())).toEqual({ shifts: [], lanes: [], unreadable: 0 });
});

describe('refused', () => {
  const notOne = { kind: 'refused', reason: 'it does not begin with BEGIN:VCALENDAR' };
  const cutOff = { kind: 'refused', reason: 'it ends too early: END:VCALENDAR is missing' };

  test.each([
    '',
    'hello',
    '<!doctype html><p>Sign in',
    '{"error":"no"}',
    'BEGIN:VCARD\r\nEND:VCARD',
    'BEGIN:VEVENT\r\nEND:VEVENT',
  ])('what is no calendar: %j', (text) => {
    expect(readCalendar(text, autumn)).toEqual(notOne);
  });

  test('a calendar cut off anywhere, since it would look like a shorter rota', () => {
    const whole = fixture('google.ics').trimEnd();
    const begun = 'BEGIN:VCALENDAR'.length;
    const readings = Array.from({ length: whole.length }, (_, length) =>
      readCalendar(whole.slice(0, length), autumn),
    );
    expect(readings.slice(0, begun)).toEqual(Array.from({ length: begun }, () => notOne));
    expect(readings.slice(begun)).toEqual(Array.from({ length: whole.length - begun }, () => cutOff));
  });

  test('a second calendar that is cut off', () => {
    expect(readCalendar(one + one.slice(0, 60), autumn)).toEqual(cutOff);
  });

  test('more events than a rota has', () => {
    const events = Array.from({ length: 20_001 }, (_, index) =>
      event(`UID:${index}`, 'DTSTART;VALUE=DATE:20261020'),
    );
    expect(readCalendar(calendar(...events), autumn)).toEqual({
      kind: 'refused',
      reason: 'it holds more than 20,000 events',
    });
    expect(readCalendar(calendar(...events.slice(1)), autumn)).toMatchObject({
      kind: 'copy',
      copy: { unreadable: 0 },
    });
  });

  test('more shifts than a rota has', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour).join(',');
    const hourly = (uid: number) =>
      event(`UID:${uid}`, 'DTSTART:20260101T000000Z', 'DURATION:PT1H', `RRULE:FREQ=DAILY;BYHOUR=${hours}`);
    expect(readCalendar(calendar(...Array.from({ length: 12 }, (_, uid) => hourly(uid))), autumn)).toEqual({
      kind: 'refused',
      reason: 'it holds more than 50,000 shifts in the time that is read',
    });
  });

  test('more repeating events than a rota has, those that are over not counted', () => {
    const daily = (uid: number, until: string) =>
      event(`UID:${uid}`, 'DTSTART:20200101T000000Z', 'DURATION:PT1H', `RRULE:FREQ=YEARLY;UNTIL=${until}`);
    const over = Array.from({ length: 2_000 }, (_, uid) => daily(uid, '20220101'));
    const running = Array.from({ length: 1_001 }, (_, uid) => daily(uid + 2_000, '20270101'));
    expect(readCalendar(calendar(...over, ...running), autumn)).toEqual({
      kind: 'refused',
      reason: 'it holds more than 1,000 repeating events',
    });
    expect(readCalendar(calendar(...over), autumn)).toEqual({
      kind: 'copy',
      copy: { shifts: [], lanes: [], unreadable: 0 },
    });
  });
});
