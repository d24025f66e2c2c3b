import type { Migration } from '../migrate';

/** Questions of users with their stopwatches, and who is nominated for which period. What was once so stays on record. */
export const support: Migration = {
  version: 8,
  up(db) {
    db.exec(`
      CREATE TABLE question (
        id TEXT PRIMARY KEY,
        pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
        limit_ms INTEGER CHECK (limit_ms > 0),
        taken_by TEXT NOT NULL,
        asked TEXT NOT NULL CHECK (asked <> ''),
        asker TEXT NOT NULL,
        link TEXT,
        note TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'ticket', 'handed')),
        ticket_at INTEGER CHECK (state <> 'ticket' OR ticket_at IS NOT NULL),
        ticket_link TEXT CHECK (ticket_link IS NULL OR ticket_at IS NOT NULL),
        handed_to TEXT CHECK (state <> 'handed' OR handed_to IS NOT NULL),
        set_aside TEXT CHECK (set_aside <> ''),
        changed_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX question_by_change ON question (changed_at);
      CREATE INDEX question_open ON question (id) WHERE state = 'open' AND set_aside IS NULL;
      CREATE TRIGGER question_is_never_deleted BEFORE DELETE ON question
        BEGIN SELECT RAISE(ABORT, 'a question is set aside, never deleted'); END;

      CREATE TABLE question_stretch (
        id TEXT PRIMARY KEY,
        question_id TEXT NOT NULL REFERENCES question (id),
        position INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        stopped_at INTEGER CHECK (stopped_at >= started_at),
        UNIQUE (question_id, position)
      ) STRICT;
      CREATE UNIQUE INDEX question_running ON question_stretch (question_id) WHERE stopped_at IS NULL;
      CREATE INDEX question_stretch_by_start ON question_stretch (started_at);

      CREATE TABLE question_revision (
        question_id TEXT NOT NULL REFERENCES question (id),
        number INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        act TEXT NOT NULL,
        question TEXT NOT NULL,
        PRIMARY KEY (question_id, number)
      ) STRICT;
      CREATE TRIGGER question_revision_is_never_changed BEFORE UPDATE ON question_revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
      CREATE TRIGGER question_revision_is_never_deleted BEFORE DELETE ON question_revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

      CREATE TABLE nomination (
        id TEXT PRIMARY KEY,
        pack_id TEXT NOT NULL,
        date TEXT NOT NULL,
        period TEXT NOT NULL,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        person TEXT CHECK (person <> ''),
        is_mine INTEGER NOT NULL CHECK (is_mine IN (0, 1)),
        set_by TEXT NOT NULL,
        set_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX nomination_by_day ON nomination (pack_id, date, period);
      CREATE TRIGGER nomination_is_never_changed BEFORE UPDATE ON nomination
        BEGIN SELECT RAISE(ABORT, 'a nomination is never changed'); END;
      CREATE TRIGGER nomination_is_never_deleted BEFORE DELETE ON nomination
        BEGIN SELECT RAISE(ABORT, 'a nomination is never deleted'); END;

      CREATE TABLE support_notice (
        key TEXT PRIMARY KEY,
        claimed_at INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
