import { accessSync, constants, mkdirSync } from 'node:fs';
import { WatchkeeperError } from '../shared/errors';

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
