import type { Migration } from '../migrate';

/**
 * What was pressed here and is to be written to a source; who holds a firing there; when it was last told of, by sources
 * that tell by themselves.
 */
export const sourceActs: Migration = {
  version: 12,
  up(db) {
    db.exec(`
      CREATE TABLE source_act (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        what TEXT NOT NULL CHECK (what IN ('acknowledge', 'resolve')),
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused', 'dropped')),
        attempts INTEGER NOT NULL DEFAULT 0,
        asked_at INTEGER NOT NULL,
        settled_at INTEGER,
        failure TEXT
      ) STRICT;
      CREATE INDEX source_act_by_alarm ON source_act (alarm_id);
      CREATE INDEX source_act_waiting ON source_act (asked_at) WHERE state = 'waiting';

      ALTER TABLE alarm ADD COLUMN held_there_by TEXT;
      ALTER TABLE alarm ADD COLUMN held_there_at INTEGER;
      ALTER TABLE alarm ADD COLUMN held_there_by_us INTEGER NOT NULL DEFAULT 0 CHECK (held_there_by_us IN (0, 1));
      ALTER TABLE alarm ADD COLUMN revision TEXT;
      ALTER TABLE alarm ADD COLUMN told_at INTEGER;
      ALTER TABLE source ADD COLUMN told_at INTEGER;
    `);
  },
};
