import { constants, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { largestPackBytes, tooLarge } from './read-pack';

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly hint: string };

const notAFile: FileText = {
  kind: 'unreadable',
  reason: 'it is not a file',
  hint: 'take it out of the folder',
};

export function readFileText(path: string): FileText {
  try {
    const found = statSync(path);
    // A pipe or a device would be read for ever.
    if (!found.isFile()) return notAFile;
    if (found.size > largestPackBytes) return { kind: 'unreadable', ...tooLarge };
    return decode(readFileSync(path));
  } catch (error) {
    return unreadable(error);
  }
}

/** Without waiting for a pipe. Windows knows none. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The same without holding everything else up, for folders that may be on a share. Never rejects. */
export async function readFileTextSoon(path: string): Promise<FileText> {
  try {
    const handle = await open(path, flags);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return notAFile;
      if (found.size > largestPackBytes) return { kind: 'unreadable', ...tooLarge };
      return decode(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(error);
  }
}

function decode(bytes: Buffer): FileText {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'unreadable', reason: 'the file is not UTF-8 text', hint: 'save it again as UTF-8' };
  }
}

function unreadable(error: unknown): FileText {
  return {
    kind: 'unreadable',
    reason: `the file cannot be read (${codeOf(error)})`,
    hint: 'check that it is a file and that you may read it',
  };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
