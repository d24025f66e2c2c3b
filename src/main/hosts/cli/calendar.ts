import type { Duty } from '../../../shared/nouns/rota';

/** Duties as an RFC 5545 calendar, in UTC, so that no reader needs to know a zone. */
export function calendarOf(duties: readonly Duty[], now: number): string {
  const events = duties.flatMap((duty) => [
    'BEGIN:VEVENT',
    `UID:${escapeText(uidOf(duty))}@watchkeeper`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(duty.startsAt)}`,
    `DTEND:${utc(duty.endsAt)}`,
    `SUMMARY:${escapeText(`On call - ${duty.person.name} - ${duty.role}`)}`,
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

/** A calendar must hold something (section 3.6); without duties it is the zone that they would have been in. */
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

/** A source's own id may stand in several roles, and in the pieces that an override leaves. */
function uidOf({ sourceId, uids: [first = ''], role, startsAt }: Duty): string {
  return sourceId === 'hand' ? first : `${first}-${role}-${utc(startsAt)}-${sourceId}`;
}

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
