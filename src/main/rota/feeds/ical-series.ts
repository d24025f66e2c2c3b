import type { Temporal } from 'temporal-polyfill';
import type { FeedWindow } from './feed-reader';
import type { EventTimes, EventTitle, IcalEvent } from './ical-event';
import { expandRule } from './ical-rule';
import { instantOf, type Stamp, wallFromMs, wallIn, wallMs } from './ical-stamps';

/** One time that an event takes place. */
export type Occurrence = {
  readonly uid: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly title: EventTitle;
};

export type SeriesReading = { readonly occurrences: readonly Occurrence[]; readonly unreadable: number };

const dayMs = 86_400_000;
/** Longer repeating events are no shifts, and a day-by-day rule of very long ones would be endless work. */
const longestRepeatingMs = 400 * dayMs;

/** All occurrences that touch the window, of all events that bear one UID: the event itself and its changed instances. */
export function readSeries(events: readonly IcalEvent[], window: FeedWindow): SeriesReading {
  const current = newestVersions(events);
  const masters = current.filter((event) => event.recurrence === undefined);
  const isCancelled = masters.length > 0 && masters.every((event) => event.body.kind === 'cancelled');
  if (isCancelled) return { occurrences: [], unreadable: 0 };
  const changed = current.filter((event) => event.recurrence !== undefined);
  const readings = [
    ...masters.map((event) => readMaster(event, changed, window)),
    ...changed.map((event) => readChanged(event, window)),
  ];
  return {
    occurrences: readings.flatMap((reading) => (reading === 'unreadable' ? [] : reading)),
    unreadable: readings.filter((reading) => reading === 'unreadable').length,
  };
}

/**
 * Of several versions of the same thing, the newest. Versions that say the same of their age and begin at different
 * times are not versions but different events of a feed which gives a UID twice: all of them are kept, since one too
 * many is seen as an overlap and one too few is not seen.
 */
function newestVersions(events: readonly IcalEvent[]): readonly IcalEvent[] {
  const instances = Map.groupBy(events, ({ recurrence }) => recurrence && instantOf(recurrence.id));
  return [...instances.values()].flatMap((versions) => {
    const newest = versions.reduce((best, event) => (compareVersions(event, best) > 0 ? event : best));
    const equals = versions.filter((event) => compareVersions(event, newest) === 0);
    const byStart = new Map<number | IcalEvent, IcalEvent>();
    for (const event of equals) {
      byStart.set(event.body.kind === 'stands' ? instantOf(event.body.times.start) : event, event);
    }
    return [...byStart.values()];
  });
}

function compareVersions({ version: one }: IcalEvent, { version: other }: IcalEvent): number {
  const first = one.findIndex((part, index) => part !== other[index]);
  if (first < 0) return 0;
  return (one[first] ?? 0) > (other[first] ?? 0) ? 1 : -1;
}

function readChanged({ uid, recurrence, body }: IcalEvent, window: FeedWindow) {
  if (body.kind !== 'stands') return body.kind === 'unreadable' ? 'unreadable' : [];
  const { times, title } = body;
  const id = recurrence === undefined ? uid : `${uid}/${isoInstant(instantOf(recurrence.id))}`;
  return inWindow([{ uid: id, ...spanFrom(times.start.wall, times), title }], window);
}

function readMaster(event: IcalEvent, changed: readonly IcalEvent[], window: FeedWindow) {
  const { body } = event;
  if (body.kind !== 'stands') return body.kind === 'unreadable' ? 'unreadable' : [];
  const { times, title } = body;
  const uid = event.uid || madeUid(times, title);
  if (times.rule === undefined && times.added.length === 0) {
    const isReplaced = changed.some(
      ({ recurrence }) => recurrence && isAt(recurrence.id, times.start.wall, times.start),
    );
    return isReplaced ? [] : inWindow([{ uid, ...spanFrom(times.start.wall, times), title }], window);
  }
  const walls = repeatedWalls(times, window);
  if (walls === 'unreadable') return 'unreadable';
  const isOut = exclusion(times, changed);
  const occurrences = walls
    .filter((wall) => !isOut(wall))
    .map((wall) => ({ ...spanFrom(wall, times), title }))
    .map((span) => ({ uid: `${uid}/${isoInstant(span.startsAt)}`, ...span }));
  return inWindow(occurrences, window);
}

function repeatedWalls(
  times: EventTimes,
  window: FeedWindow,
): readonly Temporal.PlainDateTime[] | 'unreadable' {
  const { start } = times;
  const { startsAt, endsAt } = spanFrom(start.wall, times);
  if (endsAt - startsAt > longestRepeatingMs) return 'unreadable';
  const [fromMs, toMs] = searchRange(times, window);
  const ruled = times.rule === undefined ? [] : expandRule(times.rule, start, fromMs, toMs);
  if (ruled === 'unreadable') return 'unreadable';
  // The start itself is the first instance, even of a rule that would not have chosen it.
  const added = times.added.map((stamp) => wallOn(start.zone, stamp));
  const unique = new Set([start.wall, ...added, ...ruled].map(wallMs));
  return [...unique].filter((ms) => ms >= fromMs && ms <= toMs).map(wallFromMs);
}

/** The window on the event's own wall, with room for an occurrence under way and for a change of the clocks. */
export function searchRange(times: EventTimes, window: FeedWindow): readonly [fromMs: number, toMs: number] {
  const { startsAt, endsAt } = spanFrom(times.start.wall, times);
  const fromMs = wallMs(wallIn(times.start.zone, window.fromAt)) - (endsAt - startsAt) - dayMs;
  return [fromMs, wallMs(wallIn(times.start.zone, window.toAt)) + dayMs];
}

/** What EXDATE takes out, and what changed instances take the place of. */
function exclusion(
  times: EventTimes,
  changed: readonly IcalEvent[],
): (wall: Temporal.PlainDateTime) => boolean {
  const { start } = times;
  const days = new Set<string>();
  const instants = new Set<number>();
  for (const stamp of [...times.excluded, ...changed.flatMap(({ recurrence }) => recurrence?.id ?? [])]) {
    if (start.isDate || stamp.isDate) days.add(dayOf(stamp.wall));
    else instants.add(instantOf(stamp));
  }
  const lastOnes = changed.filter(({ recurrence }) => recurrence?.isAndFuture);
  const endAt = Math.min(
    ...lastOnes.flatMap(({ recurrence }) => (recurrence ? instantOf(recurrence.id) : [])),
  );
  return (wall) => {
    const startsAt = instantOf({ ...start, wall });
    return days.has(dayOf(wall)) || instants.has(startsAt) || startsAt >= endAt;
  };
}

function isAt(id: Stamp, wall: Temporal.PlainDateTime, start: Stamp): boolean {
  if (id.isDate || start.isDate) return dayOf(id.wall) === dayOf(wall);
  return instantOf(id) === instantOf({ ...start, wall });
}

function dayOf(wall: Temporal.PlainDateTime): string {
  return wall.toPlainDate().toString();
}

/**
 * From a start to its end. An end that was given as a time on the wall is, for each repetition, that same time on the
 * wall (a week from Monday 09:00 to Monday 09:00, though the clocks change), as calendars show it.
 */
function spanFrom(
  wall: Temporal.PlainDateTime,
  { start, length }: EventTimes,
): { startsAt: number; endsAt: number } {
  const startsAt = instantOf({ ...start, wall });
  if (length.kind === 'duration') {
    const zoned = wall.toZonedDateTime(start.zone, { disambiguation: 'compatible' });
    return { startsAt, endsAt: zoned.add(length.duration).epochMilliseconds };
  }
  if (wall.equals(start.wall)) return { startsAt, endsAt: instantOf(length.end) };
  const lengthOnWallMs = wallMs(wallOn(start.zone, length.end)) - wallMs(start.wall);
  const endsAt = instantOf({ ...start, wall: wallFromMs(wallMs(wall) + lengthOnWallMs) });
  // Around an hour that is jumped over, a short shift could otherwise end before it begins.
  const exactMs = instantOf(length.end) - instantOf(start);
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : startsAt + exactMs };
}

function wallOn(zone: string, stamp: Stamp): Temporal.PlainDateTime {
  return zone === stamp.zone ? stamp.wall : wallIn(zone, instantOf(stamp));
}

function inWindow(occurrences: readonly Occurrence[], { fromAt, toAt }: FeedWindow): readonly Occurrence[] {
  return occurrences.filter(
    ({ startsAt, endsAt }) => startsAt < toAt && endsAt > fromAt && startsAt < endsAt,
  );
}

/** For an event that has none, though it must: what it is. */
function madeUid(times: EventTimes, title: EventTitle): string {
  const { startsAt, endsAt } = spanFrom(times.start.wall, times);
  return `${isoInstant(startsAt)}/${isoInstant(endsAt)}/${title.summary}`;
}

function isoInstant(at: number): string {
  return new Date(at).toISOString();
}
