import type { Writer } from '../../database/handles';
import { isLiveHold } from '../live-hold';

/**
 * Ends the holds whose alarm has become worse than what they were taken for, so that it is paged at once. Answers whether
 * there were any. Runs inside the caller's transaction if there is one.
 */
// The few that hold are looked through, not all that fires.
export function createEndOutgrown(db: Writer): (sourceId: string, now: number) => boolean {
  const outgrown = db.prepare<
    { sourceId: string; now: number },
    { hold: string; alarm: string; by: string }
  >(`
    SELECT h.id AS hold, a.id AS alarm,
      iif(a.priority = 'high' AND h.covers_priority = 'low', 'priority', 'suppression') AS by
    FROM hold h CROSS JOIN alarm a ON a.id = h.alarm_id
    WHERE a.source_id = @sourceId AND a.ended_at IS NULL AND a.suppressed = 0 AND ${isLiveHold('h.', '@now')}
      AND ((a.priority = 'high' AND h.covers_priority = 'low') OR h.covers_suppressed = 1)`);
  const end = db.prepare<{ hold: string; by: string; now: number }>(`
    UPDATE hold SET released_at = max(@now, from_at), ended_because = 'worse', worse_by = @by WHERE id = @hold`);
  const pageAnew = db.prepare<[string]>('UPDATE alarm SET next_page_at = NULL, pages = 0 WHERE id = ?');
  return db.transaction((sourceId: string, now: number) => {
    const found = outgrown.all({ sourceId, now });
    for (const { hold, alarm, by } of found) {
      end.run({ hold, by, now });
      pageAnew.run(alarm);
    }
    return found.length > 0;
  });
}
