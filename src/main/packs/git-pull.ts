import { WatchkeeperError } from '../../shared/errors';
import type { GitCommit } from '../../shared/nouns/pack-folder';
import type { Git } from './git-command';
import { pullFailure } from './git-words';

const pullLimitMs = 60_000;
const readLimitMs = 10_000;
const mostCommits = 20;

export type PulledCommits = {
  readonly from: string;
  readonly to: string;
  readonly commits: readonly GitCommit[];
  readonly commitCount: number;
};

/** Pulls forwards only. Throws what kept it from doing so, in words; the checkout is then as it was. */
export async function pullFolder(git: Git, path: string, stop: AbortSignal): Promise<PulledCommits> {
  const read = async (...args: readonly string[]): Promise<string> => {
    const outcome = await git.run(path, args, { timeLimitMs: readLimitMs, stop });
    const failure = pullFailure(outcome, { path, seconds: readLimitMs / 1_000 });
    if (failure !== undefined) throw failure;
    if (outcome.kind !== 'ended') throw new WatchkeeperError('git-failed', { reason: 'it did not end' });
    return outcome.output.trimEnd();
  };
  const before = await read('rev-parse', 'HEAD');
  const pull = ['pull', '--ff-only', '--no-rebase', '--no-autostash', '--no-recurse-submodules', '--quiet'];
  const outcome = await git.run(path, pull, { timeLimitMs: pullLimitMs, stop, mayFetch: true });
  const failure = pullFailure(outcome, { path, seconds: pullLimitMs / 1_000 });
  if (failure !== undefined) throw failure;
  const after = await read('rev-parse', 'HEAD');
  const short = (commit: string) => commit.slice(0, 7);
  if (after === before) return { from: short(before), to: short(after), commits: [], commitCount: 0 };
  const range = `${before}..${after}`;
  const log = await read(
    'log',
    '--no-show-signature',
    `--max-count=${mostCommits}`,
    '--format=%h%x00%s',
    range,
    '--',
  );
  return {
    from: short(before),
    to: short(after),
    commits: log.split('\n').flatMap((line) => {
      const [commit, subject] = line.split('\0');
      return commit === undefined || subject === undefined ? [] : [{ commit, subject }];
    }),
    commitCount: Number(await read('rev-list', '--count', range, '--')),
  };
}
