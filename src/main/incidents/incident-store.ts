import type { Incident, IncidentRole, RoleHeld } from '../../shared/nouns/incident';
import type { Writer } from '../database/handles';

/** The incident itself; its thread and its lines live with the outbox and the log. */
export type KeptIncident = {
  readonly id: string;
  readonly kind: Incident['kind'];
  readonly reason: string;
  readonly impact: string;
  readonly channel: string;
  readonly alarmId: string | undefined;
  readonly packHash: string;
  readonly declaredBy: string;
  readonly declaredAt: number;
  readonly resolvedAt: number | undefined;
  readonly resolution: string | undefined;
  readonly headOpId: string;
  readonly permalink: string | undefined;
};

type StoredIncident = {
  id: string;
  kind: Incident['kind'];
  reason: string;
  impact: string;
  channel: string;
  alarm_id: string | null;
  pack_hash: string;
  declared_by: string;
  declared_at: number;
  resolved_at: number | null;
  resolution: string | null;
  head_op_id: string;
  permalink: string | null;
};

export type IncidentStore = ReturnType<typeof createIncidentStore>;

export function createIncidentStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO incident (id, kind, reason, impact, channel, alarm_id, pack_hash, declared_by, declared_at, head_op_id)
    VALUES (@id, @kind, @reason, @impact, @channel, @alarmId, @packHash, @declaredBy, @declaredAt, @headOpId)`);
  const byId = db.prepare<[string], StoredIncident>('SELECT * FROM incident WHERE id = ?');
  const byHead = db.prepare<[string], StoredIncident>('SELECT * FROM incident WHERE head_op_id = ?');
  const liveThenNewest = db.prepare<[], StoredIncident>(
    'SELECT * FROM incident ORDER BY resolved_at IS NOT NULL, declared_at DESC LIMIT 200',
  );
  const during = db.prepare<[number, number], StoredIncident>(
    `SELECT * FROM incident WHERE declared_at < ? AND (resolved_at IS NULL OR resolved_at >= ?)
     ORDER BY resolved_at IS NOT NULL, declared_at`,
  );
  const roles = db.prepare<[string], { role: IncidentRole; person: string; from_at: number }>(
    'SELECT role, person, from_at FROM role_held WHERE incident_id = ? AND to_at IS NULL ORDER BY role',
  );
  const rolesOfLive = db.prepare<
    { person: string | null },
    { role: IncidentRole; reason: string; kind: Incident['kind'] }
  >(`
    SELECT r.role, i.reason, i.kind FROM role_held r JOIN incident i ON i.id = r.incident_id
    WHERE r.to_at IS NULL AND i.resolved_at IS NULL AND (@person IS NULL OR r.person = @person)
    ORDER BY i.declared_at, i.id, r.role`);
  const endRole = db.prepare(
    'UPDATE role_held SET to_at = ? WHERE incident_id = ? AND role = ? AND to_at IS NULL',
  );
  const beginRole = db.prepare(
    'INSERT INTO role_held (incident_id, role, person, from_at) VALUES (?, ?, ?, ?)',
  );
  const resolve = db.prepare('UPDATE incident SET resolved_at = ?, resolution = ? WHERE id = ?');
  const link = db.prepare('UPDATE incident SET permalink = ? WHERE id = ?');

  const found = (stored: StoredIncident | undefined) =>
    stored === undefined ? undefined : toIncident(stored);

  return {
    add(incident: KeptIncident): void {
      insert.run({ ...incident, alarmId: incident.alarmId ?? null });
    },
    find: (id: string) => found(byId.get(id)),
    findByHead: (opId: string) => found(byHead.get(opId)),
    /** Live ones first, then the newest. */
    list: (): readonly KeptIncident[] => liveThenNewest.all().map(toIncident),
    /** Those that were live at any moment between two instants. */
    during: (fromAt: number, toAt: number): readonly KeptIncident[] =>
      during.all(toAt, fromAt).map(toIncident),
    rolesNow: (id: string): readonly RoleHeld[] =>
      roles.all(id).map(({ role, person, from_at }) => ({ role, person, fromAt: from_at })),
    /** In live incidents, by the age of the incident; of everyone unless a person is named. */
    rolesOfLive: (person: string | undefined) => rolesOfLive.all({ person: person ?? null }),
    takeRole(id: string, role: IncidentRole, person: string, at: number): void {
      endRole.run(at, id, role);
      beginRole.run(id, role, person, at);
    },
    resolve(id: string, resolution: string, at: number): void {
      resolve.run(at, resolution, id);
    },
    setPermalink(id: string, permalink: string): void {
      link.run(permalink, id);
    },
  };
}

function toIncident(stored: StoredIncident): KeptIncident {
  return {
    id: stored.id,
    kind: stored.kind,
    reason: stored.reason,
    impact: stored.impact,
    channel: stored.channel,
    alarmId: stored.alarm_id ?? undefined,
    packHash: stored.pack_hash,
    declaredBy: stored.declared_by,
    declaredAt: stored.declared_at,
    resolvedAt: stored.resolved_at ?? undefined,
    resolution: stored.resolution ?? undefined,
    headOpId: stored.head_op_id,
    permalink: stored.permalink ?? undefined,
  };
}
