import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { codeOf, fileReason } from './file-reason';

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Not through a link that has taken the file's place, and without waiting for a pipe. Windows knows neither. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The text of a page, whatever has become of the file since it was found. Never rejects. */
export async function readPageFile(file: string, mostBytes: number): Promise<FileText> {
  try {
    const handle = await open(file, flags);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { kind: 'unreadable', reason: 'it is not a file' };
      const buffer = Buffer.allocUnsafe(Math.min(found.size, mostBytes) + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0) return decode(buffer.subarray(0, length));
        length += bytesRead;
      }
      return { kind: 'unreadable', reason: 'it grew while it was read' };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'gone' } : { kind: 'unreadable', reason: fileReason(error) };
  }
}

function decode(bytes: Buffer): FileText {
  if (bytes.includes(0)) return { kind: 'unreadable', reason: 'it is not text: it holds NUL bytes' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'unreadable', reason: 'it is not UTF-8 text' };
  }
}
