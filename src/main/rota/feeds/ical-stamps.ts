import { Temporal } from 'temporal-polyfill';
import type { IcalProperty } from './ical-lines';

/** A date or a time as the feed writes it: a reading of the wall clock in a zone. A date is its first moment. */
export type Stamp = {
  readonly isDate: boolean;
  readonly wall: Temporal.PlainDateTime;
  readonly zone: string;
};

export type StampReader = {
  /** The zone of what names none: dates, and times that float. Never the machine's. */
  readonly zone: string;
  /** Undefined when nobody can say what zone that is. */
  resolveZone(tzid: string): string | undefined;
};

const form = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/i;
const durationForm =
  /^\+?P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?)$/i;

export function readStamp(property: IcalProperty, reader: StampReader): Stamp | undefined {
  return readStampText(property.value, property, reader);
}

/** The stamps of an EXDATE or RDATE; undefined when one of them cannot be read. */
export function readStamps(property: IcalProperty, reader: StampReader): readonly Stamp[] | undefined {
  const texts = property.value.split(',').map((part) => part.trim());
  const stamps = texts.filter((part) => part !== '').map((part) => readStampText(part, property, reader));
  return stamps.every((stamp) => stamp !== undefined) ? stamps : undefined;
}

/** Days and weeks are those of the calendar; hours, minutes and seconds are exact. */
export function readDuration(text: string): Temporal.Duration | undefined {
  const match = durationForm.exec(text.trim());
  if (match === null) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return Temporal.Duration.from({
    weeks: weeks ?? 0,
    days: days ?? 0,
    hours: hours ?? 0,
    minutes: minutes ?? 0,
    seconds: seconds ?? 0,
  });
}

/** A time that the clocks jump over comes as much later; of one that comes twice, the first: as the standard says. */
export function instantOf(stamp: Stamp): number {
  if (stamp.zone === 'UTC') return wallMs(stamp.wall);
  return stamp.wall.toZonedDateTime(stamp.zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** A wall time as if it were UTC: arithmetic on it knows no clock changes. */
export function wallMs(wall: Temporal.PlainDateTime): number {
  return wall.toZonedDateTime('UTC').epochMilliseconds;
}

export function wallFromMs(ms: number): Temporal.PlainDateTime {
  return wallIn('UTC', ms);
}

export function wallIn(zone: string, instant: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
}

export function readWall(
  text: string,
): { wall: Temporal.PlainDateTime; isDate: boolean; isUtc: boolean } | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  try {
    const fields = {
      year: year ?? 0,
      month: month ?? 0,
      day: day ?? 0,
      hour: hour ?? 0,
      minute: minute ?? 0,
    };
    const wall = Temporal.PlainDateTime.from({ ...fields, second: second ?? 0 }, { overflow: 'reject' });
    return { wall, isDate: match[4] === undefined, isUtc: match[7] !== undefined };
  } catch (error) {
    // 30 February, 25 o'clock: right in form, but no such time anywhere.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readStampText(text: string, property: IcalProperty, reader: StampReader): Stamp | undefined {
  const read = readWall(text);
  if (read === undefined) return undefined;
  const { wall, isDate, isUtc } = read;
  const kind = property.parameters.get('VALUE')?.toUpperCase();
  // A value that is not of the kind it says: one of the two is wrong, and nobody knows which.
  if (kind !== undefined && kind !== (isDate ? 'DATE' : 'DATE-TIME')) return undefined;
  if (isUtc) return { isDate, wall, zone: 'UTC' };
  const tzid = isDate ? undefined : property.parameters.get('TZID');
  const zone = tzid === undefined ? reader.zone : reader.resolveZone(tzid);
  return zone === undefined ? undefined : { isDate, wall, zone };
}
