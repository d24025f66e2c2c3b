import { Temporal } from 'temporal-polyfill';

/** What a wall time that a person typed turns out to be on that date in that zone. Instants are epoch milliseconds. */
export type ParsedWall =
  | { readonly kind: 'instant'; readonly at: number }
  /** The clocks go forward over it; `before` and `after` are the same reading by the old and by the new offset. */
  | { readonly kind: 'missing'; readonly before: number; readonly after: number }
  /** The clocks go back over it. */
  | { readonly kind: 'doubled'; readonly earlier: number; readonly later: number }
  | { readonly kind: 'unreadable' };

const wallForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The instant of a boundary in a pack's hours; `24:00` is the next midnight. Disambiguation is `compatible`, as in
 * calendars: a boundary that the clocks jump over comes as much later as they jumped, and one that comes twice holds
 * the first time. A rule that repeats must have an answer on every day; a person's entry goes through `parseWall`.
 */
export function wallInstant(zone: string, date: string, time: string): number {
  const day = Temporal.PlainDate.from(date);
  const wall =
    time === '24:00'
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(time));
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Reads `YYYY-MM-DDTHH:MM` without guessing: a time that is missing or comes twice is said to be so. */
export function parseWall(zone: string, wall: string): ParsedWall {
  const plain = readPlain(wall);
  if (plain === undefined) return { kind: 'unreadable' };
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'instant', at: earlier.epochMilliseconds };
  }
  return earlier.toPlainDateTime().equals(plain)
    ? { kind: 'doubled', earlier: earlier.epochMilliseconds, later: later.epochMilliseconds }
    : { kind: 'missing', before: earlier.epochMilliseconds, after: later.epochMilliseconds };
}

/** The calendar date `YYYY-MM-DD` that people in the zone have at an instant. */
export function localDate(zone: string, instant: number): string {
  return zoned(zone, instant).toPlainDate().toString();
}

/** The date some calendar days after (or, negative, before) another. */
export function shiftDate(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The same wall time some calendar days later: 23 or 25 hours a day where the clocks change. */
export function addCalendarDays(zone: string, instant: number, days: number): number {
  return zoned(zone, instant).add({ days }).epochMilliseconds;
}

/** Saturday and Sunday. */
export function isWeekend(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek >= 6;
}

function zoned(zone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

function readPlain(wall: string): Temporal.PlainDateTime | undefined {
  if (!wallForm.test(wall)) return undefined;
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
  } catch (error) {
    // 30 February, 25 o'clock: right in form, but no such time anywhere.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
