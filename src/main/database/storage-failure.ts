import Database from 'better-sqlite3';
import { WatchkeeperError } from '../../shared/errors';
import { isCorruption } from './open';

/** A fault of the disk or of the file under the database, in words for a person; undefined for anything else. */
export function storageFailure(thrown: unknown): WatchkeeperError | undefined {
  if (!(thrown instanceof Database.SqliteError)) return undefined;
  if (thrown.code === 'SQLITE_FULL') return new WatchkeeperError('disk-full', {}, { cause: thrown });
  const reason = reasonOf(thrown);
  return reason === undefined
    ? undefined
    : new WatchkeeperError('storage-failing', { reason }, { cause: thrown });
}

function reasonOf(thrown: InstanceType<typeof Database.SqliteError>): string | undefined {
  if (isCorruption(thrown)) return 'the database is damaged, and is set aside when Watchkeeper starts again';
  if (thrown.code.startsWith('SQLITE_READONLY')) return 'the disk is read-only';
  if (thrown.code.startsWith('SQLITE_IOERR') || thrown.code.startsWith('SQLITE_CANTOPEN')) {
    return 'the disk gives an error';
  }
  return thrown.code.startsWith('SQLITE_BUSY') ? 'another program holds the database' : undefined;
}
