import type { Migration } from '../migrate';

/** When it was noticed that the due time of a run had passed: its open items are told of once. */
export const checklistDue: Migration = {
  version: 4,
  up(db) {
    db.exec('ALTER TABLE checklist_run ADD COLUMN due_noticed_at INTEGER');
  },
};
