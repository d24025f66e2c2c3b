import type { PagerDutyRequest } from './pagerduty-server';

/** An incident as `GET /incidents` gives it. Loose, so that a test can break one. */
export type Incident = Readonly<Record<string, unknown>>;
export type PagerDutyUser = { readonly id: string; readonly name: string; readonly email: string };
export type Answer = { readonly status: number; readonly body: unknown };

export const jo: PagerDutyUser = { id: 'PUSERJO', name: 'Jo Bloggs', email: 'jo.bloggs@example.org' };
export const ada: PagerDutyUser = { id: 'PUSERADA', name: 'Ada Lovelace', email: 'ada@example.org' };
export const users: readonly PagerDutyUser[] = [jo, ada];

/** A triggered incident of high urgency. */
export function incident(id: string, changes: Incident = {}): Incident {
  return {
    id,
    type: 'incident',
    incident_number: 1234,
    title: `Checkout is down (${id})`,
    summary: `[#1234] Checkout is down (${id})`,
    status: 'triggered',
    urgency: 'high',
    priority: { id: 'PPRIO', type: 'priority_reference', summary: 'P1' },
    html_url: `https://example.pagerduty.com/incidents/${id}`,
    created_at: '2026-11-20T08:55:00Z',
    updated_at: '2026-11-20T08:55:00Z',
    last_status_change_at: '2026-11-20T08:55:00Z',
    resolved_at: null,
    service: { id: 'PSERVICE', type: 'service_reference', summary: 'Checkout' },
    escalation_policy: {
      id: 'PPOLICY',
      type: 'escalation_policy_reference',
      summary: 'Shop, around the clock',
    },
    assignments: [{ at: '2026-11-20T08:55:00Z', assignee: referenceOf(ada) }],
    acknowledgements: [],
    teams: [],
    ...changes,
  };
}

export function acknowledgedBy(user: PagerDutyUser, at: string): Incident {
  return { status: 'acknowledged', acknowledgements: [{ at, acknowledger: referenceOf(user) }] };
}

function referenceOf({ id, name }: PagerDutyUser) {
  return { id, type: 'user_reference', summary: name, self: `https://api.pagerduty.com/users/${id}` };
}

const lists = ['statuses[]', 'urgencies[]', 'service_ids[]', 'team_ids[]', 'user_ids[]', 'include[]'];
const scalars = ['since', 'until', 'date_range', 'time_zone', 'sort_by', 'limit', 'offset', 'total'];
const statuses = ['triggered', 'acknowledged', 'resolved'];
const monthMs = 30 * 86_400_000;

/** `GET /incidents` with the rules that PagerDuty keeps, and refused where a parameter is not its. */
export function listIncidents(
  incidents: readonly Incident[],
  { query }: PagerDutyRequest,
  now: number,
): Answer {
  const all = (name: string) => query.filter(([given]) => given === name).map(([, value]) => value);
  const one = (name: string) => all(name)[0];
  const limit = Number(one('limit') ?? 25);
  const offset = Number(one('offset') ?? 0);
  const [sortField = '', direction = ''] = (one('sort_by') ?? 'incident_number:asc').split(':');
  const errors = [
    ...query
      .filter(([name]) => !lists.includes(name) && !scalars.includes(name))
      .map(([n]) => `${n} is unknown.`),
    ...scalars.filter((name) => all(name).length > 1).map((name) => `${name} comes twice.`),
    ...all('statuses[]')
      .filter((value) => !statuses.includes(value))
      .map((v) => `Status ${v} is unknown.`),
    ...(Number.isInteger(limit) && limit >= 1 && limit <= 100 ? [] : ['Limit must be from 1 to 100.']),
    ...(Number.isInteger(offset) && offset >= 0 ? [] : ['Offset must be 0 or more.']),
    ...(offset + limit > 10_000 ? ['Offset and limit together must be at most 10000.'] : []),
    ...((one('date_range') ?? 'all') === 'all' ? [] : ['Date range must be all.']),
    ...(['incident_number', 'created_at', 'resolved_at', 'urgency'].includes(sortField)
      ? []
      : ['Sort field.']),
    ...(['asc', 'desc'].includes(direction) ? [] : ['Sort direction.']),
  ];
  if (errors.length > 0) return { status: 400, body: errorOf('Invalid Input Provided', 2001, errors) };
  const isOf = (name: string, id: unknown) => all(name).length === 0 || all(name).includes(String(id));
  const found = incidents
    .filter((entry) => isOf('statuses[]', entry.status))
    .filter((entry) => isOf('service_ids[]', idOf(entry.service)))
    .filter(
      (entry) => all('user_ids[]').length === 0 || assigneesOf(entry).some((id) => isOf('user_ids[]', id)),
    )
    .filter((entry) => one('date_range') === 'all' || Date.parse(String(entry.created_at)) > now - monthMs);
  const sign = direction === 'desc' ? -1 : 1;
  const sorted = found.toSorted((a, b) => sign * compare(a[sortField], b[sortField]));
  const page = sorted.slice(offset, offset + limit);
  return {
    status: 200,
    body: { incidents: page, limit, offset, more: offset + limit < found.length, total: null },
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function idOf(reference: unknown): unknown {
  return typeof reference === 'object' && reference !== null && 'id' in reference ? reference.id : undefined;
}

function assigneesOf({ assignments }: Incident): readonly unknown[] {
  if (!Array.isArray(assignments)) return [];
  return assignments.map((assignment) => idOf((assignment as Incident).assignee));
}

/** `PUT /incidents/{id}`. `keyOwner`: whose key it is; undefined for a key of the whole account, which writes with From. */
export function changeIncident(
  incidents: readonly Incident[],
  asked: PagerDutyRequest,
  options: { readonly id: string; readonly now: number; readonly keyOwner: PagerDutyUser | undefined },
): Answer & { readonly incidents: readonly Incident[] } {
  const refuse = (status: number, message: string, code: number) => ({
    status,
    body: errorOf(message, code),
    incidents,
  });
  const { id, now, keyOwner } = options;
  const requester = keyOwner ?? users.find(({ email }) => email === asked.from);
  if (asked.contentType !== 'application/json') return refuse(415, 'Unsupported Media Type', 2001);
  if (keyOwner === undefined && asked.from === undefined) return refuse(400, 'From header is missing', 2001);
  if (requester === undefined) return refuse(400, 'Requester User Not Found', 2001);
  const status = statusWanted(asked.body);
  if (status === undefined) return refuse(400, 'Invalid Input Provided', 2001);
  const before = incidents.find((entry) => entry.id === id);
  if (before === undefined) return refuse(404, 'Not Found', 2100);
  if (before.status === 'resolved') return refuse(400, 'Incident Already Resolved', 1001);
  if (before.status === status) return refuse(400, 'Incident Already Acknowledged', 1002);
  const at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  const acknowledgements = [{ at, acknowledger: referenceOf(requester) }];
  const after =
    status === 'acknowledged'
      ? { ...before, status, acknowledgements, last_status_change_at: at }
      : {
          ...before,
          status,
          acknowledgements: [],
          assignments: [],
          resolved_at: at,
          last_status_change_at: at,
        };
  return {
    status: 200,
    body: { incident: after },
    incidents: incidents.map((entry) => (entry.id === id ? after : entry)),
  };
}

function statusWanted(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('incident' in body)) return undefined;
  const { type, status } = body.incident as Record<string, unknown>;
  const isRight = type === 'incident_reference' && (status === 'acknowledged' || status === 'resolved');
  return isRight ? String(status) : undefined;
}

export function findUsers({ query }: PagerDutyRequest): Answer {
  const wanted = (query.find(([name]) => name === 'query')?.[1] ?? '').toLowerCase();
  const found = users.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  return { status: 200, body: { users: found, limit: 25, offset: 0, more: false, total: null } };
}

export function errorOf(message: string, code: number, errors?: readonly string[]): unknown {
  return { error: { message, code, ...(errors === undefined ? {} : { errors }) } };
}
