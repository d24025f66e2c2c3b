import { hoursWords } from '../../shared/hours-words';
import type { NominatedPeriod, Question } from '../../shared/nouns/support';
import { formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import { goesAcrossNight, runningStretch, workedMs } from '../../shared/support/stopwatch';
import { outside } from '../outside-words';
import type { DesktopNotification } from '../ports';

const prefix = 'support:';
const quiet = { urgency: 'low', actions: [] } as const;
const longestQuoted = 100;

export function limitKey({ id }: Pick<Question, 'id'>): string {
  return `${prefix}question:${id}`;
}

export function limitNotice(question: Question, zone: string, now: number): DesktopNotification {
  const stretch = runningStretch(question);
  const since =
    stretch !== undefined && goesAcrossNight(zone, stretch, now)
      ? ` It has run since ${formatDayAndTime(zone, stretch.startedAt)}, across the night.`
      : '';
  const asker = question.asker === '' ? '' : `, asked by ${quoted(question.asker)}`;
  return {
    ...quiet,
    key: limitKey(question),
    title: `${hoursWords(question.limitMs ?? workedMs(question.stretches, now))} on one question`,
    body: `“${quoted(question.asked)}”${asker}: open an issue, the talk stays in the channel.${since}`,
  };
}

export function emptyPeriodNotice(
  date: string,
  period: NominatedPeriod,
  zone: string,
  now: number,
): DesktopNotification {
  const when = now < period.startsAt ? 'begins' : 'began';
  const at = `${formatTime(zone, period.startsAt)} ${zoneName(zone, period.startsAt)}`;
  return {
    ...quiet,
    key: `${prefix}nobody:${date}:${period.name}`,
    title: `Nobody is nominated for ${period.name}`,
    body: `It ${when} at ${at}. Nominate somebody to answer questions.`,
  };
}

export function myPeriodNotice(date: string, period: NominatedPeriod, zone: string): DesktopNotification {
  const from = formatTime(zone, period.startsAt);
  const to = `${formatTime(zone, period.endsAt)} ${zoneName(zone, period.endsAt)}`;
  return {
    ...quiet,
    key: `${prefix}mine:${date}:${period.name}`,
    title: `You are nominated for ${period.name}`,
    body: `${from}–${to}: questions of users come to you.`,
  };
}

export function isSupportNotice(key: string): boolean {
  return key.startsWith(prefix);
}

function quoted(text: string): string {
  const characters = Array.from(outside(text));
  return characters.length <= longestQuoted
    ? characters.join('')
    : `${characters.slice(0, longestQuoted - 1).join('')}…`;
}
