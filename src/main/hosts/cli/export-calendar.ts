import { WatchkeeperError } from '../../../shared/errors';
import { readEnteredShifts } from '../../entered-shifts';
import { calendarOf } from './calendar';
import { writeWhole } from './write-whole';

export type Exported =
  | { readonly kind: 'written'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Writes the entered shifts into a file, in place of one that is there. */
export function exportCalendar(options: {
  readonly folder: string;
  readonly file: string;
  readonly now: number;
}): Exported {
  const { folder, file, now } = options;
  const shifts = readEnteredShifts(folder);
  // An empty calendar from a mistyped folder would look like a rota without anybody in it.
  if (shifts === undefined) {
    throw new WatchkeeperError('invalid-request', { reason: `there is no log of Watchkeeper in ${folder}` });
  }
  try {
    writeWhole(file, calendarOf(shifts, now));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return { kind: 'failed', sentence: `The calendar could not be written to ${file}: ${plain(code)}.` };
  }
  const counted = `${shifts.length} ${shifts.length === 1 ? 'shift' : 'shifts'}`;
  return { kind: 'written', sentence: `${counted} written to ${file}.` };
}

function plain(code: string): string {
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such folder',
    ENOTDIR: 'a part of its path is a file, not a folder',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it is on a read-only disk',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? code;
}
