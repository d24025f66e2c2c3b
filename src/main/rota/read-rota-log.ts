import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { FeedShift, IdentityMark } from '../../shared/nouns/rota';
import type { Shift, ShiftRole } from '../../shared/nouns/watch';
import { asReader, type Reader } from '../database/handles';
import { refuseFuture, versionOf } from '../database/migrate';
import { migrations } from '../database/migrations/index';
import { databaseFile } from '../database/open';
import { storageFailure } from '../database/storage-failure';
import { type CopyRow, shiftOfRow } from './rota-copy-store';
import { type ShiftRow, shiftFromRow } from './shift-store';

/** What a data folder knows of who stands: not yet laid over each other. */
export type RotaLog = {
  readonly entered: readonly Shift[];
  readonly feeds: readonly (FeedShift & { readonly sourceId: string; readonly role: ShiftRole })[];
  readonly marks: readonly IdentityMark[];
};

/**
 * The rota in a data folder that another Watchkeeper may hold at the same time: nothing is locked, migrated or
 * repaired. Undefined where there is no log.
 */
export function readRotaLog(dataFolder: string): RotaLog | undefined {
  const file = databaseFile(dataFolder);
  if (!existsSync(file)) return undefined;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: 2_000 });
    refuseFuture(db, migrations);
    const version = versionOf(db);
    // Another Watchkeeper has made the file this moment and not yet filled it.
    if (version === 0) return undefined;
    // One of the first version knew entered shifts only, and all of them mine.
    return version === 1 ? readFirstVersion(asReader(db)) : db.transaction(readLog)(asReader(db));
  } catch (error) {
    throw storageFailure(error) ?? error;
  } finally {
    db?.close();
  }
}

function readFirstVersion(db: Reader): RotaLog {
  const entered = db.prepare<[], Omit<ShiftRow, 'is_mine' | 'entered_at'>>(`
    SELECT id, person, role, starts_at, ends_at, source FROM shift WHERE removed_at IS NULL
    ORDER BY starts_at, id`);
  return {
    entered: entered.all().map((row) => shiftFromRow({ ...row, is_mine: 1, entered_at: null })),
    feeds: [],
    marks: [],
  };
}

function readLog(db: Reader): RotaLog {
  const entered = db.prepare<[], ShiftRow>(`
    SELECT id, person, role, starts_at, ends_at, source, is_mine, entered_at FROM shift
    WHERE removed_at IS NULL AND source = 'hand' ORDER BY starts_at, id`);
  const feeds = db.prepare<[], CopyRow & { role: ShiftRole }>(`
    SELECT shift.*, lane.role FROM rota_shift AS shift
    JOIN rota_lane AS lane ON lane.source_id = shift.source_id AND lane.lane = shift.lane
    WHERE lane.role IS NOT NULL ORDER BY shift.starts_at, shift.uid`);
  const marks = db.prepare<[], IdentityMark>('SELECT kind, value FROM rota_identity');
  return {
    entered: entered.all().map(shiftFromRow),
    feeds: feeds.all().map((row) => ({ ...shiftOfRow(row), sourceId: row.source_id, role: row.role })),
    marks: marks.all(),
  };
}
