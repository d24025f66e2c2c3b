import { homedir } from 'node:os';
import { posix, resolve, win32 } from 'node:path';
import { prepareDataFolder } from '../prepare-data-folder';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** Where the log lives unless told otherwise. Both hosts use the same place, so that they find the same log. */
export function defaultDataFolder({ platform, environment, home }: Machine): string {
  if (platform === 'win32') {
    return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Watchkeeper');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Watchkeeper');
  const given = environment.XDG_DATA_HOME ?? '';
  // The XDG base directory specification: a relative path is to be ignored.
  const base = posix.isAbsolute(given) ? given : posix.join(home, '.local', 'share');
  return posix.join(base, 'watchkeeper');
}

/** The folder that was asked for, or else the default; made where it is not there, or refused in words. */
export function chooseDataFolder(
  given: string | undefined,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>,
): string {
  const ownPlace = defaultDataFolder({ platform, environment: env, home: homedir() });
  const folder = given === undefined ? ownPlace : resolve(given);
  prepareDataFolder(folder);
  return folder;
}
