import type { CommandOutcome, Commands } from '../ports';

/**
 * Git as it may be run here: it asks nobody anything, runs no hook and no file watcher of the repository, speaks no
 * protocol that is a command line of its own, and leaves nothing behind that goes on. Only a pull may fetch: from a
 * partial clone, reading would fetch what it lacks, by whatever program the checkout names for that.
 */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'core.quotePath=false',
  'i18n.logOutputEncoding=UTF-8',
] as const;

/** The variable that `withoutFilters` reads its empty values from. */
const nothing = 'WATCHKEEPER_NOTHING';

const environment = {
  GIT_TERMINAL_PROMPT: '0',
  // Empty, not absent: absent, git would look for another program that asks.
  GIT_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GCM_INTERACTIVE: 'never',
  // Its words are read here.
  LC_ALL: 'C',
  [nothing]: '',
} as const;

export type Git = {
  run(
    folder: string,
    args: readonly string[],
    options: {
      readonly timeLimitMs: number;
      readonly stop: AbortSignal;
      readonly mayFetch?: boolean;
    },
  ): Promise<CommandOutcome>;
};

export function createGit(commands: Commands): Git {
  return {
    run: (folder, args, { timeLimitMs, stop, mayFetch = false }) =>
      commands.run(
        {
          argv: [
            'git',
            '-C',
            folder,
            '--no-pager',
            '--no-optional-locks',
            ...settings.flatMap((setting) => ['-c', setting]),
            ...args,
          ],
          environment: mayFetch ? environment : { ...environment, GIT_NO_LAZY_FETCH: '1' },
          timeLimitMs,
          largestBytes: 1_000_000,
        },
        stop,
      ),
  };
}

/**
 * A checkout may name programs of its own that files go through, and git would run them to see whether a file has changed.
 * Answers what makes git pass these over, from what `listFilters` told; a name may hold anything, an equals sign too.
 */
export function withoutFilters(told: string): readonly string[] {
  const pieces = told.split('\0');
  const names = pieces.flatMap((scope, index) =>
    index % 2 === 0 && /^(local|worktree)$/.test(scope)
      ? (/^(filter\..+)\.[^.]+$/s.exec(pieces[index + 1] ?? '')?.[1] ?? [])
      : [],
  );
  return [...new Set(names)].flatMap((name) => [
    ...['clean', 'smudge', 'process', 'required'].map((key) => `--config-env=${name}.${key}=${nothing}`),
  ]);
}

export const listFilters = [
  'config',
  '--show-scope',
  '--includes',
  '--null',
  '--name-only',
  '--get-regexp',
  '^filter\\.',
];
