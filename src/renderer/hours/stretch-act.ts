import type { WorkedStretch } from '../../shared/nouns/hours';

/** What a person wants to do to a stretch of work; each needs a reason. */
export type StretchAct =
  | { readonly kind: 'add' }
  | { readonly kind: 'correct' | 'leave-out' | 'undo'; readonly stretch: WorkedStretch };
