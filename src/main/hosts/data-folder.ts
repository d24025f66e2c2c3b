import { accessSync, constants, mkdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { WatchkeeperError } from '../../shared/errors';

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

/** Makes the folder, closed to other users, or says why it cannot be used. One that exists keeps its mode. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WatchkeeperError('data-folder-unusable', { folder, reason: plain(reason) }, { cause: error });
  }
}

function plain(code: string): string {
  const known: Readonly<Record<string, string>> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EEXIST: 'it is a file, not a folder',
    ENOTDIR: 'a part of its path is a file, not a folder',
    EROFS: 'it is on a read-only disk',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? code;
}
