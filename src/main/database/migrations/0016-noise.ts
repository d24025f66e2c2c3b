import type { Migration } from '../migrate';

/**
 * Changes of the last day, by which flapping is found; stretches of it; which firings are kept quiet by it, and which are
 * expected to end by themselves; what people think of an alarm.
 */
export const noise: Migration = {
  version: 16,
  up(db) {
    db.exec(`
      CREATE TABLE firing_change (
        source_id TEXT NOT NULL REFERENCES source (id),
        kind TEXT NOT NULL CHECK (kind IN ('fingerprint', 'name')),
        key TEXT NOT NULL,
        at INTEGER NOT NULL,
        is_firing INTEGER NOT NULL CHECK (is_firing IN (0, 1)),
        PRIMARY KEY (source_id, kind, key, at, is_firing)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE flap (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES source (id),
        kind TEXT NOT NULL CHECK (kind IN ('fingerprint', 'name')),
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        began_at INTEGER NOT NULL,
        since_at INTEGER NOT NULL,
        last_change_at INTEGER NOT NULL,
        changes INTEGER NOT NULL,
        stable_at INTEGER NOT NULL,
        stable_after INTEGER NOT NULL,
        notice TEXT NOT NULL DEFAULT 'due' CHECK (notice IN ('due', 'shown', 'failed'))
      ) STRICT;
      CREATE INDEX flap_by_key ON flap (source_id, kind, key, last_change_at);
      CREATE INDEX flap_by_name ON flap (source_id, name, last_change_at);
      CREATE INDEX flap_by_end ON flap (source_id, stable_at);
      CREATE INDEX flap_by_begin ON flap (began_at);

      ALTER TABLE alarm ADD COLUMN expected_within INTEGER;
      ALTER TABLE alarm ADD COLUMN expected_why TEXT;
      ALTER TABLE alarm ADD COLUMN flap_id TEXT REFERENCES flap (id);
      ALTER TABLE alarm ADD COLUMN quiet_from_at INTEGER;
      ALTER TABLE alarm ADD COLUMN quiet_until_at INTEGER;
      CREATE INDEX alarm_firing_name ON alarm (source_id, name) WHERE ended_at IS NULL;
      CREATE INDEX alarm_quiet ON alarm (flap_id)
        WHERE ended_at IS NULL AND (expected_within IS NOT NULL OR quiet_until_at IS NOT NULL);

      CREATE TABLE alarm_verdict (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        verdict TEXT NOT NULL CHECK (verdict IN ('false-positive', 'not-actionable', 'poor-detail', 'useful')),
        given_by TEXT NOT NULL,
        at INTEGER NOT NULL,
        note TEXT NOT NULL
      ) STRICT;
      CREATE INDEX alarm_verdict_by_alarm ON alarm_verdict (alarm_id);
      CREATE TRIGGER alarm_verdict_is_never_changed BEFORE UPDATE ON alarm_verdict
        BEGIN SELECT RAISE(ABORT, 'a verdict is never changed: another takes its place'); END;
    `);
  },
};
