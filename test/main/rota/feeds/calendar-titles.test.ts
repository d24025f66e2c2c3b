import { expect, test } from 'vitest';
import { calendar, event, readShort, unreadable } from './calendar-cases';

const times = ['DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z'];
const named = (name: string, ...lines: string[]) =>
  calendar(`X-WR-CALNAME:${name}`, event(...times, ...lines));
const seen = (text: string) => {
  const reading = readShort(text);
  if ('kind' in reading) throw new Error(reading.reason);
  return { person: reading.shifts[0]?.[2], lanes: reading.lanes };
};

test.each([
  ['Primary: Jo Bloggs', 'Jo Bloggs', 'word:primary'],
  ['Jo Bloggs (secondary)', 'Jo Bloggs', 'word:secondary'],
  ['On call: Jo', 'Jo', 'calendar'],
  ['Jo Bloggs on-call', 'Jo Bloggs', 'calendar'],
  ['Jo Bloggs - Primary On Call', 'Jo Bloggs', 'word:primary'],
  ['PRIMARY ON-CALL – Jo Bloggs', 'Jo Bloggs', 'word:primary'],
  ['[Support] Jo Bloggs-Smith', 'Jo Bloggs-Smith', 'word:support'],
  ['Jo Bloggs (Primary / on call)', 'Jo Bloggs', 'word:primary'],
  ['Jo (Josephine) Bloggs, secondary', 'Jo (Josephine) Bloggs', 'word:secondary'],
  ['Primary | Zoë O’Hara', 'Zoë O’Hara', 'word:primary'],
  ['Jo Bloggs', 'Jo Bloggs', 'calendar'],
  ['Jo Primaryson', 'Jo Primaryson', 'calendar'],
  ['Oncall 李小龙', '李小龙', 'calendar'],
  ['On Call - Jo Bloggs - Payments', 'Jo Bloggs', 'calendar'],
  ['On Call - Jo - Ann - Secondary', 'Jo - Ann', 'word:secondary'],
  ['Primary\\, Jo\\; the\\\\one\\nof us', 'Jo; the\\one of us', 'word:primary'],
])('the title %s', (title, name, lane) => {
  expect(seen(named('', `SUMMARY:${title}`))).toMatchObject({ person: name, lanes: [{ key: lane }] });
});

test('one attendee gives the e-mail address, and the name where the title leaves none', () => {
  const jo = 'ATTENDEE;CN="Bloggs, Jo";ROLE=REQ-PARTICIPANT:MAILTO:jo@example.org';
  expect(seen(named('Rota', 'SUMMARY:Primary', jo))).toEqual({
    person: 'Bloggs, Jo <jo@example.org>',
    lanes: [{ key: 'word:primary', name: 'Primary' }],
  });
  expect(seen(named('Rota', 'SUMMARY:Jo', jo)).person).toBe('Jo <jo@example.org>');
  expect(seen(named('Rota', 'SUMMARY:Jo', 'ATTENDEE:jo@example.org')).person).toBe('Jo <jo@example.org>');
  expect(seen(named('Rota', 'SUMMARY:Jo', 'ATTENDEE:urn:uuid:1')).person).toBe('Jo');
});

test('of several attendees none is chosen', () => {
  const two = ['ATTENDEE;CN=Jo:mailto:jo@example.org', 'ATTENDEE;CN=Sam:mailto:sam@example.org'];
  expect(seen(named('Rota', 'SUMMARY:Jo', ...two)).person).toBe('Jo');
  expect(unreadable(named('Rota', 'SUMMARY:Primary', ...two))).toBe(1);
});

test.each([
  'SUMMARY:',
  'SUMMARY:Primary on call',
  'SUMMARY: - ',
  `SUMMARY:${'J'.repeat(201)}`,
  'SUMMARY:Jo\r\nSUMMARY:Sam',
])('an event that names nobody is counted: %s', (line) => {
  expect(unreadable(named('Rota', line))).toBe(1);
});

test('a repeating event that names nobody is counted once', () => {
  expect(unreadable(named('Rota', 'SUMMARY:Primary', 'RRULE:FREQ=DAILY;COUNT=5'))).toBe(1);
});

test.each([
  [
    'On Call Schedule for Tier 1 - Nights',
    'On Call - Jo - Ann - Tier 1 - Nights',
    'Jo - Ann',
    'Tier 1 - Nights',
  ],
  ['On Call Schedule for Jo - Ann', 'On Call - Jo - Ann - Tier 1 - Nights', 'Jo - Ann', 'Tier 1 - Nights'],
  ['Something else', 'On Call - Jo - Ann - Nights', 'Jo - Ann', 'Nights'],
  ['', 'On Call - Jo', 'Jo', 'Jo'],
  ['', 'Jo', 'Jo', 'PABC123'],
])('a PagerDuty calendar %s with %s', (calendarName, title, person, lane) => {
  const text = named(calendarName, `SUMMARY:${title}`, 'URL:https://org.pagerduty.com/schedules#PABC123');
  expect(seen(text)).toEqual({ person, lanes: [{ key: 'schedule:PABC123', name: lane }] });
});

test('an event without an id has one made of what it is', () => {
  const text = calendar(['BEGIN:VEVENT', 'SUMMARY:Jo', ...times, 'END:VEVENT'].join('\r\n'));
  expect(readShort(text)).toMatchObject({
    shifts: [
      [
        '2026-10-20T09:00:00.000Z/2026-10-20T10:00:00.000Z/Jo',
        'calendar',
        'Jo',
        '2026-10-20T09:00',
        '2026-10-20T10:00',
      ],
    ],
  });
});
