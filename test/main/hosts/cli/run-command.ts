import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../../..');

export type CommandEnd = {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
};

/** Runs the built command as a process of its own, away from the checkout and from this user's own log. */
export function runCommand(
  given: readonly string[],
  { cwd, timeZone = 'UTC' }: { readonly cwd: string; readonly timeZone?: string },
): CommandEnd {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve(root, 'out/main/cli.js'), ...given],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, TZ: timeZone, HOME: cwd, XDG_DATA_HOME: resolve(cwd, 'data-home') },
    },
  );
  return { code: status, output: stdout, complaint: stderr };
}
