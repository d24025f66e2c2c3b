import type { Activity } from '../../shared/nouns/hours';
import type { Reader } from '../database/handles';

/**
 * Work on incidents as it was done: each line of the log at the moment it was entered, and each role from its taking until
 * it was given on, the incident was resolved, or now. Drills do not count: they are practice, and nobody is called out.
 */
export function createIncidentActivity(
  db: Reader,
  now: () => number,
): (fromAt: number, toAt: number) => readonly Activity[] {
  const lines = db.prepare<{ fromAt: number; toAt: number }, { at: number; about: string }>(`
    SELECT e.entered_at AS at, i.reason AS about FROM incident i JOIN entry e ON e.incident_id = i.id
    WHERE i.kind = 'real' AND e.entered_at >= @fromAt AND e.entered_at < @toAt
    ORDER BY e.entered_at, e.id`);
  const roles = db.prepare<
    { fromAt: number; toAt: number; now: number },
    { at: number; untilAt: number; about: string }
  >(`
    SELECT * FROM (
      SELECT r.from_at AS at, i.reason AS about, r.role AS role,
        max(r.from_at, min(coalesce(r.to_at, @now), coalesce(i.resolved_at, @now))) AS untilAt
      FROM role_held r JOIN incident i ON i.id = r.incident_id
      WHERE i.kind = 'real' AND r.from_at < @toAt)
    WHERE untilAt >= @fromAt ORDER BY at, role`);
  return (fromAt, toAt) => [
    ...lines
      .all({ fromAt, toAt })
      .map((line) => ({ ...line, untilAt: undefined, kind: 'incident' as const })),
    ...roles
      .all({ fromAt, toAt, now: now() })
      .map(({ at, untilAt, about }) => ({ at, untilAt, kind: 'incident' as const, about })),
  ];
}
