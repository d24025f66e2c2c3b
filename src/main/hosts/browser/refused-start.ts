import { WatchkeeperError } from '../../../shared/errors';
import { explainRefusedStart } from '../refused-start';

export type RefusedHost = { readonly exitCode: number; readonly sentence: string };

/** The words and the exit code for a start that cannot be; undefined for what nobody foresaw. */
export function explainRefusedHost(error: unknown, port: number): RefusedHost | undefined {
  if (error instanceof WatchkeeperError) {
    const { exitCode, sentences } = explainRefusedStart(error);
    return { exitCode, sentence: sentences.join(' ') };
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
