import type { Temporal } from 'temporal-polyfill';
import { firstValue, type IcalComponent, propertiesOf } from './ical-components';
import { type IcalProperty, plainText } from './ical-lines';
import { instantOf, readDuration, readStamp, readStamps, type Stamp, type StampReader } from './ical-stamps';

/** What an event tells of whose watch it is, texts without escapes. */
export type EventTitle = {
  readonly summary: string;
  readonly url: string;
  /** People, not rooms. */
  readonly attendees: readonly EventAttendee[];
};
export type EventAttendee = { readonly address: string; readonly commonName: string };

export type EventTimes = {
  readonly start: Stamp;
  readonly length:
    | { readonly kind: 'end'; readonly end: Stamp }
    | { readonly kind: 'duration'; readonly duration: Temporal.Duration };
  /** RRULE as it stands. */
  readonly rule: string | undefined;
  readonly added: readonly Stamp[];
  readonly excluded: readonly Stamp[];
};

export type EventBody =
  | { readonly kind: 'stands'; readonly times: EventTimes; readonly title: EventTitle }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unreadable' };

export type IcalEvent = {
  readonly uid: string;
  /** Later versions of one event are greater, part by part. */
  readonly version: readonly [sequence: number, modified: string, stamped: string];
  /** Which instance of a repeating event it takes the place of. */
  readonly recurrence: { readonly id: Stamp; readonly isAndFuture: boolean } | undefined;
  readonly body: EventBody;
};

const unreadable: EventBody = { kind: 'unreadable' };
/** Two of these contradict each other. */
const onceOnly = ['UID', 'DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'STATUS', 'RRULE', 'RECURRENCE-ID'];

export function readEvent(component: IcalComponent, reader: StampReader): IcalEvent {
  const sequence = Number(firstValue(component, 'SEQUENCE') ?? 0);
  const recurrenceId = component.properties.find((property) => property.name === 'RECURRENCE-ID');
  const id = recurrenceId === undefined ? undefined : readStamp(recurrenceId, reader);
  const isAndFuture = recurrenceId?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE';
  return {
    uid: firstValue(component, 'UID') ?? '',
    version: [
      Number.isSafeInteger(sequence) ? sequence : 0,
      firstValue(component, 'LAST-MODIFIED') ?? '',
      firstValue(component, 'DTSTAMP') ?? '',
    ],
    recurrence: id === undefined ? undefined : { id, isAndFuture },
    // A changed instance that does not say which, or that goes for all later ones too, cannot be put in its place.
    body:
      (recurrenceId !== undefined && id === undefined) || isAndFuture
        ? unreadable
        : readBody(component, reader),
  };
}

function readBody(component: IcalComponent, reader: StampReader): EventBody {
  if (component.isDamaged || onceOnly.some((name) => propertiesOf(component, name).length > 1))
    return unreadable;
  if (firstValue(component, 'STATUS')?.toUpperCase() === 'CANCELLED') return { kind: 'cancelled' };
  const times = readTimes(component, reader);
  if (times === undefined || !lasts(times)) return unreadable;
  return {
    kind: 'stands',
    times,
    title: {
      summary: plainText(firstValue(component, 'SUMMARY') ?? ''),
      url: firstValue(component, 'URL') ?? '',
      attendees: propertiesOf(component, 'ATTENDEE').flatMap(readAttendee),
    },
  };
}

function readTimes(component: IcalComponent, reader: StampReader): EventTimes | undefined {
  const start = one(component, 'DTSTART', reader);
  const length = start === undefined ? undefined : readLength(component, start, reader);
  const added = many(component, 'RDATE', reader);
  const excluded = many(component, 'EXDATE', reader);
  // EXRULE is long out of the standard: without it, shifts would appear which are not.
  if (firstValue(component, 'EXRULE') !== undefined) return undefined;
  if (start === undefined || length === undefined || added === undefined || excluded === undefined)
    return undefined;
  // A date added to an event of a certain hour, or the other way round, does not say when.
  if (added.some((stamp) => stamp.isDate !== start.isDate)) return undefined;
  return { start, length, rule: firstValue(component, 'RRULE'), added, excluded };
}

function readLength(
  component: IcalComponent,
  start: Stamp,
  reader: StampReader,
): EventTimes['length'] | undefined {
  const hasEnd = firstValue(component, 'DTEND') !== undefined;
  const durationText = firstValue(component, 'DURATION');
  if (durationText !== undefined) {
    const duration = hasEnd ? undefined : readDuration(durationText);
    return duration === undefined ? undefined : { kind: 'duration', duration };
  }
  if (hasEnd) {
    const end = one(component, 'DTEND', reader);
    return end === undefined || end.isDate !== start.isDate ? undefined : { kind: 'end', end };
  }
  // By the standard a date alone lasts that day, and a time alone lasts no time at all.
  return start.isDate ? { kind: 'end', end: { ...start, wall: start.wall.add({ days: 1 }) } } : undefined;
}

function lasts({ start, length }: EventTimes): boolean {
  return length.kind === 'end' ? instantOf(length.end) > instantOf(start) : !length.duration.blank;
}

function one(component: IcalComponent, name: string, reader: StampReader): Stamp | undefined {
  const property = component.properties.find((candidate) => candidate.name === name);
  return property === undefined ? undefined : readStamp(property, reader);
}

function many(component: IcalComponent, name: string, reader: StampReader): readonly Stamp[] | undefined {
  const lists = propertiesOf(component, name).map((property) => readStamps(property, reader));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function readAttendee(property: IcalProperty): readonly EventAttendee[] {
  const kind = property.parameters.get('CUTYPE')?.toUpperCase();
  if (kind === 'ROOM' || kind === 'RESOURCE') return [];
  const address = plainText(property.value).replace(/^mailto:/i, '');
  return [{ address, commonName: plainText(property.parameters.get('CN') ?? '') }];
}
