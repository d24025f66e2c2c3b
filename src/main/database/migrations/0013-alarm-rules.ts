import type { Migration } from '../migrate';

/** Which rule made an alarm high or low, and what is remembered of a source between its polls. */
export const alarmRules: Migration = {
  version: 13,
  up(db) {
    db.exec(`
      ALTER TABLE alarm ADD COLUMN priority_by TEXT;
      ALTER TABLE source ADD COLUMN memory TEXT NOT NULL DEFAULT '{}';
    `);
  },
};
