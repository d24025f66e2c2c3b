import type { FeedCopy, FeedLane, FeedShift } from '../../../shared/nouns/rota';
import { readTitle } from './calendar-title';
import type { FeedWindow } from './feed-reader';
import { firstValue, type IcalComponent, parseComponents } from './ical-components';
import { type IcalEvent, readEvent } from './ical-event';
import { plainText } from './ical-lines';
import { isRuleLive } from './ical-rule';
import { type Occurrence, readSeries, searchRange } from './ical-series';
import { createZoneResolver } from './ical-zones';

export type CalendarReading =
  | { readonly kind: 'copy'; readonly copy: FeedCopy }
  | { readonly kind: 'refused'; readonly reason: string };

const mostEvents = 20_000;
const mostShifts = 50_000;
/** Each rule that is still running takes node-ical some milliseconds. */
const mostRules = 1_000;

/**
 * Reads a whole iCalendar text. What cannot be read of it is counted; a text that may not be whole is refused, since a
 * download that was cut off must not look like a shorter rota.
 */
export function readCalendar(text: string, window: FeedWindow): CalendarReading {
  const { calendars, isCutOff } = parseComponents(text);
  if (calendars.length === 0) return refused('it does not begin with BEGIN:VCALENDAR');
  if (isCutOff) return refused('it ends too early: END:VCALENDAR is missing');
  const components = calendars.flatMap((calendar) => calendar.children);
  const found = components.filter(({ name }) => name === 'VEVENT');
  if (found.length > mostEvents) return refused('it holds more than 20,000 events');
  const resolveZone = createZoneResolver(
    components.filter(({ name }) => name === 'VTIMEZONE'),
    window,
  );
  const events = found.map((component) => readEvent(component, { zone: window.zone, resolveZone }));
  if (events.filter((event) => repeats(event, window)).length > mostRules) {
    return refused('it holds more than 1,000 repeating events');
  }
  return readEvents(events, nameOfCalendar(calendars), window);
}

function readEvents(events: readonly IcalEvent[], calendarName: string, window: FeedWindow): CalendarReading {
  const occurrences: Occurrence[] = [];
  let unreadable = 0;
  for (const series of Map.groupBy(events, seriesKey).values()) {
    const reading = readSeries(series, window);
    for (const occurrence of reading.occurrences) occurrences.push(occurrence);
    unreadable += reading.unreadable;
    if (occurrences.length > mostShifts)
      return refused('it holds more than 50,000 shifts in the time that is read');
  }
  const copy = readTitles(occurrences, calendarName);
  return { kind: 'copy', copy: { ...copy, unreadable: copy.unreadable + unreadable } };
}

function readTitles(occurrences: readonly Occurrence[], calendarName: string): FeedCopy {
  const titles = new Map(occurrences.map(({ title }) => [title, readTitle(title, calendarName)]));
  const shifts = new Map<string, FeedShift>();
  const lanes = new Map<string, FeedLane>();
  for (const { uid, startsAt, endsAt, title } of occurrences) {
    const { lane, person } = titles.get(title) ?? {};
    if (lane === undefined || person === undefined) continue;
    if (!lanes.has(lane.key)) lanes.set(lane.key, lane);
    shifts.set(JSON.stringify([uid, lane.key, startsAt]), { uid, lane: lane.key, person, startsAt, endsAt });
  }
  return {
    shifts: [...shifts.values()].sort(
      (one, other) => one.startsAt - other.startsAt || (one.uid < other.uid ? -1 : 1),
    ),
    lanes: [...lanes.values()],
    unreadable: [...titles.values()].filter(({ person }) => person === undefined).length,
  };
}

/** An event without a UID is a series of its own. */
function seriesKey(event: IcalEvent): string | IcalEvent {
  return event.uid === '' ? event : event.uid;
}

function repeats({ body }: IcalEvent, window: FeedWindow): boolean {
  if (body.kind !== 'stands' || body.times.rule === undefined) return false;
  const [fromMs, toMs] = searchRange(body.times, window);
  return isRuleLive(body.times.rule, body.times.start, fromMs, toMs);
}

function nameOfCalendar(calendars: readonly IcalComponent[]): string {
  const names = calendars.map((calendar) => plainText(firstValue(calendar, 'X-WR-CALNAME') ?? ''));
  return names.find((name) => name !== '') ?? '';
}

function refused(reason: string): CalendarReading {
  return { kind: 'refused', reason };
}
