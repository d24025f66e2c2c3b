import type { Question, QuestionStretch, SupportRecord } from '../../shared/nouns/support';
import { goesAcrossNight, isOverLimit, runningStretch } from '../../shared/support/stopwatch';
import { durationWords } from './duration-words';
import { httpsLink, type Line, outside, sentence } from './line';
import type { ShiftRecord } from './shift-record';
import type { ShiftTimes } from './shift-times';

/**
 * Who asked, and what is left of it. Answered questions are only counted. A running stopwatch is told by its beginning, so
 * that a handover does not change while nothing happens.
 */
export function supportLines(
  support: SupportRecord,
  { shift, zone }: Pick<ShiftRecord, 'shift' | 'zone'>,
  now: number,
  times: ShiftTimes,
): readonly Line[] {
  const { questions } = support;
  const left = questions.filter(({ state }) => state !== 'answered');
  return [
    ...(questions.length === 0 ? [] : [[summary(questions, shift, now)]]),
    ...left
      .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
      .map((question) => questionLine(question, zone, now, times)),
    ...emptyLines(support, times),
  ];
}

const order: readonly Question['state'][] = ['open', 'ticket', 'handed', 'answered'];

function summary(questions: readonly Question[], shift: ShiftRecord['shift'], now: number): string {
  const countOf = (isCounted: (question: Question) => boolean) => questions.filter(isCounted).length;
  const spent = questions.flatMap(({ stretches }) => stretches);
  const totalMs = spent.reduce((sum, stretch) => sum + stoppedMsIn(shift, stretch), 0);
  const running = spent.filter(({ stoppedAt }) => stoppedAt === undefined).length;
  const counts = [
    [countOf(({ state }) => state === 'open'), 'open'],
    [countOf(({ state }) => state === 'answered'), 'answered'],
    [countOf(({ ticket }) => ticket !== undefined), 'with an issue'],
    [countOf(({ state }) => state === 'handed'), 'handed to others'],
    [countOf((question) => isOverLimit(question, Math.min(now, shift.endsAt))), 'over the time limit'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const head = questions.length === 1 ? '1 question' : `${questions.length} questions`;
  const still =
    running === 0 ? '' : `, and ${running === 1 ? 'a stopwatch' : `${running} stopwatches`} running`;
  return `${head}, ${durationWords(totalMs)} in all${still}: ${told.join(', ')}.`;
}

function stoppedMsIn(
  { startsAt, endsAt }: ShiftRecord['shift'],
  { startedAt, stoppedAt = startedAt }: QuestionStretch,
): number {
  return Math.max(0, Math.min(stoppedAt, endsAt) - Math.max(startedAt, startsAt));
}

function questionLine(question: Question, zone: string, now: number, times: ShiftTimes): Line {
  const { asker, asked, link, ticket, note } = question;
  const running = runningStretch(question);
  const parts = [
    asker === '' ? [] : [`asked by ${outside(asker)}`],
    running === undefined ? [] : [`running since ${times.at(running.startedAt)}`],
    question.stretches.some((stretch) => goesAcrossNight(zone, stretch, now)) ? ['across a night'] : [],
  ].flat();
  const told = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  const notes = note.trim() === '' ? '' : ` Note: ${sentence(note)}`;
  const words = `${standing(question)}: “${outside(shortened(asked))}”${told}.${notes}`;
  return [words, ...linked(' Talk: ', 'in Slack', link), ...issue(ticket)];
}

function standing({ state, handedTo }: Question): string {
  if (state === 'handed') return `Handed to ${outside(handedTo ?? 'somebody')}`;
  return state === 'ticket' ? 'Issue opened' : 'Open';
}

function issue(ticket: Question['ticket']): Line {
  if (ticket === undefined) return [];
  return ticket.link === undefined ? [' Issue: link to come.'] : linked(' Issue: ', ticket.link, ticket.link);
}

function linked(before: string, text: string, address: string | undefined): Line {
  const link = address === undefined ? undefined : httpsLink(text, address);
  return link === undefined ? [] : [before, link];
}

function emptyLines({ emptyPeriods }: SupportRecord, times: ShiftTimes): readonly Line[] {
  return emptyPeriods.map(({ name, startsAt, endsAt }) => [
    `Nobody was nominated for ${outside(name)}, ${times.range(startsAt, endsAt)}.`,
  ]);
}

/** As much of a question as a handover has room for. */
const longestAsked = 300;

function shortened(asked: string): string {
  return asked.length > longestAsked ? `${asked.slice(0, longestAsked).toWellFormed()}…` : asked;
}
