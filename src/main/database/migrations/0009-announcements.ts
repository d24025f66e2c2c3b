import type { Migration } from '../migrate';

/** What is announced, what is promised, and which words of a post call people. */
export const announcements: Migration = {
  version: 9,
  up(db) {
    db.exec(`
      ALTER TABLE outbox ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(mentions));

      CREATE TABLE announcement (
        id TEXT PRIMARY KEY,
        op_id TEXT NOT NULL UNIQUE REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        channel TEXT NOT NULL,
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        posted_by TEXT NOT NULL,
        posted_at INTEGER NOT NULL,
        closed_at INTEGER,
        closed_by TEXT,
        closed_reason TEXT,
        CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
      ) STRICT;
      CREATE TABLE announcement_update (
        id TEXT PRIMARY KEY,
        announcement_id TEXT NOT NULL REFERENCES announcement (id),
        op_id TEXT NOT NULL UNIQUE REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        posted_by TEXT NOT NULL,
        posted_at INTEGER NOT NULL,
        is_last INTEGER NOT NULL CHECK (is_last IN (0, 1)),
        arrived_at INTEGER
      ) STRICT;
      CREATE INDEX announcement_update_of ON announcement_update (announcement_id, posted_at);

      CREATE TABLE promise (
        id TEXT PRIMARY KEY,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('announcement', 'incident')),
        subject_id TEXT NOT NULL,
        title TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        promised_at INTEGER NOT NULL,
        promised_by TEXT NOT NULL,
        kept_at INTEGER,
        missed_noticed_at INTEGER,
        withdrawn_at INTEGER,
        withdrawn_by TEXT,
        withdrawn_reason TEXT,
        CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
        CHECK (kept_at IS NULL OR withdrawn_at IS NULL)
      ) STRICT;
      CREATE INDEX promise_of_subject ON promise (subject_kind, subject_id, due_at);
      CREATE INDEX promise_unsettled ON promise (due_at) WHERE kept_at IS NULL AND withdrawn_at IS NULL;
      CREATE TABLE promise_handing (
        position INTEGER PRIMARY KEY,
        promise_id TEXT NOT NULL REFERENCES promise (id),
        to_person TEXT,
        by_person TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX promise_handing_of ON promise_handing (promise_id, position);
      CREATE TABLE promise_notice (
        promise_id TEXT NOT NULL REFERENCES promise (id),
        kind TEXT NOT NULL CHECK (kind IN ('soon', 'due')),
        claimed_at INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('claimed', 'shown', 'failed')),
        attempts INTEGER NOT NULL,
        PRIMARY KEY (promise_id, kind)
      ) STRICT;
    `);
  },
};
