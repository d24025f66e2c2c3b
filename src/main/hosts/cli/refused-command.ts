import { wordsFor } from '../../../shared/error-words';
import { WatchkeeperError } from '../../../shared/errors';
import { outside } from '../../outside-words';
import { explainRefusedStart } from '../refused-start';

export type RefusedCommand = { readonly exitCode: number; readonly sentence: string };

/** As in BSD's sysexits: EX_USAGE, EX_DATAERR, EX_CANTCREAT. A pack that is not good is an answer, not a failure: 1. */
export const exitCodes = { malformedPack: 1, usage: 64, badInput: 65, cannotCreate: 73 } as const;

/** The words and the exit code for what cannot be answered; undefined for what nobody foresaw. */
export function explainRefusedCommand(error: unknown): RefusedCommand | undefined {
  if (!(error instanceof WatchkeeperError)) return undefined;
  // What to do about these in the app's windows is of no use at a terminal.
  const what = outside(wordsFor(error).what);
  switch (error.code) {
    case 'invalid-request':
    case 'pack-malformed':
      return { exitCode: exitCodes.badInput, sentence: what };
    case 'pack-unknown':
      return {
        exitCode: exitCodes.badInput,
        sentence: `${what} There are: ${outside(String(error.detail.there))}.`,
      };
    default: {
      const { exitCode, sentences } = explainRefusedStart(error);
      return { exitCode, sentence: sentences.join(' ') };
    }
  }
}
