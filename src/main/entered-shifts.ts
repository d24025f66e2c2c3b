import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Shift } from '../shared/nouns/watch';
import { asReader } from './database/handles';
import { refuseFuture, versionOf } from './database/migrate';
import { migrations } from './database/migrations/index';
import { databaseFile } from './database/open';
import { storageFailure } from './database/storage-failure';
import { readEveryShift } from './rota/shift-store';

/**
 * The shifts in a data folder that another Watchkeeper may hold at the same time: nothing is locked, migrated or
 * repaired. Undefined where there is no log.
 */
export function readEnteredShifts(dataFolder: string): readonly Shift[] | undefined {
  const file = databaseFile(dataFolder);
  if (!existsSync(file)) return undefined;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: 2_000 });
    refuseFuture(db, migrations);
    // Another Watchkeeper has made the file this moment and not yet filled it.
    return versionOf(db) === 0 ? undefined : readEveryShift(asReader(db));
  } catch (error) {
    throw storageFailure(error) ?? error;
  } finally {
    db?.close();
  }
}
