import ical from 'node-ical';
import type { Temporal } from 'temporal-polyfill';
import { readWall, type Stamp, wallFromMs, wallIn, wallMs } from './ical-stamps';

/** Wall times of a repeating event, or that nobody can say when it is. */
export type RuleWalls = readonly Temporal.PlainDateTime[] | 'unreadable';

const dayMs = 86_400_000;
const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const list = (item: string) => new RegExp(`^${item}(?:,${item}){0,399}$`);

/**
 * Only these parts, and only in these forms, reach node-ical. Shifts do not repeat below a day: FREQ=HOURLY and less
 * cost it tens of thousands of steps. One minute and one second, for the same reason.
 */
const parts: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  ['INTERVAL', /^0*[1-9]\d{0,3}$/],
  ['COUNT', /^0*[1-9]\d{0,14}$/],
  ['UNTIL', /^\d{8}(?:T\d{6}Z?)?$/],
  ['WKST', new RegExp(`^${weekday}$`)],
  ['BYDAY', list(`(?:[+-]?[1-9]\\d?)?${weekday}`)],
  ['BYMONTH', list('(?:0?[1-9]|1[0-2])')],
  ['BYMONTHDAY', list('[+-]?(?:0?[1-9]|[12]\\d|3[01])')],
  ['BYYEARDAY', list('[+-]?[1-9]\\d{0,2}')],
  ['BYWEEKNO', list('[+-]?(?:0?[1-9]|[1-4]\\d|5[0-3])')],
  ['BYSETPOS', list('[+-]?[1-9]\\d{0,2}')],
  ['BYHOUR', list('(?:[01]?\\d|2[0-3])')],
  ['BYMINUTE', /^[0-5]?\d$/],
  ['BYSECOND', /^[0-5]?\d$/],
]);

/**
 * The wall times, within the window given as wall times, at which a rule says that something begins. It is worked out
 * as if the wall were UTC: so the same in every zone of the machine, and a time that the clocks jump over is still
 * there for the caller to place. (node-ical leaves such a day out, which would be a shift that nobody sees.)
 */
export function expandRule(text: string, start: Stamp, fromMs: number, toMs: number): RuleWalls {
  const rule = readRule(text);
  if (rule === undefined) return 'unreadable';
  const startMs = wallMs(start.wall);
  const until = rule.get('UNTIL');
  if (until !== undefined) {
    const wall = untilWall(until, start);
    if (wall === undefined) return 'unreadable';
    rule.set('UNTIL', `${basicForm(wall)}Z`);
    if (wallMs(wall) < startMs) return 'unreadable';
    if (wallMs(wall) < fromMs) return [];
  }
  if (startMs > toMs) return [];
  dropIdleCount(rule, startMs, toMs);
  try {
    return evaluate(rule, start, fromMs, toMs);
  } catch {
    // node-ical and what it stands on give up by throwing: on a rule that they cannot follow, or after too many steps.
    return 'unreadable';
  }
}

/** Whether working the rule out would take any time: it has not ended before the window, and has begun. */
export function isRuleLive(text: string, start: Stamp, fromMs: number, toMs: number): boolean {
  const until = readRule(text)?.get('UNTIL');
  const wall = until === undefined ? undefined : untilWall(until, start);
  return wallMs(start.wall) <= toMs && (wall === undefined || wallMs(wall) >= fromMs);
}

function readRule(text: string): Map<string, string> | undefined {
  const rule = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.split('=', 2).map((side) => side.trim());
    if (part.trim() === '') continue;
    if (rule.has(name) || !parts.get(name)?.test(value)) return undefined;
    rule.set(name, value);
  }
  const frequency = rule.get('FREQ');
  const isNumbered = /\d/.test(rule.get('BYDAY') ?? '');
  if (frequency === undefined || (rule.has('UNTIL') && rule.has('COUNT'))) return undefined;
  if (isNumbered && (frequency === 'DAILY' || frequency === 'WEEKLY')) return undefined;
  return rule;
}

/** A date alone means all of that day. */
function untilWall(until: string, start: Stamp): Temporal.PlainDateTime | undefined {
  const read = readWall(until);
  if (read === undefined) return undefined;
  if (read.isDate) return read.wall.add({ hours: 23, minutes: 59, seconds: 59 });
  if (!read.isUtc) return read.wall;
  const wall = wallIn(start.zone, wallMs(read.wall));
  if (!start.isDate) return wall;
  // Outlook writes the last midnight in UTC, others the last date with 00:00 and a Z: the later of the two is meant.
  const named = read.wall.with({ hour: 0, minute: 0, second: 0 });
  return wallMs(named) > wallMs(wall) ? named : wall;
}

/** A count that cannot be used up before the window ends changes nothing, and node-ical counts one by one. */
function dropIdleCount(rule: Map<string, string>, startMs: number, toMs: number): void {
  const aDay = rule.has('BYHOUR') ? 24 : 1;
  const mostByThen = (Math.ceil((toMs - startMs) / dayMs) + 2) * aDay;
  if (Number(rule.get('COUNT') ?? 0) > mostByThen) rule.delete('COUNT');
}

function evaluate(rule: Map<string, string>, start: Stamp, fromMs: number, toMs: number): RuleWalls {
  // FREQ first: node-ical drops what stands before it.
  const isFrequency = ([name]: readonly [string, string]) => name === 'FREQ';
  const ordered = [...rule].sort((one, other) => Number(isFrequency(other)) - Number(isFrequency(one)));
  const text = ordered.map(([name, value]) => `${name}=${value}`).join(';');
  const event = `BEGIN:VEVENT\nUID:rule\nDTSTART:${basicForm(start.wall)}Z\nRRULE:${text}\nEND:VEVENT`;
  const read = ical.sync.parseICS(`BEGIN:VCALENDAR\n${event}\nEND:VCALENDAR`).rule;
  if (read === undefined || !('type' in read) || read.type !== 'VEVENT' || !('rrule' in read))
    return 'unreadable';
  const dates = read.rrule.between(new Date(fromMs), new Date(toMs), true);
  return dates.map((date) => wallFromMs(date.getTime()));
}

function basicForm(wall: Temporal.PlainDateTime): string {
  return wall.toString({ smallestUnit: 'second' }).replace(/[:-]/g, '');
}
