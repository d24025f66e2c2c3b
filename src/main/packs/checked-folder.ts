import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { WatchkeeperError } from '../../shared/errors';
import { folderReason } from './pack-glance';

/** Throws `pack-folder-unusable` unless it is the full path of a folder that can be looked into, and none of `taken`. */
export async function checkedFolder(given: string, taken: readonly string[]): Promise<string> {
  const path = given.trim();
  const refused = (reason: string) => new WatchkeeperError('pack-folder-unusable', { path, reason });
  if (path.includes('\u0000')) throw refused('it holds a NUL character');
  if (!isAbsolute(path)) throw refused('it is not a full path');
  const found = await stat(path).catch((error: unknown) => {
    throw refused(folderReason(error));
  });
  if (!found.isDirectory()) throw refused('it is a file, not a folder');
  const whole = resolve(path);
  if (taken.includes(whole)) throw refused('Watchkeeper reads its packs already');
  return whole;
}
