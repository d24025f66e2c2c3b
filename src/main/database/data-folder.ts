import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { WatchkeeperError } from '../../shared/errors';
import type { Recovery } from '../../shared/nouns/app';
import type { Clock, Logger } from '../ports';
import { prepareDataFolder } from '../prepare-data-folder';
import { backupsToForget, isSound, listBackups, newestSoundBackup, takeBackup } from './backups';
import type { Writer } from './handles';
import { lockDataFolder } from './lock';
import { migrations } from './migrations/index';
import { databaseFile, openDatabase, setAside } from './open';

const backupEveryMs = 24 * 60 * 60_000;

/** A data folder held by this process: its database, its backups, and what to do when the database is damaged. */
export type DataFolder = {
  /** Whether what is written still goes to the file that the next start will read. */
  isInPlace(): boolean;
  open(): { readonly db: Writer; readonly recovery: Recovery | undefined };
  /** Puts the newest sound backup in the database's place; the file that was there is set aside. The database must be closed. */
  restoreBackup(): void;
  /** Takes a backup if the newest is older than a day, and forgets the oldest. */
  backUpIfDue(db: Writer): Promise<void>;
  release(): void;
};

export function openDataFolder(options: {
  readonly folder: string;
  readonly host: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): DataFolder {
  const { folder, clock, logger } = options;
  prepareDataFolder(folder);
  const lock = lockDataFolder(folder, options.host, clock.now());
  let afterUncleanEnd = lock.afterUncleanEnd;
  let placedAt = '';

  return {
    isInPlace: () => placeOf(folder) === placedAt,
    open() {
      const isMissing = !existsSync(databaseFile(folder));
      const opened = openDatabase({ dataFolder: folder, migrations, now: clock.now(), afterUncleanEnd });
      afterUncleanEnd = false;
      placedAt = placeOf(folder);
      const { db, setAsideAs } = opened;
      if (setAsideAs === undefined && !isMissing) return { db, recovery: undefined };
      const backup = newestSoundBackup(folder, clock.now());
      // A first start has neither a database nor a backup.
      if (setAsideAs === undefined && backup === undefined) return { db, recovery: undefined };
      logger.error('database.begun-anew', { setAsideAs, backup: backup?.file });
      return { db, recovery: { setAsideAs, backup } };
    },
    restoreBackup() {
      const backup = newestSoundBackup(folder, clock.now());
      if (backup === undefined) throw new WatchkeeperError('not-found', { noun: 'backup' });
      const file = databaseFile(folder);
      // The copy first: on a full disk the file that is there stays where it is.
      copyFileSync(backup.file, `${file}.restoring`);
      setAside(file, clock.now());
      renameSync(`${file}.restoring`, file);
      logger.warn('database.restored', { from: backup.file });
    },
    async backUpIfDue(db) {
      // One from a start with a wrong date lies in the future, and must not be the last for years.
      const newest = listBackups(folder).find(({ takenAt }) => takenAt <= clock.now());
      if (newest !== undefined && clock.now() - newest.takenAt < backupEveryMs) return;
      const taken = await takeBackup(db, folder, clock.now());
      if (!isSound(taken.file)) throw new Error(`The backup ${taken.file} does not read back`);
      for (const old of backupsToForget(folder)) rmSync(old.file, { force: true });
      logger.info('database.backed-up', { file: taken.file });
    },
    release: () => lock.release(),
  };
}

/** The database and its journal on the disk. SQLite goes on writing into files that somebody has removed. */
function placeOf(folder: string): string {
  const file = databaseFile(folder);
  return [file, `${file}-wal`]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? 'gone' : `${found.dev}:${found.ino}`;
    })
    .join(' ');
}
