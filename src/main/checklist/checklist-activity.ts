import type { Activity } from '../../shared/nouns/hours';
import type { Reader } from '../database/handles';

/** Work on checklists: the last change of each item (earlier ones are not kept). */
export function createChecklistActivity(db: Reader): (fromAt: number, toAt: number) => readonly Activity[] {
  const marks = db.prepare<{ fromAt: number; toAt: number }, { at: number; about: string }>(`
    SELECT changed_at AS at, plan ->> 'text' AS about FROM checklist_item
    WHERE changed_at >= @fromAt AND changed_at < @toAt ORDER BY changed_at, item_id`);
  return (fromAt, toAt) =>
    marks.all({ fromAt, toAt }).map((one) => ({ ...one, untilAt: undefined, kind: 'checklist' as const }));
}
