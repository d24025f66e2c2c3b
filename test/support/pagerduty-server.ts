import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import {
  type Answer,
  ada,
  changeIncident,
  errorOf,
  findUsers,
  type Incident,
  listIncidents,
} from './pagerduty-incidents';

/** An entry of `GET /oncalls` as `include[]=users` gives it. Loose, so that a test can break one. */
export type Oncall = Readonly<Record<string, unknown>>;

export type PagerDutyRequest = {
  readonly method: string;
  readonly path: string;
  /** In the order sent, decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly authorization: string | undefined;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  /** Of a write. */
  readonly from?: string | undefined;
  readonly body?: unknown;
};

/** What happens at one call in place of the right answer. */
export type PagerDutyFault =
  | { readonly kind: 'rate-limited'; readonly headers: OutgoingHttpHeaders }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'answer'; readonly status?: number; readonly type?: string; readonly text: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'hang-half-way' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'cut-half-way' }
  /** The list changes before this call is answered. */
  | { readonly kind: 'list'; readonly oncalls: readonly Oncall[] };

export type PagerDutyServer = {
  readonly apiUrl: string;
  /** Ada's own key. */
  readonly token: string;
  /** A key of the whole account. */
  readonly accountToken: string;
  readonly requests: readonly PagerDutyRequest[];
  setOncalls(oncalls: readonly Oncall[]): void;
  setIncidents(incidents: readonly Incident[]): void;
  incidents(): readonly Incident[];
  /** `call` counts all requests from 1. */
  atCall(call: number, fault: PagerDutyFault): void;
  close(): Promise<void>;
};

const token = 'u+WatchkeeperTestKey_31';
const accountToken = 'y_WatchkeeperAccountKey9';
const day = 86_400_000;
const iso8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const scalars = ['since', 'until', 'time_zone', 'limit', 'offset', 'earliest'];
const includable = ['users', 'schedules', 'escalation_policies'];

/**
 * PagerDuty's REST API as far as `/oncalls`, `/incidents` and `/users` go, over real HTTP. It refuses whatever PagerDuty refuses, and more:
 * unknown parameters and a wrong Accept, which PagerDuty lets pass. Filters by id are not there, so they are refused.
 */
export async function startPagerDutyServer(options: {
  readonly now: () => number;
  readonly oncalls?: readonly Oncall[];
  readonly incidents?: readonly Incident[];
}): Promise<PagerDutyServer> {
  const requests: PagerDutyRequest[] = [];
  const faults = new Map<number, PagerDutyFault>();
  let oncalls = options.oncalls ?? [];
  let incidents = options.incidents ?? [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await recordedOf(request);
    requests.push(asked);
    const fault = faults.get(requests.length);
    if (fault?.kind === 'list') oncalls = fault.oncalls;
    if (fault !== undefined && fault.kind !== 'list') return fail(fault, response);
    const refusal = refusalOf(asked, options.now());
    const { status, body } = refusal ?? answerTo(asked);
    send(response, status, body);
  }

  function answerTo(asked: PagerDutyRequest): Answer {
    const keyOwner = asked.authorization === `Token token=${token}` ? ada : undefined;
    if (asked.path === '/oncalls') return { status: 200, body: pageOf(oncalls, asked, options.now()) };
    if (asked.path === '/incidents') return listIncidents(incidents, asked, options.now());
    if (asked.path === '/users') return findUsers(asked);
    if (asked.path === '/users/me') {
      return keyOwner === undefined
        ? { status: 400, body: errorOf('Requires a key of a user', 2001) }
        : { status: 200, body: { user: keyOwner } };
    }
    const id = asked.path.slice('/incidents/'.length);
    const changed = changeIncident(incidents, asked, { id, now: options.now(), keyOwner });
    incidents = changed.incidents;
    return changed;
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    token,
    accountToken,
    requests,
    setOncalls(given) {
      oncalls = given;
    },
    setIncidents(given) {
      incidents = given;
    },
    incidents: () => incidents,
    atCall(call, fault) {
      faults.set(call, fault);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function recordedOf(request: IncomingMessage): Promise<PagerDutyRequest> {
  const { method = '', url = '', headers } = request;
  const { pathname, searchParams } = new URL(url, 'http://pagerduty.invalid');
  const { authorization, accept, 'content-type': contentType } = headers;
  const asked = { method, path: pathname, query: [...searchParams], authorization, accept, contentType };
  if (method === 'GET') return asked;
  const body = await text(request);
  return { ...asked, from: headers.from, body: body === '' ? undefined : (JSON.parse(body) as unknown) };
}

const known = ['/oncalls', '/incidents', '/users', '/users/me'];
type Refusal = { readonly status: number; readonly body: unknown };

function refusalOf(asked: PagerDutyRequest, now: number): Refusal | undefined {
  // A refused key gets an empty answer; only the word `Token` and this spelling are taken.
  const keys = [token, accountToken].map((key) => `Token token=${key}`);
  if (!keys.includes(asked.authorization ?? '')) return { status: 401, body: undefined };
  const isChange = asked.path.startsWith('/incidents/');
  if (!isChange && !known.includes(asked.path)) return { status: 404, body: errorOf('Not Found', 2100) };
  if (asked.method !== (isChange ? 'PUT' : 'GET'))
    return { status: 405, body: errorOf('Method Not Allowed', 2001) };
  if (asked.accept !== 'application/vnd.pagerduty+json;version=2')
    return { status: 406, body: errorOf('Accept must name version 2', 2001) };
  const errors = asked.path === '/oncalls' ? queryErrors(asked, now) : [];
  return errors.length === 0
    ? undefined
    : { status: 400, body: errorOf('Invalid Input Provided', 2001, errors) };
}

function queryErrors({ query }: PagerDutyRequest, now: number): readonly string[] {
  const names = query.map(([name]) => name);
  const errors = [
    ...names.filter((name) => name !== 'include[]' && !scalars.includes(name)).map((n) => `${n} is unknown.`),
    ...scalars
      .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
      .map((n) => `${n} comes twice.`),
    ...query
      .filter(([name, value]) => name === 'include[]' && !includable.includes(value))
      .map(([, value]) => `Include ${value} is not allowed.`),
  ];
  const given = new Map(query);
  const { limit, offset, sinceAt, untilAt } = pageAsked(given, now);
  const zone = given.get('time_zone');
  const checks: readonly (readonly [boolean, string])[] = [
    [isDate(given.get('since')), 'Since is not a valid ISO 8601 date.'],
    [isDate(given.get('until')), 'Until is not a valid ISO 8601 date.'],
    [!(untilAt < sinceAt), 'Until must be after since.'],
    [!(untilAt > now + 90 * day), 'Until must be at most 90 days in the future.'],
    [zone === undefined || isZone(zone), 'Time zone is unknown.'],
    [Number.isInteger(limit) && limit >= 1 && limit <= 100, 'Limit must be from 1 to 100.'],
    [Number.isInteger(offset) && offset >= 0, 'Offset must be 0 or more.'],
    [!(offset + limit > 10_000), 'Offset and limit together must be at most 10000.'],
    [['true', 'false'].includes(given.get('earliest') ?? 'false'), 'Earliest must be true or false.'],
  ];
  return [...errors, ...checks.filter(([isRight]) => !isRight).map(([, words]) => words)];
}

function pageAsked(given: ReadonlyMap<string, string>, now: number) {
  const sinceAt = Date.parse(given.get('since') ?? new Date(now).toISOString());
  return {
    limit: Number(given.get('limit') ?? 25),
    offset: Number(given.get('offset') ?? 0),
    sinceAt,
    untilAt: Date.parse(given.get('until') ?? new Date(now).toISOString()),
  };
}

function isDate(text: string | undefined): boolean {
  return text === undefined || (iso8601.test(text) && !Number.isNaN(Date.parse(text)));
}

function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch {
    // That is the answer: there is no such zone.
    return false;
  }
}

/** Entries that touch the span, clipped to it. A time inside the span is given as the test wrote it, offset and all. */
function pageOf(oncalls: readonly Oncall[], { query }: PagerDutyRequest, now: number): unknown {
  const { limit, offset, sinceAt, untilAt } = pageAsked(new Map(query), now);
  const hasUsers = query.some(([name, value]) => name === 'include[]' && value === 'users');
  // Asked for a moment, which is what it is without since and until, it tells whole entries.
  const isSpan = untilAt > sinceAt;
  const timeOf = (given: unknown) => (typeof given === 'string' ? Date.parse(given) : Number.NaN);
  const inSpan = oncalls
    .filter(({ start, end }) => !(timeOf(start) >= untilAt) && !(timeOf(end) <= sinceAt))
    .map((oncall) => ({
      ...oncall,
      ...(isSpan && timeOf(oncall.start) < sinceAt ? { start: isoSecond(sinceAt) } : {}),
      ...(isSpan && timeOf(oncall.end) > untilAt ? { end: isoSecond(untilAt) } : {}),
      ...(hasUsers ? {} : { user: referenceOf(oncall.user) }),
    }));
  const page = inSpan.slice(offset, offset + limit);
  return { oncalls: page, limit, offset, more: offset + limit < inSpan.length, total: null };
}

function referenceOf(user: unknown): unknown {
  if (typeof user !== 'object' || user === null) return user;
  const { id, summary, self, html_url } = user as Readonly<Record<string, unknown>>;
  return { id, type: 'user_reference', summary, self, html_url };
}

function isoSecond(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

function fail(fault: Exclude<PagerDutyFault, { kind: 'list' }>, response: ServerResponse): void {
  switch (fault.kind) {
    case 'rate-limited':
      send(response, 429, errorOf('Rate Limit Exceeded', 2020), {
        'ratelimit-limit': '960',
        'ratelimit-remaining': '0',
        ...fault.headers,
      });
      return;
    case 'status':
      // An error that repeats the key, as a careless proxy's might.
      send(response, fault.status, errorOf(`Not today, ${token}`, 2000));
      return;
    case 'answer':
      response.writeHead(fault.status ?? 200, {
        'content-type': fault.type ?? 'application/json; charset=utf-8',
      });
      response.end(fault.text);
      return;
    case 'redirect':
      response.writeHead(302, { location: fault.to }).end();
      return;
    case 'hang':
      return;
    case 'hang-half-way':
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"oncalls":[');
      return;
    case 'cut':
      response.socket?.destroy();
      return;
    case 'cut-half-way':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"oncalls":[', () => response.socket?.destroy());
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
