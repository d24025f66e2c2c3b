import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitStanding } from '../../shared/nouns/pack-folder';
import type { CommandOutcome } from '../ports';
import { type Git, listFilters, withoutFilters } from './git-command';
import { gitReason, isNoCheckout } from './git-words';

const timeLimitMs = 10_000;

export type ReadStanding = {
  readonly standing: GitStanding;
  /** Where git keeps what it knows of this checkout. */
  readonly gitFolder: string | undefined;
};

/** How the checkout that a folder is in stands. Nothing is fetched, and nothing is written. */
export async function readGitStanding(git: Git, folder: string, stop: AbortSignal): Promise<ReadStanding> {
  const ask = (...args: readonly string[]) => git.run(folder, args, { timeLimitMs, stop });
  const place = await ask('rev-parse', '--absolute-git-dir');
  const gitFolder = outputOf(place)?.trim();
  if (gitFolder === undefined) return { standing: failed(place), gitFolder: undefined };
  // Ends with 1 where there are none.
  const filters = await ask(...listFilters);
  const listed = filters.kind === 'ended' && filters.exitCode === 1 ? '' : outputOf(filters);
  if (listed === undefined) return { standing: failed(filters), gitFolder };
  const status = await ask(
    ...withoutFilters(listed),
    'status',
    '--porcelain=v2',
    '--branch',
    '-z',
    '--untracked-files=normal',
    '--ignore-submodules=all',
    '--',
    '.',
  );
  const told = outputOf(status);
  if (told === undefined) return { standing: failed(status), gitFolder };
  const commit = await ask('log', '-1', '--no-show-signature', '--format=%h%x00%ct%x00%s');
  const [short, committed, subject] = outputOf(commit)?.trimEnd().split('\0') ?? [];
  if (short === undefined || committed === undefined || subject === undefined) {
    const isEmpty = told.includes('# branch.oid (initial)');
    const standing: GitStanding = isEmpty
      ? { kind: 'unreadable', reason: 'it has no commit yet' }
      : failed(commit);
    return { standing, gitFolder };
  }
  return {
    standing: {
      kind: 'checkout',
      commit: short,
      subject,
      committedAt: Number(committed) * 1_000,
      ...readStatus(told),
      fetchedAt: await lastFetch(gitFolder),
    },
    gitFolder,
  };
}

/** Changes whenever the checkout has moved, something was fetched, or changes were staged. */
export async function gitMarks(gitFolder: string): Promise<string> {
  const marks = ['HEAD', 'logs/HEAD', 'index', 'FETCH_HEAD'].map((name) =>
    stat(join(gitFolder, name), { bigint: true }).then(
      ({ ino, size, mtimeNs }) => `${ino} ${size} ${mtimeNs}`,
      () => 'none',
    ),
  );
  return (await Promise.all(marks)).join();
}

/** Of `git status --porcelain=v2 --branch -z`; a renamed file is followed by its old name as a piece of its own. */
export function readStatus(told: string) {
  const pieces = told.split('\0');
  const header = (name: string) =>
    pieces.find((piece) => piece.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
  const head = header('head');
  const [, ahead = '0', behind = '0'] = /^\+(\d+) -(\d+)$/.exec(header('ab') ?? '') ?? [];
  return {
    branch: head === '(detached)' ? undefined : head,
    upstream: header('upstream'),
    ahead: Number(ahead),
    behind: Number(behind),
    changedFiles: pieces.filter((piece) => /^[12u?] /.test(piece)).length,
  };
}

async function lastFetch(gitFolder: string): Promise<number | undefined> {
  return stat(join(gitFolder, 'FETCH_HEAD')).then(
    ({ mtimeMs }) => Math.floor(mtimeMs),
    () => undefined,
  );
}

function outputOf(outcome: CommandOutcome): string | undefined {
  return outcome.kind === 'ended' && outcome.exitCode === 0 ? outcome.output : undefined;
}

function failed(outcome: CommandOutcome): GitStanding {
  switch (outcome.kind) {
    case 'not-found':
      return { kind: 'no-program' };
    case 'timed-out':
      return { kind: 'unreadable', reason: `git did not answer within ${timeLimitMs / 1_000} s` };
    case 'too-large':
      return { kind: 'unreadable', reason: 'git said more than can be read' };
    case 'failed':
      return { kind: 'unreadable', reason: outcome.reason };
    case 'ended':
      return isNoCheckout(outcome.errorOutput)
        ? { kind: 'none' }
        : { kind: 'unreadable', reason: gitReason(outcome.errorOutput) };
  }
}
