import { onTestFinished } from 'vitest';
import type { Writer } from '../../src/main/database/handles';
import { migrations } from '../../src/main/database/migrations/index';
import { openDatabase } from '../../src/main/database/open';
import { temporaryFolder } from './temporary-folder';

/** A real, migrated database in a folder of this test's own. */
export function openTestDatabase(folder = temporaryFolder()): Writer {
  const { db } = openDatabase({ dataFolder: folder, migrations, now: 0, afterUncleanEnd: false });
  onTestFinished(() => {
    db.close();
  });
  return db;
}
