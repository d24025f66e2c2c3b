import type { Folders } from '../../ports';
import { everyDuty } from '../../rota-report';
import { calendarOf } from './calendar';
import { writeWhole } from './write-whole';

export type Exported =
  | { readonly kind: 'written'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Writes who stands when into a file, in place of one that is there. */
export function exportCalendar(options: {
  readonly folders: Pick<Folders, 'data' | 'resources'>;
  readonly packId: string | undefined;
  readonly file: string;
  readonly now: number;
}): Exported {
  const { folders, packId, file, now } = options;
  const duties = everyDuty({ folders, packId, now });
  try {
    writeWhole(file, calendarOf(duties, now));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return { kind: 'failed', sentence: `The calendar could not be written to ${file}: ${plain(code)}.` };
  }
  const counted = `${duties.length} ${duties.length === 1 ? 'shift' : 'shifts'}`;
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
