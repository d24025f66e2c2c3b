import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { WatchkeeperError } from '../shared/errors';

/**
 * Writes a file into the folder, whole or not at all, and answers with its path. A file of that name that says something
 * else stays: for `name.md` the new one becomes `name-2.md`, `name-3.md` and so on.
 */
export function exportText(folder: string, fileName: string, text: string): string {
  const content = Buffer.from(text, 'utf8');
  const ending = extname(fileName);
  const name = fileName.slice(0, fileName.length - ending.length);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let number = 1; ; number += 1) {
      const file = join(folder, number === 1 ? fileName : `${name}-${number}${ending}`);
      const place = placeAt(file, content);
      if (place === 'free') writeWhole(folder, file, content);
      if (place !== 'taken') return file;
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WatchkeeperError('export-failed', { folder, reason: plain(reason) }, { cause: error });
  }
}

function placeAt(file: string, content: Buffer): 'free' | 'same' | 'taken' {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return 'free';
  if (!found.isFile() || found.size !== content.length) return 'taken';
  return readFileSync(file).equals(content) ? 'same' : 'taken';
}

function writeWhole(folder: string, file: string, content: Buffer): void {
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    const handle = openSync(part, 'wx', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function plain(code: string): string {
  const known: Readonly<Record<string, string>> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EEXIST: 'there is a file where the folder should be',
    ENOTDIR: 'there is a file where the folder should be',
    EROFS: 'it is on a read-only disk',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? code;
}
