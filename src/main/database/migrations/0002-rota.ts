import type { Migration } from '../migrate';

/**
 * Sources of the rota with their last good copies, who I am in them, what was told of each shift, readiness, and
 * corrections of worked hours. Addresses and tokens are not here: they are secrets.
 */
export const rota: Migration = {
  version: 2,
  up(db) {
    db.exec(`
      ALTER TABLE shift ADD COLUMN is_mine INTEGER NOT NULL DEFAULT 1 CHECK (is_mine IN (0, 1));
      ALTER TABLE shift ADD COLUMN entered_at INTEGER;

      CREATE TABLE rota_source (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('ical', 'pagerduty')),
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        removed_at INTEGER,
        last_success_at INTEGER,
        failing_since_at INTEGER,
        failure TEXT,
        unreadable INTEGER NOT NULL DEFAULT 0,
        held_back TEXT
      ) STRICT;
      CREATE TABLE rota_lane (
        source_id TEXT NOT NULL REFERENCES rota_source (id),
        lane TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT CHECK (role IN ('primary', 'secondary', 'support')),
        is_chosen INTEGER NOT NULL DEFAULT 0 CHECK (is_chosen IN (0, 1)),
        PRIMARY KEY (source_id, lane)
      ) STRICT;
      CREATE TABLE rota_shift (
        source_id TEXT NOT NULL REFERENCES rota_source (id),
        uid TEXT NOT NULL,
        lane TEXT NOT NULL,
        name TEXT NOT NULL,
        email TEXT,
        pagerduty_id TEXT,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
        first_seen_at INTEGER NOT NULL,
        PRIMARY KEY (source_id, uid, lane, starts_at)
      ) STRICT;
      CREATE INDEX rota_shift_by_end ON rota_shift (ends_at);

      CREATE TABLE rota_identity (
        kind TEXT NOT NULL CHECK (kind IN ('email', 'pagerduty', 'name')),
        value TEXT NOT NULL,
        chosen_at INTEGER NOT NULL,
        PRIMARY KEY (kind, value)
      ) STRICT;

      CREATE TABLE shift_notice (
        shift_id TEXT NOT NULL REFERENCES shift (id),
        kind TEXT NOT NULL CHECK (kind IN ('soon', 'starts', 'ends')),
        due_at INTEGER NOT NULL,
        claimed_at INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('claimed', 'shown', 'failed', 'covered')),
        late_ms INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        failure TEXT,
        PRIMARY KEY (shift_id, kind)
      ) STRICT;

      CREATE TABLE readiness_run (
        id TEXT PRIMARY KEY,
        shift_id TEXT REFERENCES shift (id),
        begun_at INTEGER NOT NULL,
        ended_at INTEGER
      ) STRICT;
      CREATE INDEX readiness_run_by_begin ON readiness_run (begun_at);
      CREATE TABLE readiness_check (
        run_id TEXT NOT NULL REFERENCES readiness_run (id),
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'passed', 'failed', 'not-needed')),
        finding TEXT NOT NULL,
        failure TEXT,
        changed_at INTEGER NOT NULL,
        PRIMARY KEY (run_id, name)
      ) STRICT;

      CREATE TABLE worked_correction (
        id TEXT PRIMARY KEY,
        stretch TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'left-out', 'undone')),
        starts_at INTEGER,
        ends_at INTEGER,
        reason TEXT NOT NULL CHECK (reason <> ''),
        made_at INTEGER NOT NULL,
        CHECK (kind IN ('left-out', 'undone') OR (starts_at IS NOT NULL AND ends_at > starts_at))
      ) STRICT;
      CREATE INDEX worked_correction_by_stretch ON worked_correction (stretch, made_at);
      CREATE TRIGGER worked_correction_is_never_changed BEFORE UPDATE ON worked_correction
        BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;
    `);
  },
};
