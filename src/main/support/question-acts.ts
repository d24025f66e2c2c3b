import { WatchkeeperError } from '../../shared/errors';
import type { Question, QuestionStretch } from '../../shared/nouns/support';
import { runningStretch } from '../../shared/support/stopwatch';

/** What can be done with a question. None of these changes anything but its answer; the same act twice is one. */

/** Nobody corrects what lies further back; it would be a slip of the keyboard. */
export const furthestBackMs = 7 * 24 * 60 * 60_000;

export function stopped(question: Question, now: number): Question {
  if (runningStretch(question) === undefined) return question;
  const stretches = question.stretches.map((stretch) =>
    stretch.stoppedAt === undefined ? { ...stretch, stoppedAt: Math.max(now, stretch.startedAt) } : stretch,
  );
  return { ...question, stretches };
}

export function resumed(question: Question, now: number, stretchId: string): Question {
  const opened: Question = { ...question, state: 'open', handedTo: undefined };
  if (runningStretch(question) !== undefined) return opened;
  const next: QuestionStretch = { id: stretchId, startedAt: now, stoppedAt: undefined };
  return { ...opened, stretches: [...question.stretches, next] };
}

export function answered(question: Question, now: number): Question {
  return { ...stopped(question, now), state: 'answered', handedTo: undefined };
}

/** An issue that was opened before stays the one; a link that is given later is its link. */
export function ticketed(question: Question, now: number, link: string | undefined): Question {
  const ticket = {
    openedAt: question.ticket?.openedAt ?? now,
    link: link ?? question.ticket?.link,
  };
  return { ...stopped(question, now), state: 'ticket', handedTo: undefined, ticket };
}

export function handedTo(question: Question, now: number, person: string): Question {
  return { ...stopped(question, now), state: 'handed', handedTo: person };
}

export function setAside(question: Question, now: number, reason: string): Question {
  return { ...stopped(question, now), setAside: reason };
}

export type Correction = {
  readonly stretchId: string;
  readonly startedAt?: number | undefined;
  readonly stoppedAt?: number | undefined;
};

export function corrected(question: Question, now: number, correction: Correction): Question {
  const index = question.stretches.findIndex(({ id }) => id === correction.stretchId);
  const stretch = question.stretches[index];
  if (stretch === undefined) throw new WatchkeeperError('not-found', { noun: 'stretch' });
  const startedAt = correction.startedAt ?? stretch.startedAt;
  const stoppedAt = correction.stoppedAt ?? stretch.stoppedAt;
  const isSame = startedAt === stretch.startedAt && stoppedAt === stretch.stoppedAt;
  if (isSame) return question;
  const before = question.stretches[index - 1];
  const after = question.stretches[index + 1];
  refuseUnless(startedAt <= now && (stoppedAt ?? now) <= now, 'it is still to come');
  refuseUnless(startedAt >= now - furthestBackMs, 'it lies more than a week back');
  refuseUnless(stoppedAt === undefined || stoppedAt >= startedAt, 'it would stop before it began');
  refuseUnless(
    before?.stoppedAt === undefined || startedAt >= before.stoppedAt,
    'it would begin before the stretch before it had stopped',
  );
  refuseUnless(
    after === undefined || (stoppedAt ?? now) <= after.startedAt,
    'it would stop after the next stretch had begun',
  );
  const stretches = question.stretches.with(index, { ...stretch, startedAt, stoppedAt });
  return { ...question, stretches };
}

function refuseUnless(holds: boolean, reason: string): void {
  if (!holds) throw new WatchkeeperError('question-time-invalid', { reason });
}
