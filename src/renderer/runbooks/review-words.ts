import type { Review } from '../../shared/nouns/runbook';
import { monthName } from '../time/month-names';

/** `12 July 2023` for `2023-07-12`. */
export function dayWords(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthName(date.slice(0, 7))} ${date.slice(0, 4)}`;
}

/** What a page says of its review, inside a sentence. */
export function reviewWords(review: Review): string {
  switch (review.state) {
    case 'due':
      return `due for review since ${dayWords(review.dueOn)}`;
    case 'current':
      return `reviewed ${dayWords(review.reviewedOn)}, next by ${dayWords(review.dueOn)}`;
    case 'undated':
      return 'no review date';
    case 'unclear':
      return `no review date: ${review.reason}`;
  }
}
