import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyBeforeMigration } from './backups';
import { asWriter, type Writer } from './handles';
import { type Migration, migrate, newestVersion, refuseFuture, versionOf } from './migrate';

/** Up to this size the whole file is checked at every start; a larger one only after an unclean end. */
const alwaysCheckedBytes = 64 * 1024 * 1024;

/** How long a write waits for another program that holds the file: all of the watch waits with it. */
const busyMs = 250;

export type OpenedDatabase = {
  readonly db: Writer;
  /** The damaged file that was set aside, if there was one. */
  readonly setAsideAs: string | undefined;
};

export type OpenOptions = {
  readonly dataFolder: string;
  readonly migrations: readonly Migration[];
  readonly now: number;
  readonly afterUncleanEnd: boolean;
};

export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'watchkeeper.sqlite');
}

/**
 * Opens the one database of a data folder: a damaged file is set aside, a newer one refused and left untouched, an
 * older one copied and then migrated.
 */
export function openDatabase(options: OpenOptions): OpenedDatabase {
  const file = databaseFile(options.dataFolder);
  const setAsideAs = isDamaged(file, options) ? setAside(file, options.now) : undefined;
  const db = new Database(file, { timeout: busyMs });
  try {
    const found = versionOf(db);
    const known = newestVersion(options.migrations);
    if (found > 0 && found < known) copyBeforeMigration(db, options.dataFolder, options.now, known);
    setPragmas(db);
    migrate(db, options.migrations);
  } catch (error) {
    db.close();
    throw error;
  }
  return { db: asWriter(db), setAsideAs };
}

/** Moves a database and its journal out of the way under a name that says when. Nothing is deleted. */
export function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  const aside = freeName(`${file}.set-aside-${stamp}`);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return aside;
}

function setPragmas(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // Must come after journal_mode: this build's own default in WAL mode is NORMAL, which may lose the last commits.
  db.pragma('synchronous = FULL');
  // A line of the log writes about a dozen pages: with the default of 1,000 more than one in a hundred would wait for a
  // checkpoint. Much more, and the journal itself would take what a nearly full disk has left.
  db.pragma('wal_autocheckpoint = 2000');
  db.pragma('foreign_keys = ON');
}

/** Two in one millisecond must not take each other's place. */
function freeName(wanted: string): string {
  let name = wanted;
  for (let count = 2; existsSync(name); count += 1) name = `${wanted}-${count}`;
  return name;
}

/** Looks at the file through a read-only handle, so that a newer database keeps even its unchecked journal. */
function isDamaged(file: string, options: OpenOptions): boolean {
  if (!existsSync(file)) return false;
  // Never so by our own doing: a new database has its schema before it has its second page.
  if (statSync(file).size === 0) return true;
  const thorough = options.afterUncleanEnd || statSync(file).size <= alwaysCheckedBytes;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: busyMs });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    refuseFuture(db, options.migrations);
    return thorough && db.pragma('quick_check(1)', { simple: true }) !== 'ok';
  } catch (error) {
    if (isCorruption(error)) return true;
    throw error;
  } finally {
    db?.close();
  }
}

export function isCorruption(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
  );
}
