import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../src/main/database/data-folder';
import { migrations } from '../../../src/main/database/migrations/index';
import { databaseFile, openDatabase } from '../../../src/main/database/open';
import { WatchkeeperError } from '../../../src/shared/errors';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';

const now = Date.parse('2026-11-20T09:00:00Z');
const newest = migrations.at(-1)?.version ?? 0;
const open = (dataFolder: string, extra = migrations) =>
  openDatabase({ dataFolder, migrations: extra, now, afterUncleanEnd: false });

function hold(folder: string) {
  const clock = createManualClock(now);
  return { clock, held: openDataFolder({ folder, host: 'test', clock, logger: createRecordingLogger() }) };
}

function refusal(task: () => unknown): { code: string; detail: unknown } {
  try {
    task();
  } catch (error) {
    if (error instanceof WatchkeeperError) return { code: error.code, detail: error.detail };
    throw error;
  }
  throw new Error('It was not refused');
}

describe('opening', () => {
  test('every commit reaches the disk before it is told', () => {
    const { db } = open(temporaryFolder());
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    db.close();
  });

  test('a database from a newer version is refused by name and not one byte of it changes', () => {
    const folder = temporaryFolder();
    const { db } = open(folder);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(databaseFile(folder));
    expect(refusal(() => open(folder))).toEqual({
      code: 'database-from-the-future',
      detail: { file: databaseFile(folder), found: 99, known: newest },
    });
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
  });

  test('an older database is copied before it is migrated', () => {
    const folder = temporaryFolder();
    const { db } = open(folder);
    db.prepare("INSERT INTO setting (key, value) VALUES ('me', 'Ada')").run();
    db.close();
    const next = {
      version: newest + 1,
      up: (d: Database.Database) => d.exec('CREATE TABLE later (id TEXT) STRICT'),
    };
    open(folder, [...migrations, next]).db.close();
    const copy = new Database(
      join(folder, 'backups', `watchkeeper-20261120T090000Z-before-v${newest + 1}.sqlite`),
      {
        readonly: true,
      },
    );
    expect(copy.pragma('user_version', { simple: true })).toBe(newest);
    expect(copy.prepare('SELECT key, value FROM setting').all()).toEqual([{ key: 'me', value: 'Ada' }]);
    copy.close();
  });

  test('the shifts of the first version are mine after the migration', () => {
    const folder = temporaryFolder();
    const { db } = open(folder, migrations.slice(0, 1));
    db.exec(`INSERT INTO shift (id, person, role, starts_at, ends_at, source)
             VALUES ('one', 'Ada', 'primary', 1000, 2000, 'hand')`);
    db.close();
    const { db: migrated } = open(folder);
    expect(migrated.prepare('SELECT * FROM shift').all()).toEqual([
      {
        id: 'one',
        person: 'Ada',
        role: 'primary',
        starts_at: 1000,
        ends_at: 2000,
        source: 'hand',
        removed_at: null,
        is_mine: 1,
        entered_at: null,
      },
    ]);
    migrated.close();
  });

  test('a migration that fails leaves the database as it was', () => {
    const folder = temporaryFolder();
    open(folder).db.close();
    const broken = {
      version: newest + 1,
      up: (d: Database.Database) => {
        d.exec('CREATE TABLE half (id TEXT) STRICT');
        throw new Error('out of ideas');
      },
    };
    expect(() => open(folder, [...migrations, broken])).toThrow('out of ideas');
    const { db } = open(folder);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
    db.close();
  });
});

describe('a damaged database', () => {
  test.each([
    ['is not a database at all', () => Buffer.from('this was a database once')],
    [
      'has a page of garbage',
      (good: Buffer) => Buffer.concat([good.subarray(0, 4096), Buffer.alloc(good.length - 4096, 7)]),
    ],
  ])('that %s is set aside whole, never deleted', (_name, damage) => {
    const folder = temporaryFolder();
    open(folder).db.close();
    const damaged = damage(readFileSync(databaseFile(folder)));
    writeFileSync(databaseFile(folder), damaged);
    const opened = open(folder);
    const aside = `${databaseFile(folder)}.set-aside-2026-11-20T09-00-00-000Z`;
    expect(opened.setAsideAs).toBe(aside);
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    expect(opened.db.prepare('SELECT count(*) AS n FROM shift').get()).toEqual({ n: 0 });
    opened.db.close();
  });

  test('brings the offer of the newest backup that reads back, and restoring it brings the words back', async () => {
    const folder = temporaryFolder();
    const { held, clock } = hold(folder);
    const first = held.open().db;
    first.prepare("INSERT INTO setting (key, value) VALUES ('me', 'Ada')").run();
    await held.backUpIfDue(first);
    first.close();
    writeFileSync(join(folder, 'backups', 'watchkeeper-20261121T090000Z.sqlite'), 'a newer one, and broken');
    writeFileSync(databaseFile(folder), 'damaged');

    const { db, recovery } = held.open();
    expect(recovery?.backup).toEqual({
      file: join(folder, 'backups', 'watchkeeper-20261120T090000Z.sqlite'),
      takenAt: now,
    });
    db.close();
    clock.jumpTo(now + 1_000);
    held.restoreBackup();
    const restored = held.open().db;
    expect(restored.prepare('SELECT key, value FROM setting').all()).toEqual([{ key: 'me', value: 'Ada' }]);
    restored.close();
    held.release();
  });
});

test('a database that is gone while its backups are there is not taken for a first start', async () => {
  const folder = temporaryFolder();
  const { held } = hold(folder);
  const first = held.open();
  expect(first.recovery).toBeUndefined();
  first.db.close();
  held.release();
  const again = hold(folder).held;
  const { db } = again.open();
  await again.backUpIfDue(db);
  db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(databaseFile(folder) + suffix, { force: true });
  const { db: empty, recovery } = again.open();
  expect(recovery).toEqual({
    setAsideAs: undefined,
    backup: { file: join(folder, 'backups', 'watchkeeper-20261120T090000Z.sqlite'), takenAt: now },
  });
  empty.close();
  again.release();
});

test('a backup that a newer version took is not offered, because it could not be opened', async () => {
  const folder = temporaryFolder();
  const { held } = hold(folder);
  const { db } = held.open();
  await held.backUpIfDue(db);
  db.close();
  const backup = new Database(join(folder, 'backups', 'watchkeeper-20261120T090000Z.sqlite'));
  backup.pragma('user_version = 99');
  backup.close();
  writeFileSync(databaseFile(folder), 'damaged');
  const again = held.open();
  expect(again.recovery?.backup).toBeUndefined();
  again.db.close();
  held.release();
});

describe('the lock of a data folder', () => {
  test('a second holder is told who has it', () => {
    const folder = temporaryFolder();
    const { held } = hold(folder);
    expect(refusal(() => hold(folder))).toEqual({
      code: 'data-folder-in-use',
      detail: { folder, host: 'test', pid: process.pid, since: '2026-11-20T09:00:00.000Z' },
    });
    held.release();
    hold(folder).held.release();
  });

  test('a folder that cannot be used is refused by name', () => {
    const folder = join(temporaryFolder(), 'a-file');
    writeFileSync(folder, '');
    expect(refusal(() => hold(folder))).toMatchObject({ code: 'data-folder-unusable' });
  });
});

test('a backup is taken once a day and not before', async () => {
  const folder = temporaryFolder();
  const { held, clock } = hold(folder);
  const { db } = held.open();
  await held.backUpIfDue(db);
  clock.jumpTo(now + 23 * 3_600_000);
  await held.backUpIfDue(db);
  clock.jumpTo(now + 25 * 3_600_000);
  await held.backUpIfDue(db);
  expect(existsSync(join(folder, 'backups', 'watchkeeper-20261120T090000Z.sqlite'))).toBe(true);
  expect(existsSync(join(folder, 'backups', 'watchkeeper-20261121T080000Z.sqlite'))).toBe(false);
  expect(existsSync(join(folder, 'backups', 'watchkeeper-20261121T100000Z.sqlite'))).toBe(true);
  db.close();
  held.release();
});
