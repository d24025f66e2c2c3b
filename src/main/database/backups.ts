import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Writer } from './handles';
import { newestVersion, versionOf } from './migrate';
import { migrations } from './migrations/index';

const keep = 14;
const namePattern = /^watchkeeper-(\d{8}T\d{6}Z)(-[a-z0-9-]+)?\.sqlite$/;

export type Backup = { readonly file: string; readonly takenAt: number };

export function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** Newest first. */
export function listBackups(dataFolder: string): readonly Backup[] {
  const folder = backupFolder(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .map((name) => ({ file: join(folder, name), takenAt: stampToInstant(name) }))
    .sort((a, b) => b.takenAt - a.takenAt);
}

/** A whole copy in one file, made while the database is in use. */
export async function takeBackup(db: Writer, dataFolder: string, now: number): Promise<Backup> {
  const file = newBackupFile(dataFolder, now, '');
  await db.backup(`${file}.part`);
  makeOneFile(`${file}.part`);
  renameSync(`${file}.part`, file);
  return { file, takenAt: now };
}

/** Before a migration: the file is not in use yet, so its checkpointed bytes are copied as they are. */
export function copyBeforeMigration(
  db: Database.Database,
  dataFolder: string,
  now: number,
  version: number,
): Backup {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const file = newBackupFile(dataFolder, now, `-before-v${version}`);
  copyFileSync(db.name, `${file}.part`);
  makeOneFile(`${file}.part`);
  renameSync(`${file}.part`, file);
  return { file, takenAt: now };
}

/** The newest backup that opens and is whole. One that claims to be from the future comes last. */
export function newestSoundBackup(dataFolder: string, now: number): Backup | undefined {
  const all = listBackups(dataFolder);
  const past = all.filter(({ takenAt }) => takenAt <= now);
  return [...past, ...all.filter((backup) => !past.includes(backup))].find(({ file }) => isSound(file));
}

/** Backups past the newest fourteen, oldest last, for the caller to delete. */
export function backupsToForget(dataFolder: string): readonly Backup[] {
  return listBackups(dataFolder).slice(keep);
}

/** Whole, and not written by a newer Watchkeeper than this. */
export function isSound(file: string): boolean {
  try {
    if (statSync(file).size === 0) return false;
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const isKnown = versionOf(db) <= newestVersion(migrations);
      return isKnown && db.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      db.close();
    }
  } catch {
    // Not a database, or damaged beyond opening: either way not sound.
    return false;
  }
}

/** A copy in WAL mode would grow two more files each time somebody looks into it. */
function makeOneFile(file: string): void {
  const copy = new Database(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function newBackupFile(dataFolder: string, now: number, suffix: string): string {
  mkdirSync(backupFolder(dataFolder), { recursive: true });
  const stamp = new Date(now)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z/, 'Z');
  return join(backupFolder(dataFolder), `watchkeeper-${stamp}${suffix}.sqlite`);
}

function stampToInstant(file: string): number {
  const stamp = namePattern.exec(basename(file))?.[1] ?? '';
  const iso = stamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z');
  return Date.parse(iso);
}
