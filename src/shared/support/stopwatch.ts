import type { Question, QuestionStretch } from '../nouns/support';
import { formatDay } from '../rota/format-time';

const dayMs = 24 * 60 * 60_000;

/** Time on the clock. A stretch that a clock set back has turned round counts nothing rather than less than nothing. */
export function workedMs(stretches: readonly QuestionStretch[], now: number): number {
  return stretches.reduce((sum, stretch) => sum + stretchMs(stretch, now), 0);
}

export function stretchMs({ startedAt, stoppedAt }: QuestionStretch, now: number): number {
  return Math.max(0, (stoppedAt ?? now) - startedAt);
}

export function runningStretch({ stretches }: Pick<Question, 'stretches'>): QuestionStretch | undefined {
  return stretches.find(({ stoppedAt }) => stoppedAt === undefined);
}

export function beganAt({ stretches }: Pick<Question, 'stretches'>): number {
  return stretches[0]?.startedAt ?? 0;
}

export function isOverLimit({ limitMs, stretches }: Question, now: number): boolean {
  return limitMs !== undefined && workedMs(stretches, now) >= limitMs;
}

/** Its time is up while somebody still works on it, and no issue keeps a record of it. */
export function needsTicket(question: Question, now: number): boolean {
  const { state, ticket, setAside } = question;
  return state === 'open' && ticket === undefined && setAside === undefined && isOverLimit(question, now);
}

/** It begins on one day and ends on another: more likely a stopwatch that was forgotten than a night's work. */
export function goesAcrossNight(
  zone: string,
  { startedAt, stoppedAt }: QuestionStretch,
  now: number,
): boolean {
  const endsAt = Math.max(startedAt, stoppedAt ?? now);
  return endsAt - startedAt >= dayMs || formatDay(zone, startedAt) !== formatDay(zone, endsAt);
}
