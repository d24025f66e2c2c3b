import type { FeedLane, RotaPerson } from '../../../shared/nouns/rota';
import type { EventTitle } from './ical-event';

/** Which schedule an event belongs to and who stands in it; no person when the event names nobody. */
export type TitleReading = { readonly lane: FeedLane; readonly person: RotaPerson | undefined };

const roleWords = ['primary', 'secondary', 'support'] as const;
const longestName = 200;
const longestTitle = 500;

/** Parts of a title that are not a name: a role, or that someone is on call. Whole words only. */
const role = `(?:${roleWords.join('|')})`;
const notName = `(?<![\\p{L}\\p{N}_])(?:${role}|on[ -]?call)(?![\\p{L}\\p{N}_])`;
const between = '[\\s:;,/|·•–—-]*';
const inBrackets = new RegExp(`[([{<]\\s*${notName}(?:${between}${notName})*\\s*[)\\]}>]`, 'giu');
const bare = new RegExp(`${between}${notName}${between}`, 'giu');
const outerMarks = new RegExp(`^${between}|${between}$`, 'gu');
const anyLetter = /\p{L}/u;

export function readTitle(told: EventTitle, calendarName: string): TitleReading {
  // Cut before anything is sought in it: a title of a megabyte would take minutes.
  const title = told.summary.length > longestTitle ? { ...told, summary: '' } : told;
  const pagerDuty = splitPagerDuty(title.summary, calendarName);
  const attendee = title.attendees.length === 1 ? title.attendees[0] : undefined;
  const inTitle = nameOf(pagerDuty?.name ?? withoutRole(title.summary));
  const name = inTitle ?? nameOf(attendee?.commonName ?? '');
  const address = attendee?.address ?? '';
  return {
    lane: readLane(title, calendarName, pagerDuty?.schedule),
    person:
      name === undefined
        ? undefined
        : { name, email: /^[^\s@]+@[^\s@]+$/.test(address) ? address : undefined, pagerDutyId: undefined },
  };
}

function readLane(
  { summary, url }: EventTitle,
  calendarName: string,
  schedule: string | undefined,
): FeedLane {
  const id = /\/schedules#([A-Za-z0-9]{1,64})$/.exec(url.trim())?.[1];
  if (id !== undefined) return { key: `schedule:${id}`, name: schedule ?? lastSegment(summary) ?? id };
  const word = roleWords.find((candidate) => hasWord(summary, candidate));
  if (word !== undefined)
    return { key: `word:${word}`, name: `${word.charAt(0).toUpperCase()}${word.slice(1)}` };
  return { key: 'calendar', name: nameOf(calendarName) ?? 'Calendar' };
}

/**
 * `On Call - <name> - <schedule>`, where either may hold " - ". The calendar's own name tells which is which: it is
 * "On Call Schedule for" the schedule, or, in a person's own feed, for the person. Else the last part is the schedule.
 */
function splitPagerDuty(
  summary: string,
  calendarName: string,
): { name: string; schedule: string } | undefined {
  const rest = /^on[ -]call - (.+)$/i.exec(summary)?.[1];
  if (rest === undefined) return undefined;
  const owner = /^on[ -]call schedule for (.+)$/i.exec(calendarName)?.[1];
  if (owner !== undefined && rest.endsWith(` - ${owner}`)) {
    return { name: rest.slice(0, -` - ${owner}`.length), schedule: owner };
  }
  if (owner !== undefined && rest.startsWith(`${owner} - `)) {
    return { name: owner, schedule: rest.slice(`${owner} - `.length) };
  }
  const at = rest.lastIndexOf(' - ');
  return at < 0 ? undefined : { name: rest.slice(0, at), schedule: rest.slice(at + ' - '.length) };
}

function lastSegment(summary: string): string | undefined {
  const at = summary.lastIndexOf(' - ');
  return at < 0 ? undefined : nameOf(summary.slice(at + ' - '.length));
}

function withoutRole(summary: string): string {
  return summary.replace(inBrackets, ' ').replace(bare, ' ').trim().replace(outerMarks, '');
}

function nameOf(text: string): string | undefined {
  const name = text.replace(/\s+/g, ' ').trim();
  return anyLetter.test(name) && name.length <= longestName ? name : undefined;
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, 'iu').test(text);
}
