import type { ErrorWords } from '../../shared/error-sentences';
import { wordsFor } from '../../shared/error-words';
import type { PackProblem } from '../../shared/nouns/pack';
import type { ClientFailure } from '../client/client';

const unreachable: ErrorWords = {
  what: 'Watchkeeper on this machine did not answer.',
  means: 'This was not saved; what you typed is still here.',
  todo: 'Try again as soon as the connection is back.',
};

/** The words for anything a request can end with, the missing answer included. */
export function wordsOf(failure: ClientFailure): ErrorWords {
  return failure.code === 'unreachable' ? unreachable : wordsFor(failure);
}

export function packProblemWords(problem: PackProblem): string {
  const hint = problem.hint === undefined ? '' : ` Hint: ${ended(problem.hint)}`;
  const place = problem.line === 0 ? '' : `, line ${problem.line}, column ${problem.column}`;
  return `${problem.file}${place}: ${ended(problem.reason)}${hint}`;
}

function ended(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
