import { wordsFor } from '../../../shared/error-words';
import { toFailure } from '../../../shared/errors';

export type RefusedStart = { readonly exitCode: 1 | 2; readonly title: string; readonly text: string };

/** 2: refused for a reason that we know, such as a data folder in use. 1: something that nobody foresaw. */
export function explainRefusedStart(error: unknown): RefusedStart {
  const failure = toFailure(error);
  const { what, means, todo } = wordsFor(failure);
  return {
    exitCode: failure.code === 'internal' ? 1 : 2,
    title: 'Watchkeeper did not start',
    text: `${what}\n\n${means}\n\n${todo}`,
  };
}
