import type { AlarmHistory } from '../../../shared/nouns/noise';
import type { Reader } from '../../database/handles';

const hourMs = 3_600_000;
const hours = 24;

/** How often the same alarm began to fire in the day before `now` (an SQL name for an instant), this time always counted. */
export const firingsInADay = (alarm: string, now: string) => `(
  SELECT count(*) + 1 FROM alarm o
  WHERE o.source_id = ${alarm}source_id AND o.fingerprint = ${alarm}fingerprint
    AND o.started_at > ${now} - ${hours * hourMs} AND o.started_at <> ${alarm}started_at)`;

export function createFiringHistory(
  db: Reader,
): (alarmIds: readonly string[], now: number) => readonly AlarmHistory[] {
  const starts = db
    .prepare<{ alarmId: string; since: number }, number>(`
    SELECT o.started_at FROM alarm a JOIN alarm o ON o.source_id = a.source_id AND o.fingerprint = a.fingerprint
    WHERE a.id = @alarmId AND o.started_at > @since`)
    .pluck();
  const known = db.prepare<[string], unknown>('SELECT 1 FROM alarm WHERE id = ?');
  return (alarmIds, now) =>
    alarmIds.flatMap((alarmId) => {
      if (known.get(alarmId) === undefined) return [];
      const counts = Array.from({ length: hours }, () => 0);
      for (const startedAt of starts.all({ alarmId, since: now - hours * hourMs })) {
        // The clock of the source may be ahead.
        const hour = Math.min(hours - 1, hours - 1 - Math.floor((now - startedAt) / hourMs));
        counts[hour] = (counts[hour] ?? 0) + 1;
      }
      return [{ alarmId, hours: counts }];
    });
}
