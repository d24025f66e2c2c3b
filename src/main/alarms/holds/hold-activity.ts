import type { Activity } from '../../../shared/nouns/hours';
import type { Reader } from '../../database/handles';

/**
 * Taking and releasing a hold as work that was done. The time in between is none: an alarm is held while its keeper sleeps
 * as well. Practice alarms wake nobody and do not count.
 */
export function createHoldActivity(db: Reader): (fromAt: number, toAt: number) => readonly Activity[] {
  // What another hold took the place of, or what the alarm ended by itself, is no act of its own.
  const acts = db.prepare<{ fromAt: number; toAt: number }, { at: number; about: string }>(`
    WITH act (alarm_id, at) AS (
      SELECT alarm_id, from_at FROM hold WHERE from_at >= @fromAt AND from_at < @toAt
      UNION ALL
      SELECT alarm_id, released_at FROM hold
      WHERE released_at >= @fromAt AND released_at < @toAt AND ended_because = 'released')
    SELECT act.at, a.name AS about
    FROM act JOIN alarm a ON a.id = act.alarm_id JOIN source s ON s.id = a.source_id
    WHERE s.kind <> 'practice' ORDER BY act.at, a.name`);
  return (fromAt, toAt) =>
    acts
      .all({ fromAt, toAt })
      .map(({ at, about }) => ({ at, untilAt: undefined, kind: 'acknowledgement', about }));
}
