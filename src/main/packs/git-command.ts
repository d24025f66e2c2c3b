import type { CommandOutcome, Commands } from '../ports';

/**
 * Git as it may be run here: it asks nobody anything, runs no hook and no file watcher of the repository, speaks no
 * protocol that is a command line of its own, and leaves nothing behind that goes on.
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

const environment = {
  GIT_TERMINAL_PROMPT: '0',
  // Empty, not absent: absent, git would look for another program that asks.
  GIT_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GCM_INTERACTIVE: 'never',
  // Its words are read here.
  LC_ALL: 'C',
} as const;

export type Git = {
  run(
    folder: string,
    args: readonly string[],
    options: { readonly timeLimitMs: number; readonly stop: AbortSignal },
  ): Promise<CommandOutcome>;
};

export function createGit(commands: Commands): Git {
  return {
    run: (folder, args, { timeLimitMs, stop }) =>
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
          environment,
          timeLimitMs,
          largestBytes: 1_000_000,
        },
        stop,
      ),
  };
}
