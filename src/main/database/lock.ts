import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WatchkeeperError } from '../../shared/errors';

export type LockHolder = { readonly pid: number; readonly host: string; readonly since: string };

export type DataFolderLock = {
  /** The last holder ended without letting go: it was killed, or the machine lost power. */
  readonly afterUncleanEnd: boolean;
  release(): void;
};

/**
 * One writer a data folder. The lock is an exclusive SQLite transaction on a file of its own: the operating system
 * lets go of it when the process dies in any way, which a pid file cannot promise.
 */
export function lockDataFolder(folder: string, host: string, now: number): DataFolderLock {
  const holderFile = join(folder, 'holder.json');
  const db = new Database(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!isBusy(error)) throw error;
    const holder = readHolder(holderFile);
    throw new WatchkeeperError('data-folder-in-use', {
      folder,
      host: holder?.host ?? 'unknown host',
      pid: holder?.pid ?? 'unknown',
      since: holder?.since ?? 'an unknown time',
    });
  }
  const afterUncleanEnd = readHolder(holderFile) !== undefined;
  const holder: LockHolder = { pid: process.pid, host, since: new Date(now).toISOString() };
  writeHolder(holderFile, JSON.stringify(holder));
  return {
    afterUncleanEnd,
    release() {
      writeHolder(holderFile, '');
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

/** It only says who holds the folder; on a full disk the watch starts without it. */
function writeHolder(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** Undefined when nobody holds the folder, or the file cannot be read as a holder. */
function readHolder(file: string): LockHolder | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null) return undefined;
    const { pid, host, since } = read as Partial<Record<keyof LockHolder, unknown>>;
    return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
      ? { pid, host, since }
      : undefined;
  } catch {
    // Missing, empty after a clean end, or cut off by a crash: in no case a reason not to start.
    return undefined;
  }
}
