import type { Migration } from '../migrate';

/**
 * Holds of two kinds, what each covers, and how it ended; silences written to a source; who was called in for an alarm.
 * A hold of before covers whatever its alarm becomes: what the alarm was then is not known.
 */
export const holds: Migration = {
  version: 14,
  up(db) {
    db.exec(`
      ALTER TABLE hold ADD COLUMN kind TEXT NOT NULL DEFAULT 'acknowledge' CHECK (kind IN ('acknowledge', 'snooze'));
      ALTER TABLE hold ADD COLUMN why TEXT NOT NULL DEFAULT '';
      ALTER TABLE hold ADD COLUMN covers_priority TEXT CHECK (covers_priority IN ('high', 'low'));
      ALTER TABLE hold ADD COLUMN covers_suppressed INTEGER CHECK (covers_suppressed IN (0, 1));
      ALTER TABLE hold ADD COLUMN ended_because TEXT CHECK (ended_because IN ('released', 'replaced', 'worse'));
      ALTER TABLE hold ADD COLUMN worse_by TEXT CHECK (worse_by IN ('priority', 'suppression'));
      CREATE INDEX hold_by_end ON hold (until_at) WHERE released_at IS NULL;
      UPDATE hold SET ended_because = 'released' WHERE released_at IS NOT NULL;

      CREATE TABLE silence (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES source (id),
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        matchers TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > asked_at),
        comment TEXT NOT NULL CHECK (comment <> ''),
        author TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('writing', 'written', 'ending', 'over', 'refused')),
        remote_id TEXT,
        written_until_at INTEGER,
        over_at INTEGER,
        warned_until_at INTEGER,
        failure TEXT
      ) STRICT;
      CREATE INDEX silence_by_end ON silence (ends_at);
      CREATE INDEX silence_in_work ON silence (source_id) WHERE state IN ('writing', 'written', 'ending');

      CREATE TABLE escalation (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        called TEXT NOT NULL,
        called_by TEXT NOT NULL,
        tried TEXT NOT NULL,
        channel TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX escalation_by_alarm ON escalation (alarm_id, at);
      CREATE INDEX escalation_by_time ON escalation (at);
    `);
  },
};
