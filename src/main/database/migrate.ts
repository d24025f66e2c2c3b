import type Database from 'better-sqlite3';
import { WatchkeeperError } from '../../shared/errors';

export type Migration = { readonly version: number; up(db: Database.Database): void };

/** The version that a database file was last written with. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** A newer database is refused by name before anything is written. */
export function refuseFuture(db: Database.Database, migrations: readonly Migration[]): void {
  const found = versionOf(db);
  const known = newestVersion(migrations);
  if (found > known) throw new WatchkeeperError('database-from-the-future', { file: db.name, found, known });
}

/** All missing steps in one transaction: the file is either as it was or wholly new. */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  assertIncreasing(migrations);
  const missing = migrations.filter((step) => step.version > versionOf(db));
  db.transaction(() => {
    for (const step of missing) {
      step.up(db);
      db.pragma(`user_version = ${step.version}`);
    }
  }).immediate();
}

function assertIncreasing(migrations: readonly Migration[]): void {
  let last = 0;
  for (const { version } of migrations) {
    if (version <= last) throw new Error(`Migration ${version} comes after ${last}: versions must increase`);
    last = version;
  }
}
