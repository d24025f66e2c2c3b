import type { Activity } from '../../shared/nouns/hours';
import type { Reader } from '../database/handles';

/**
 * Work on findings: raised, looked into, ended, opened again, each at its moment. Those of alarms of practice do not count,
 * as holding such an alarm does not.
 */
export function createFindingActivity(db: Reader): (fromAt: number, toAt: number) => readonly Activity[] {
  const acts = db.prepare<{ fromAt: number; toAt: number }, { at: number; about: string }>(`
    SELECT act.at AS at, f.text AS about FROM (
      SELECT id, raised_at AS at FROM finding
      UNION ALL SELECT finding_id, looked_at FROM finding_look
      UNION ALL SELECT finding_id, ended_at FROM finding_end
      UNION ALL SELECT finding_id, reopened_at FROM finding_end WHERE reopened_at IS NOT NULL
    ) act JOIN finding f ON f.id = act.id
    WHERE act.at >= @fromAt AND act.at < @toAt AND NOT (f.source = 'alarm' AND f.workspace = 'practice')
    ORDER BY act.at, f.rowid`);
  return (fromAt, toAt) =>
    acts.all({ fromAt, toAt }).map((one) => ({ ...one, untilAt: undefined, kind: 'finding' as const }));
}
