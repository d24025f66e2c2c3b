import { readFile, stat } from 'node:fs/promises';
import { WatchkeeperError } from '../../../shared/errors';
import { decodeCalendar } from './calendar-bytes';

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'it is not there'],
  ['EACCES', 'this user may not read it'],
  ['EPERM', 'this user may not read it'],
  ['ELOOP', 'its link leads in a circle'],
  ['EIO', 'the disk or share that it is on fails'],
  ['ESTALE', 'the share that it is on is gone'],
]);

/** Throws what is wrong with the file, never its path. */
export async function readCalendarFile(path: string, source: string, maximumBytes: number): Promise<string> {
  try {
    const found = await stat(path);
    // Asked before it is opened: opening a pipe waits until someone writes into it.
    if (!found.isFile())
      throw new WatchkeeperError('rota-file-unreadable', { source, reason: 'it is not a file' });
    const bytes = found.size > maximumBytes ? undefined : await readFile(path);
    if (bytes === undefined || bytes.length > maximumBytes) {
      throw new WatchkeeperError('rota-too-large', { source, limit: `${maximumBytes / 1_000_000} MB` });
    }
    return decodeCalendar(bytes);
  } catch (error) {
    if (error instanceof WatchkeeperError) throw error;
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    throw new WatchkeeperError('rota-file-unreadable', {
      source,
      reason: reasons.get(code) ?? (code || 'no reason given'),
    });
  }
}
