import type { Migration } from '../migrate';

/**
 * How far the repeat of a page has widened; what a person has seen and was asked of an alarm; what is known of each page's
 * way to a person. What ended before this was kept is not said to be unseen.
 */
export const pages: Migration = {
  version: 15,
  up(db) {
    db.exec(`
      ALTER TABLE alarm ADD COLUMN page_interval INTEGER;
      ALTER TABLE alarm ADD COLUMN seen_at INTEGER;
      ALTER TABLE alarm ADD COLUMN nudged_at INTEGER;
      UPDATE alarm SET seen_at = ended_at WHERE ended_at IS NOT NULL;
      CREATE INDEX alarm_unseen ON alarm (ended_at) WHERE seen_at IS NULL AND ended_at IS NOT NULL;

      CREATE TABLE page_record (
        page_id TEXT NOT NULL,
        page_key TEXT NOT NULL,
        alarm_id TEXT REFERENCES alarm (id),
        alarms INTEGER NOT NULL,
        at INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('shown', 'failed', 'no-word', 'unanswered', 'window-asked', 'window-drew',
          'reached-nobody')),
        reason TEXT NOT NULL DEFAULT ''
      ) STRICT;
      CREATE INDEX page_record_by_time ON page_record (at);
      CREATE INDEX page_record_by_alarm ON page_record (alarm_id);
    `);
  },
};
