import type { Migration } from '../migrate';

/**
 * Sources of other kinds. `kind` was made for two of them and cannot be widened in place: `feed` says what a source is,
 * and `kind` stays as it was written. How a firing ended, and its address at the source.
 */
export const alarmSources: Migration = {
  version: 11,
  up(db) {
    db.exec(`
      ALTER TABLE source ADD COLUMN feed TEXT NOT NULL DEFAULT 'alertmanager'
        CHECK (feed IN ('alertmanager', 'pagerduty', 'slack', 'webhook', 'practice'));
      UPDATE source SET feed = 'practice' WHERE kind = 'practice';
      ALTER TABLE source ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
      ALTER TABLE alarm ADD COLUMN ended_by TEXT CHECK (ended_by IN ('absence', 'source'));
      ALTER TABLE alarm ADD COLUMN link TEXT;
    `);
  },
};
