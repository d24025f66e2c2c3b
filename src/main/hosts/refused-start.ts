import { wordsFor } from '../../shared/error-words';
import { toFailure } from '../../shared/errors';

export type RefusedStart = {
  readonly exitCode: 1 | 2;
  /** What happened, what it means and what to do. */
  readonly sentences: readonly [string, string, string];
};

/** 2: refused for a reason that we know, such as a data folder in use. 1: something that nobody foresaw. */
export function explainRefusedStart(error: unknown): RefusedStart {
  const failure = toFailure(error);
  const { what, means, todo } = wordsFor(failure);
  return { exitCode: failure.code === 'internal' ? 1 : 2, sentences: [what, means, todo] };
}
