import type { Shift } from '../../../shared/nouns/watch';

/** Shifts as an RFC 5545 calendar, in UTC, so that no reader needs to know a zone. */
export function calendarOf(shifts: readonly Shift[], now: number): string {
  const events = shifts.flatMap((shift) => [
    'BEGIN:VEVENT',
    `UID:${escapeText(shift.id)}@watchkeeper`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(shift.startsAt)}`,
    `DTEND:${utc(shift.endsAt)}`,
    `SUMMARY:${escapeText(`On call - ${shift.person} - ${shift.role}`)}`,
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Watchkeeper//Rota//EN',
    ...(events.length > 0 ? events : utcZone),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A calendar must hold something (section 3.6); without shifts it is the zone that they would have been in. */
const utcZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** `20261228T070000Z` */
function utc(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}|[-:]/g, '');
}

/** Section 3.3.11; control characters are not allowed in any text. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** At most 75 octets a line, its leading space included (section 3.1); no character is cut in two. */
function fold(line: string): string {
  let octets = 0;
  let folded = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
