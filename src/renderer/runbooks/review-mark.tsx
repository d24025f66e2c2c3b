import type { Review } from '../../shared/nouns/runbook';
import { reviewWords } from './review-words';

/** Says so where a review is past due; pages that are in order need no mark. */
export function ReviewMark({ review }: { readonly review: Review }) {
  return review.state === 'due' ? <span className="overdue"> · {reviewWords(review)}</span> : null;
}
