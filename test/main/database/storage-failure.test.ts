import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { storageFailure } from '../../../src/main/database/storage-failure';
import { createDispatch } from '../../../src/main/dispatch';
import type { Handlers } from '../../../src/shared/contract';
import { createRecordingLogger } from '../../support/recording-logger';
import { openTestDatabase } from '../../support/test-database';

test('a full disk is told as such, and the line is not told as saved', async () => {
  const db = openTestDatabase();
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages}`);
  const fill = () =>
    db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('big', 'x'.repeat(1_000_000));
  const handlers: Partial<Handlers> = {
    'shifts.list': () => {
      fill();
      return [];
    },
  };
  const logger = createRecordingLogger();
  const dispatch = createDispatch(handlers as Handlers, logger, storageFailure);
  expect(await dispatch('shifts.list', {})).toEqual({ ok: false, error: { code: 'disk-full', detail: {} } });
  expect(logger.lines.map(({ event }) => event)).toEqual(['request.failed']);
  expect(db.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 0 });
});

test.each([
  ['SQLITE_IOERR_WRITE', 'the disk gives an error'],
  ['SQLITE_READONLY_DBMOVED', 'the disk is read-only'],
  ['SQLITE_BUSY', 'another program holds the database'],
  ['SQLITE_CORRUPT', 'the database is damaged, and is set aside when Watchkeeper starts again'],
])('%s has words that a person can act on', (code, reason) => {
  expect(storageFailure(new Database.SqliteError('fault', code))).toMatchObject({
    code: 'storage-failing',
    detail: { reason },
  });
});

test('a mistake of our own is not blamed on the disk', () => {
  expect(storageFailure(new Database.SqliteError('no such column', 'SQLITE_ERROR'))).toBeUndefined();
  expect(storageFailure(new Error('anything'))).toBeUndefined();
});
