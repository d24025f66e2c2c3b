import type { Migration } from '../migrate';

/**
 * A finding can come from an alarm and outside any shift, is looked into, and ends. What was said of one stays on record:
 * an end is taken back by a note beside it, never by changing it.
 */
export const findings: Migration = {
  version: 7,
  up(db) {
    db.exec(`
      -- The items that point to a finding do so again before the commit.
      PRAGMA defer_foreign_keys = ON;
      CREATE TEMP TABLE finding_before AS SELECT rowid AS position, * FROM finding;
      DROP TABLE finding;
      CREATE TABLE finding (
        id TEXT PRIMARY KEY,
        shift_id TEXT REFERENCES shift (id),
        source TEXT NOT NULL CHECK (source IN ('item', 'alarm')),
        run_id TEXT REFERENCES checklist_run (id),
        item_id TEXT,
        alarm_id TEXT REFERENCES alarm (id),
        source_words TEXT NOT NULL,
        same_kind TEXT NOT NULL,
        pack_id TEXT NOT NULL,
        pack_hash TEXT REFERENCES pack_version (hash),
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        text TEXT NOT NULL,
        raised_by TEXT NOT NULL,
        raised_at INTEGER NOT NULL,
        CHECK ((source = 'alarm') = (alarm_id IS NOT NULL))
      ) STRICT;
      CREATE INDEX finding_by_shift ON finding (shift_id);
      CREATE INDEX finding_by_kind ON finding (same_kind, raised_at);
      INSERT INTO finding
        SELECT f.id, f.shift_id, 'item', f.run_id, f.item_id, NULL,
          coalesce(
            (SELECT plan ->> 'text' FROM checklist_item WHERE run_id = f.run_id AND finding_id = f.id),
            (SELECT plan ->> 'text' FROM checklist_item WHERE run_id = f.run_id AND item_id = f.item_id), ''),
          'item:' || coalesce(p.pack_id, '') || '/' || coalesce(r.phase, '') || '/' || coalesce(f.item_id, ''),
          coalesce(p.pack_id, ''), r.pack_hash,
          CASE (SELECT value FROM setting WHERE key = 'workspace') WHEN 'slack' THEN 'slack' ELSE 'practice' END,
          f.text, f.raised_by, f.raised_at
        FROM finding_before f
        LEFT JOIN checklist_run r ON r.id = f.run_id
        LEFT JOIN pack_version p ON p.hash = r.pack_hash
        ORDER BY f.position;
      DROP TABLE finding_before;
      CREATE TRIGGER finding_is_never_changed BEFORE UPDATE ON finding
        BEGIN SELECT RAISE(ABORT, 'a finding is never changed'); END;
      CREATE TRIGGER finding_is_never_deleted BEFORE DELETE ON finding
        BEGIN SELECT RAISE(ABORT, 'a finding is never deleted'); END;

      CREATE TABLE finding_look (
        finding_id TEXT PRIMARY KEY REFERENCES finding (id),
        looked_by TEXT NOT NULL,
        looked_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE finding_why (
        finding_id TEXT NOT NULL REFERENCES finding (id),
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 6),
        text TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        PRIMARY KEY (finding_id, position)
      ) STRICT;

      CREATE TABLE finding_end (
        id TEXT PRIMARY KEY,
        finding_id TEXT NOT NULL REFERENCES finding (id),
        sequence INTEGER NOT NULL,
        outcome_id TEXT NOT NULL,
        outcome_name TEXT NOT NULL,
        action TEXT NOT NULL,
        answers TEXT NOT NULL,
        whys TEXT NOT NULL,
        conclusion TEXT NOT NULL,
        ended_by TEXT NOT NULL,
        ended_at INTEGER NOT NULL,
        reopened_by TEXT,
        reopened_at INTEGER,
        reopen_reason TEXT CHECK ((reopened_at IS NULL) = (coalesce(reopen_reason, '') = '')),
        UNIQUE (finding_id, sequence)
      ) STRICT;
      CREATE UNIQUE INDEX finding_end_now ON finding_end (finding_id) WHERE reopened_at IS NULL;
      CREATE INDEX finding_end_by_time ON finding_end (ended_at);
      CREATE TRIGGER finding_end_is_never_changed BEFORE UPDATE ON finding_end
        WHEN old.reopened_at IS NOT NULL OR old.id <> new.id OR old.finding_id <> new.finding_id
          OR old.outcome_id <> new.outcome_id OR old.outcome_name <> new.outcome_name OR old.action <> new.action
          OR old.answers <> new.answers OR old.whys <> new.whys OR old.conclusion <> new.conclusion
          OR old.ended_by <> new.ended_by OR old.ended_at <> new.ended_at OR old.sequence <> new.sequence
        BEGIN SELECT RAISE(ABORT, 'the end of a finding is never changed'); END;
      CREATE TRIGGER finding_end_is_never_deleted BEFORE DELETE ON finding_end
        BEGIN SELECT RAISE(ABORT, 'the end of a finding is never deleted'); END;

      CREATE TABLE finding_post (
        op_id TEXT PRIMARY KEY REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        finding_id TEXT NOT NULL REFERENCES finding (id),
        told TEXT NOT NULL CHECK (told IN ('looking', 'conclusion', 'reopening')),
        end_id TEXT REFERENCES finding_end (id),
        is_head INTEGER NOT NULL CHECK (is_head IN (0, 1)),
        channel TEXT NOT NULL,
        text TEXT NOT NULL,
        CHECK ((told = 'looking') = (end_id IS NULL))
      ) STRICT;
      CREATE INDEX finding_post_by_finding ON finding_post (finding_id);

      CREATE VIRTUAL TABLE finding_text USING fts5 (finding_id UNINDEXED, text);
      INSERT INTO finding_text (finding_id, text) SELECT id, text FROM finding;
      CREATE TRIGGER finding_is_searchable AFTER INSERT ON finding
        BEGIN INSERT INTO finding_text (finding_id, text) VALUES (new.id, new.text); END;
      CREATE TRIGGER finding_end_is_searchable AFTER INSERT ON finding_end
        BEGIN INSERT INTO finding_text (finding_id, text) VALUES (new.finding_id, new.conclusion); END;
    `);
  },
};
