import type { Migration } from '../migrate';

/** Which versions of a pack may run their commands, and each run with what it left (gzip of UTF-8). */
export const commands: Migration = {
  version: 5,
  up(db) {
    db.exec(`
      CREATE TABLE command_approval (
        number INTEGER PRIMARY KEY,
        pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
        pack_name TEXT NOT NULL,
        commands TEXT NOT NULL,
        approved_by TEXT NOT NULL,
        approved_at INTEGER NOT NULL,
        withdrawn_by TEXT,
        withdrawn_at INTEGER,
        CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX command_approval_that_holds ON command_approval (pack_hash) WHERE withdrawn_at IS NULL;

      CREATE TABLE command_run (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        run_id TEXT NOT NULL,
        item_id TEXT NOT NULL,
        argv TEXT NOT NULL,
        started_by TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        ending TEXT,
        output BLOB,
        output_characters INTEGER NOT NULL DEFAULT 0,
        error_output BLOB,
        error_output_characters INTEGER NOT NULL DEFAULT 0,
        FOREIGN KEY (run_id, item_id) REFERENCES checklist_item (run_id, item_id),
        CHECK ((ended_at IS NULL) = (ending IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX command_run_that_runs ON command_run (run_id, item_id) WHERE ended_at IS NULL;
      CREATE INDEX command_run_by_item ON command_run (run_id, item_id, number);
      CREATE INDEX command_run_by_argv ON command_run (argv, number);
    `);
  },
};
