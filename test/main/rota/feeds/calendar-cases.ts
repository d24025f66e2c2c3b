import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { onTestFinished } from 'vitest';
import { type CalendarReading, readCalendar } from '../../../../src/main/rota/feeds/calendar-text';
import type { FeedWindow } from '../../../../src/main/rota/feeds/feed-reader';
import type { FeedShift } from '../../../../src/shared/nouns/rota';

export const autumn: FeedWindow = {
  zone: 'Europe/London',
  fromAt: Date.parse('2026-10-01T00:00:00Z'),
  toAt: Date.parse('2027-04-10T00:00:00Z'),
};

export function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** An event of Jo's in the lane `calendar`, whose UID is `e1` unless told. */
export function event(...lines: readonly string[]): string {
  const has = (name: string) => lines.some((line) => line.startsWith(name));
  const uid = has('UID') ? [] : ['UID:e1'];
  const summary = has('SUMMARY') ? [] : ['SUMMARY:Jo Bloggs'];
  return ['BEGIN:VEVENT', ...uid, ...summary, ...lines, 'END:VEVENT'].join('\r\n');
}

/** A shift as `[uid, lane, name, start, end]`, which says the whole of it where there is no e-mail. */
export type ShortShift = readonly [uid: string, lane: string, name: string, start: string, end: string];

/** What is read, short enough to compare whole; times in UTC, seconds left out. */
export function readShort(text: string, window: FeedWindow = autumn) {
  const reading = readCalendar(text, window);
  return reading.kind === 'refused' ? reading : { ...reading.copy, shifts: reading.copy.shifts.map(short) };
}

export function short({ uid, lane, person, startsAt, endsAt }: FeedShift): ShortShift {
  const time = (at: number) => new Date(at).toISOString().slice(0, 16);
  return [
    uid,
    lane,
    person.email === undefined ? person.name : `${person.name} <${person.email}>`,
    time(startsAt),
    time(endsAt),
  ];
}

/** The starts and ends alone, of a calendar that must be read without anything left over. */
export function spans(text: string, window: FeedWindow = autumn): readonly string[] {
  const reading = readShort(text, window);
  if ('kind' in reading || reading.unreadable > 0) return [JSON.stringify(reading)];
  return reading.shifts.map(([, , , start, end]) => `${start} ${end}`);
}

export function unreadable(text: string, window: FeedWindow = autumn): number | CalendarReading {
  const reading = readCalendar(text, window);
  return reading.kind === 'copy' && reading.copy.shifts.length === 0 ? reading.copy.unreadable : reading;
}

export function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/calendars/${name}`, import.meta.url), 'utf8');
}

/** Puts the machine into another zone until the test ends. */
export function moveMachineTo(zone: string): void {
  const before = process.env.TZ;
  process.env.TZ = zone;
  const noon = new Date(2026, 9, 20, 12).getTime();
  const local = Temporal.Instant.fromEpochMilliseconds(noon).toZonedDateTimeISO(zone);
  if (local.hour !== 12 || local.minute !== 0) throw new Error(`the machine does not go to ${zone}`);
  onTestFinished(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
}
