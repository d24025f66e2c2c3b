import { assertNever } from '../../shared/assert-never';
import type { Alarm, FormerHold, Hold } from '../../shared/nouns/alarm';
import { type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** Where an alarm stands at the handover, the most pressing first. */
const standings = ['unheld', 'held', 'snoozed', 'silenced', 'ended'] as const;
type Standing = (typeof standings)[number];

/** Firings told in one line: same name, source, priority and standing, and the same person if one holds them. */
type Group = { readonly standing: Standing; readonly alarms: readonly Alarm[]; readonly first: Alarm };

export function alarmLines(alarms: readonly Alarm[], now: number, times: ShiftTimes): readonly Line[] {
  const inOrder = [...alarms].sort((a, b) => a.startedAt - b.startedAt);
  const groups = [...Map.groupBy(inOrder, (alarm) => groupKey(alarm, now)).values()].flatMap(
    (members): readonly Group[] => {
      const first = members[0];
      return first === undefined ? [] : [{ standing: standingOf(first, now), alarms: members, first }];
    },
  );
  return groups.sort(mostPressingFirst).map((group) => [groupWords(group, times)]);
}

function groupKey(alarm: Alarm, now: number): string {
  const standing = standingOf(alarm, now);
  const isHeld = standing === 'held' || standing === 'snoozed';
  const { by, why } = (isHeld ? alarm.hold : undefined) ?? {};
  return JSON.stringify([alarm.name, alarm.sourceName, alarm.priority, standing, by, why]);
}

function standingOf(alarm: Alarm, now: number): Standing {
  if (alarm.endedAt !== undefined) return 'ended';
  if (alarm.hold !== undefined && alarm.hold.untilAt > now)
    return alarm.hold.kind === 'snooze' ? 'snoozed' : 'held';
  return alarm.suppressed ? 'silenced' : 'unheld';
}

function mostPressingFirst(a: Group, b: Group): number {
  return (
    standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
    Number(a.first.priority === 'low') - Number(b.first.priority === 'low') ||
    a.first.startedAt - b.first.startedAt
  );
}

function groupWords({ standing, alarms, first }: Group, times: ShiftTimes): string {
  const isMany = alarms.length > 1;
  const name = isMany ? `${outside(first.name)} ×${alarms.length}` : outside(first.name);
  const head = `${name} (${first.priority}, ${outside(first.sourceName)})`;
  const since = `still firing${isMany ? ', the first' : ''} since ${times.at(first.startedAt)}`;
  switch (standing) {
    case 'unheld':
      return `${head}: ${since}, ${nobody(alarms, times)}.${summary(alarms)}`;
    case 'held':
    case 'snoozed':
      return `${head}: ${since}, ${holdWords(alarms, times)}.${summary(alarms)}`;
    case 'silenced':
      return `${head}: ${since}, silenced at the source.${summary(alarms)}`;
    case 'ended':
      return `${head}: ${endedWords(alarms, first, times)}.`;
    default:
      return assertNever(standing);
  }
}

function nobody(alarms: readonly Alarm[], times: ShiftTimes): string {
  const [hold, ...others] = holdsOf(alarms);
  if (hold === undefined || others.length > 0) return 'held by nobody';
  const what = hold.kind === 'snooze' ? 'snooze' : 'hold';
  const why = worseWords(alarms[0]?.formerHold);
  return `held by nobody since ${outside(hold.by)}’s ${what} ended ${times.at(hold.untilAt)}${why}`;
}

function worseWords(former: FormerHold | undefined): string {
  if (former?.because !== 'worse') return '';
  return former.worseBy === 'priority'
    ? ' because it became high'
    : ' because it was not suppressed any more';
}

function holdWords(alarms: readonly Alarm[], times: ShiftTimes): string {
  const holds = holdsOf(alarms);
  const ends = new Set(holds.map((hold) => hold.untilAt));
  const until = `until ${times.at(Math.min(...ends))}`;
  const word = holds[0]?.kind === 'snooze' ? 'snoozed' : 'held';
  const why = holds[0] === undefined || holds[0].why === '' ? '' : ` (${outside(holds[0].why)})`;
  return `${word} by ${outside(holds[0]?.by ?? '')}${ends.size > 1 ? ', the first' : ''} ${until}${why}`;
}

function endedWords(alarms: readonly Alarm[], first: Alarm, times: ShiftTimes): string {
  const fired = alarms.map((alarm) => alarm.startedAt);
  const lastEnd = Math.max(...alarms.map((alarm) => alarm.endedAt ?? alarm.startedAt));
  if (alarms.length > 1) {
    return `fired ${times.range(Math.min(...fired), Math.max(...fired))}, the last ended ${times.at(lastEnd)}`;
  }
  const held = first.hold === undefined ? '' : `, held by ${outside(first.hold.by)}`;
  return `fired ${times.at(first.startedAt)}, ended ${times.at(lastEnd)}${held}`;
}

function holdsOf(alarms: readonly Alarm[]): readonly Hold[] {
  return alarms.flatMap(({ hold }) => (hold === undefined ? [] : [hold]));
}

/** As much of a summary as a handover has room for. */
const longestSummary = 300;

/** The source's own words, where one text speaks for all that fire. */
function summary(alarms: readonly Alarm[]): string {
  const summaries = new Set(alarms.map((alarm) => alarm.summary));
  const [only = ''] = summaries;
  const told = only.length > longestSummary ? `${only.slice(0, longestSummary).toWellFormed()}…` : only;
  return summaries.size === 1 && told.trim() !== '' ? ` ${sentence(told)}` : '';
}
