import { Temporal } from 'temporal-polyfill';
import type { FeedWindow } from './feed-reader';
import { firstValue, type IcalComponent } from './ical-components';
import { readWall } from './ical-stamps';

/** A change of the clocks, each year again: `-1SU` of March at 01:00, from +00:00 to +01:00. */
type ClockChange = {
  readonly month: number;
  readonly nth: number;
  readonly weekday: number;
  readonly time: Temporal.PlainTime;
  readonly offsetFrom: string;
  readonly offsetTo: string;
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The zone that a VTIMEZONE without a known name describes: a fixed offset, or the IANA zone (the rota's own first)
 * whose clocks change at the very moments of its rules in the years that are read. Otherwise none.
 */
export function zoneByRules(timezone: IcalComponent, window: FeedWindow): string | undefined {
  const years = [...new Set([window.fromAt, window.toAt].map((at) => new Date(at).getUTCFullYear()))];
  const blocks = timezone.children.filter((child) => !isOver(child, Math.min(...years)));
  const standard = newest(blocks, 'STANDARD');
  const daylight = newest(blocks, 'DAYLIGHT');
  if (standard === undefined) return undefined;
  if (daylight === undefined) {
    return timezone.children.some((child) => child.name === 'DAYLIGHT')
      ? undefined
      : offset(standard, 'TZOFFSETTO');
  }
  const changes = [readChange(standard), readChange(daylight)];
  if (!changes.every((change) => change !== undefined)) return undefined;
  const zones = [window.zone, ...Intl.supportedValuesOf('timeZone')];
  return zones.find((zone) =>
    years.every((year) => changes.every((change) => changesIn(zone, year, change))),
  );
}

function isOver(block: IcalComponent, year: number): boolean {
  const until = /UNTIL=(\d{4})/i.exec(firstValue(block, 'RRULE') ?? '')?.[1];
  return until !== undefined && Number(until) < year;
}

function newest(blocks: readonly IcalComponent[], name: string): IcalComponent | undefined {
  const named = blocks.filter((block) => block.name === name);
  const start = (block: IcalComponent) => firstValue(block, 'DTSTART') ?? '';
  return named.sort((one, other) => (start(one) < start(other) ? 1 : -1))[0];
}

function readChange(block: IcalComponent): ClockChange | undefined {
  const rule = (firstValue(block, 'RRULE') ?? '').toUpperCase();
  const month = /(?:^|;)BYMONTH=(\d{1,2})(?:;|$)/.exec(rule)?.[1];
  const day = /(?:^|;)BYDAY=(-1|[1-4])([A-Z]{2})(?:;|$)/.exec(rule);
  const start = readWall(firstValue(block, 'DTSTART') ?? '');
  const offsetFrom = offset(block, 'TZOFFSETFROM');
  const offsetTo = offset(block, 'TZOFFSETTO');
  const weekday = weekdays.indexOf(day?.[2] ?? '') + 1;
  if (!/(?:^|;)FREQ=YEARLY(?:;|$)/.test(rule) || month === undefined || weekday === 0) return undefined;
  if (start === undefined || offsetFrom === undefined || offsetTo === undefined) return undefined;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const time = start.wall.toPlainTime();
  return { month: Number(month), nth: Number(day?.[1]), weekday, time, offsetFrom, offsetTo };
}

function offset(block: IcalComponent, name: string): string | undefined {
  const match = /^([+-])(\d{2})(\d{2})(?:00)?$/.exec(firstValue(block, name) ?? '');
  if (match === null || Number(match[2]) > 14 || Number(match[3]) > 59) return undefined;
  return `${match[1]}${match[2]}:${match[3]}`;
}

function changesIn(zone: string, year: number, change: ClockChange): boolean {
  const day = nthWeekday(year, change);
  const at = day.toPlainDateTime(change.time).toZonedDateTime(change.offsetFrom).epochMilliseconds;
  return offsetAt(zone, at - 1_000) === change.offsetFrom && offsetAt(zone, at) === change.offsetTo;
}

function nthWeekday(year: number, { month, nth, weekday }: ClockChange): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
}

function offsetAt(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offset;
}
