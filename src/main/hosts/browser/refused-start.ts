import { wordsFor } from '../../../shared/error-words';
import { WatchkeeperError } from '../../../shared/errors';

export type RefusedStart = { readonly exitCode: number; readonly sentence: string };

/** The words and the exit code for a start that cannot be; undefined for what nobody foresaw. */
export function explainRefusedStart(error: unknown, port: number): RefusedStart | undefined {
  if (error instanceof WatchkeeperError) {
    const { what, means, todo } = wordsFor(error);
    return { exitCode: 2, sentence: `${what} ${means} ${todo}` };
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return { exitCode: 1, sentence: `Port ${port} of this machine is taken. ${otherPort}` };
  if (code === 'EACCES')
    return { exitCode: 1, sentence: `This user may not listen on port ${port}. ${otherPort}` };
  return undefined;
}

const otherPort =
  'Watchkeeper did not start. Choose another one with --port, or leave it out for any free one.';
