import type { Review } from '../../shared/nouns/pack-process';
import { dayWords } from '../runbooks/review-words';

/** Due on a day, a review is past due from the next, as `watchkeeper pack check` has it. */
export function isPastReview({ dueOn }: Review, today: string): boolean {
  return dueOn !== undefined && dueOn < today;
}

/** `due for review since 3 March 2025`, or when it was reviewed. */
export function reviewSentence(review: Review, today: string): string {
  const { reviewedOn, dueOn } = review;
  if (dueOn === undefined) return `reviewed ${dayWords(reviewedOn)}`;
  return isPastReview(review, today)
    ? `reviewed ${dayWords(reviewedOn)}, due for review since ${dayWords(dueOn)}`
    : `reviewed ${dayWords(reviewedOn)}, next by ${dayWords(dueOn)}`;
}
