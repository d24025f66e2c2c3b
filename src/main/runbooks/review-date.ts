import { Temporal } from 'temporal-polyfill';
import type { Review } from '../../shared/nouns/runbook';

/** As it is kept: the same on every day. */
export type ReviewDates = {
  readonly reviewedOn: string | undefined;
  readonly dueOn: string | undefined;
  readonly problem: string | undefined;
};

const interval = /^(\d{1,4}) ?(day|week|month|year)s?$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** `2023-01-12` and `6 months` give 12 July 2023: by the calendar, so that 31 August gives the last day of February. */
export function reviewDates(reviewedOn: string | undefined, reviewIn: string | undefined): ReviewDates {
  if (reviewedOn === undefined || reviewIn === undefined) return none;
  const day = readDate(reviewedOn.trim());
  if (day === undefined) return unclear('last_reviewed_on is no date such as 2026-01-31');
  const duration = readInterval(reviewIn.trim());
  if (duration === undefined) return unclear('review_in is no interval such as 6 months');
  const due = day.add(duration);
  if (due.year > 9999) return unclear('review_in is longer than calendars go');
  return { reviewedOn: day.toString(), dueOn: due.toString(), problem: undefined };
}

export function reviewOn(today: string, { reviewedOn, dueOn, problem }: ReviewDates): Review {
  if (problem !== undefined) return { state: 'unclear', reason: problem };
  if (reviewedOn === undefined || dueOn === undefined) return { state: 'undated' };
  return { state: dueOn <= today ? 'due' : 'current', reviewedOn, dueOn };
}

const none: ReviewDates = { reviewedOn: undefined, dueOn: undefined, problem: undefined };

function unclear(problem: string): ReviewDates {
  return { ...none, problem };
}

function readDate(text: string): Temporal.PlainDate | undefined {
  if (!date.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readInterval(text: string): Temporal.DurationLike | undefined {
  const [, digits = '', unit = ''] = interval.exec(text.replace(/\s+/g, ' ')) ?? [];
  const count = Number(digits);
  switch (unit.toLowerCase()) {
    case 'day':
      return { days: count };
    case 'week':
      return { weeks: count };
    case 'month':
      return { months: count };
    case 'year':
      return { years: count };
    default:
      return undefined;
  }
}
