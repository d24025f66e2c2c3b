import { describe, expect, onTestFinished, test } from 'vitest';
import type { ReadOutcome } from '../../../src/main/alarm-reader';
import { readPagerDutySettings } from '../../../src/main/alarms/pagerduty-settings';
import { createPagerDutySource } from '../../../src/main/alarms/pagerduty-source';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import { createManualClock } from '../../support/manual-clock';
import { acknowledgedBy, ada, type Incident, incident, jo } from '../../support/pagerduty-incidents';
import { type PagerDutyFault, startPagerDutyServer } from '../../support/pagerduty-server';

const now = Date.parse('2026-11-20T09:00:00Z');

async function open(
  given: {
    readonly incidents?: readonly Incident[];
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly token?: (server: {
      readonly token: string;
      readonly accountToken: string;
    }) => string | undefined;
  } = {},
) {
  const clock = createManualClock(now);
  const server = await startPagerDutyServer({
    now: clock.now,
    incidents: given.incidents ?? [incident('P1')],
  });
  onTestFinished(() => server.close());
  const token = given.token === undefined ? server.token : given.token(server);
  const source = createPagerDutySource({
    name: 'PagerDuty',
    url: server.apiUrl,
    settings: readPagerDutySettings({ ownUserId: ada.id, ...given.settings }),
    token: () => Promise.resolve(token),
    fetch,
    clock,
  });
  return { clock, server, source };
}

function alertsOf(outcome: ReadOutcome) {
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.failure));
  return outcome.alerts;
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    incident(`P${index}`, { created_at: new Date(now - index * 60_000).toISOString() }),
  );
const alarm = (fingerprint: string) => ({ fingerprint }) as Alarm;

describe('reading PagerDuty', () => {
  test('tells an open incident in words that a person can act on', async () => {
    const { source, server } = await open();
    const [alert] = alertsOf(await source.read());
    expect(alert).toEqual({
      fingerprint: 'P1',
      startedAt: Date.parse('2026-11-20T08:55:00Z'),
      labels: {
        alertname: 'Checkout is down (P1)',
        service: 'Checkout',
        number: '1234',
        urgency: 'high',
        priority: 'P1',
        status: 'triggered',
        assigned_to: 'Ada Lovelace',
        escalation_policy: 'Shop, around the clock',
      },
      annotations: { summary: 'Checkout, incident 1234, assigned to Ada Lovelace' },
      suppressed: false,
      link: 'https://example.pagerduty.com/incidents/P1',
      revision: expect.any(String),
    });
    expect(server.requests.map(({ path, query }) => [path, ...query.map((pair) => pair.join('='))])).toEqual([
      [
        '/incidents',
        'statuses[]=triggered',
        'statuses[]=acknowledged',
        'date_range=all',
        'sort_by=created_at:desc',
        'time_zone=UTC',
        'limit=100',
        'offset=0',
      ],
    ]);
  });

  test('reads every page, asks only for what is wanted, and tells of one open for a year', async () => {
    const old = incident('POLD', { created_at: '2025-11-20T08:55:00Z' });
    const other = incident('POTHER', { service: { id: 'POTHERSERVICE', summary: 'Search' } });
    const resolved = incident('PDONE', { status: 'resolved' });
    const { source, server } = await open({
      incidents: [...many(230), old, other, resolved],
      settings: { serviceIds: ['PSERVICE'], userIds: [ada.id] },
    });
    const alerts = alertsOf(await source.read());
    expect(alerts.map(({ fingerprint }) => fingerprint)).toEqual([...many(230).map(({ id }) => id), 'POLD']);
    expect(server.requests.map(({ query }) => query.at(-1)?.[1])).toEqual(['0', '100', '200']);
  });

  test('stops after 2,000, the newest, and says that there are more', async () => {
    const { source, server } = await open({ incidents: many(2_001) });
    const outcome = await source.read();
    expect(outcome).toMatchObject({ kind: 'read', isWhole: false, cutAt: 2_000, unreadable: 0 });
    expect(alertsOf(outcome).some(({ fingerprint }) => fingerprint === 'P2000')).toBe(false);
    expect(server.requests).toHaveLength(20);
  });

  test.each<[string, PagerDutyFault]>([
    ['an error', { kind: 'status', status: 500 }],
    ['a sign-in page', { kind: 'answer', type: 'text/html', text: '<html>' }],
    ['broken JSON', { kind: 'answer', text: '{"incidents":[' }],
    ['a list of something else', { kind: 'answer', text: '{"oncalls":[],"more":false}' }],
    [
      'another page than the one asked for',
      { kind: 'answer', text: '{"incidents":[],"more":false,"offset":0}' },
    ],
    ['more that never comes', { kind: 'answer', text: '{"incidents":[],"more":true,"offset":100}' }],
    [
      'nothing that is an incident',
      { kind: 'answer', text: '{"incidents":[1,{}],"more":false,"offset":100}' },
    ],
    ['a cut connection', { kind: 'cut-half-way' }],
    ['a way to elsewhere', { kind: 'redirect', to: 'https://evil.example/' }],
    ['a rate limit', { kind: 'rate-limited', headers: { 'ratelimit-reset': '30' } }],
  ])('answers nothing at all when the second page is %s', async (_what, fault) => {
    const { source, server } = await open({ incidents: many(150) });
    server.atCall(2, fault);
    expect((await source.read()).kind).toBe('failed');
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    [401, 'source-token-refused'],
    [403, 'source-token-refused'],
    [402, 'source-plan-lacks'],
    [404, 'source-http-error'],
    [503, 'source-http-error'],
  ])('says HTTP %i in words of its own, without the key', async (status, code) => {
    const { source, server } = await open();
    server.atCall(1, { kind: 'status', status });
    const outcome = await source.read();
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code } });
    expect(JSON.stringify(outcome)).not.toContain(server.token);
  });

  test.each([
    [{ 'ratelimit-reset': '40' }, 40],
    [{ 'retry-after': '7' }, 7],
    [{}, 60],
    [{ 'ratelimit-reset': '99999999' }, 3_600],
  ])('leaves PagerDuty alone for as long as it asks: %j', async (headers, seconds) => {
    const { source, server, clock } = await open();
    server.atCall(1, { kind: 'rate-limited', headers });
    expect(await source.read()).toEqual({
      kind: 'failed',
      failure: { code: 'source-rate-limited', detail: { source: 'PagerDuty', seconds } },
      retryAfterMs: seconds * 1_000,
    });
    await clock.advance(seconds * 1_000 - 1);
    expect((await source.read()).kind).toBe('failed');
    expect(await source.acknowledge?.(alarm('P1'))).toMatchObject({ code: 'source-rate-limited' });
    expect(server.requests).toHaveLength(1);
    await clock.advance(1);
    expect((await source.read()).kind).toBe('read');
  });

  test('gives up on an answer that does not end', async () => {
    const { source, server, clock } = await open();
    server.atCall(1, { kind: 'hang-half-way' });
    const reading = source.read();
    await clock.advance(20_000);
    expect(await reading).toMatchObject({ failure: { code: 'source-timeout', detail: { seconds: 20 } } });
  });

  test('says so when the keychain has no key for it, and asks nobody', async () => {
    const { source, server } = await open({ token: () => undefined });
    expect(await source.read()).toEqual({
      kind: 'failed',
      failure: { code: 'source-secret-lost', detail: { source: 'PagerDuty' } },
    });
    expect(server.requests).toEqual([]);
  });

  test('sets an incident aside that makes no sense, and tells the others', async () => {
    const { source } = await open({
      incidents: [incident('P1'), incident('P2', { created_at: 'yesterday' }), incident('P3', { id: 7 })],
    });
    const outcome = await source.read();
    expect(outcome).toMatchObject({ unreadable: 2 });
    expect(alertsOf(outcome).map(({ fingerprint }) => fingerprint)).toEqual(['P1']);
  });

  test('makes do with an incident of which hardly anything is known', async () => {
    const bare = {
      id: 'P9',
      status: 'triggered',
      created_at: '2026-11-20T08:00:00+01:00',
      title: 'a\n\u0007b\ud800',
    };
    const { source } = await open({ incidents: [bare] });
    expect(alertsOf(await source.read())).toEqual([
      {
        fingerprint: 'P9',
        startedAt: Date.parse('2026-11-20T07:00:00Z'),
        labels: { alertname: 'a b\ufffd', status: 'triggered' },
        annotations: { summary: '' },
        suppressed: false,
        link: undefined,
        revision: expect.any(String),
      },
    ]);
  });

  test('tells who has it there: somebody else before ourselves, the last of several', async () => {
    const both = {
      status: 'acknowledged',
      acknowledgements: [
        ...(acknowledgedBy(jo, '2026-11-20T08:56:00Z').acknowledgements as unknown[]),
        ...(acknowledgedBy(ada, '2026-11-20T08:57:00Z').acknowledgements as unknown[]),
      ],
    };
    const { source } = await open({
      incidents: [
        incident('P1', acknowledgedBy(jo, '2026-11-20T08:56:00Z')),
        incident('P2', acknowledgedBy(ada, '2026-11-20T08:57:00Z')),
        incident('P3', both),
        incident('P4', { status: 'acknowledged' }),
        incident('P5'),
      ],
    });
    const held = Object.fromEntries(
      alertsOf(await source.read()).map((a) => [a.fingerprint, a.heldAtSource]),
    );
    expect(held).toEqual({
      P1: { by: 'Jo Bloggs', sinceAt: Date.parse('2026-11-20T08:56:00Z'), isOurs: false },
      P2: { by: 'Ada Lovelace', sinceAt: Date.parse('2026-11-20T08:57:00Z'), isOurs: true },
      P3: { by: 'Jo Bloggs', sinceAt: Date.parse('2026-11-20T08:56:00Z'), isOurs: false },
      P4: { by: 'somebody', sinceAt: Date.parse('2026-11-20T08:55:00Z'), isOurs: false },
      P5: undefined,
    });
  });
});

describe('writing to PagerDuty', () => {
  test('acknowledges and resolves, and takes "is so already" for done', async () => {
    const { source, server } = await open();
    const outcomes = [
      await source.acknowledge?.(alarm('P1')),
      await source.acknowledge?.(alarm('P1')),
      await source.resolve?.(alarm('P1')),
      await source.resolve?.(alarm('P1')),
      await source.acknowledge?.(alarm('P1')),
    ];
    expect(outcomes).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(server.incidents()).toMatchObject([{ id: 'P1', status: 'resolved' }]);
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      path: '/incidents/P1',
      from: undefined,
      body: { incident: { type: 'incident_reference', status: 'acknowledged' } },
    });
  });

  test('writes with a key of the whole account in the name that was given', async () => {
    const { source, server } = await open({
      token: ({ accountToken }) => accountToken,
      settings: { from: jo.email },
    });
    expect(await source.acknowledge?.(alarm('P1'))).toBeUndefined();
    expect(server.requests[0]?.from).toBe(jo.email);
    expect(server.incidents()).toMatchObject([{ acknowledgements: [{ acknowledger: { id: jo.id } }] }]);
  });

  test.each([
    ['without a name', undefined, /only with the e-mail address of a user/],
    ['in the name of nobody', 'nobody@example.org', /may be nobody’s there/],
  ])('is told what to do when an account’s key writes %s', async (_what, from, reason) => {
    const { source } = await open({
      token: ({ accountToken }) => accountToken,
      settings: from === undefined ? {} : { from },
    });
    expect(await source.acknowledge?.(alarm('P1'))).toEqual({
      code: 'source-act-refused',
      detail: { source: 'PagerDuty', reason: expect.stringMatching(reason) },
    });
  });

  test.each<[string, PagerDutyFault, string]>([
    ['a dead server', { kind: 'status', status: 502 }, 'source-http-error'],
    ['a cut connection', { kind: 'cut' }, 'source-unreachable'],
    ['a sign-in page', { kind: 'redirect', to: 'https://evil.example/' }, 'source-sign-in-needed'],
    ['a key that may only read', { kind: 'status', status: 403 }, 'source-act-refused'],
    [
      'an error code that is no code',
      { kind: 'answer', status: 400, text: '{"error":{"code":"1001x"}}' },
      'source-act-refused',
    ],
  ])('tells %s from a refusal', async (_what, fault, code) => {
    const { source, server } = await open();
    server.atCall(1, fault);
    expect(await source.acknowledge?.(alarm('P1'))).toMatchObject({ code });
  });

  test('cannot be led to another path by an incident’s id', async () => {
    const { source, server } = await open();
    expect(await source.resolve?.(alarm('../users?x=1#'))).toMatchObject({ code: 'source-act-refused' });
    expect(server.requests[0]?.path).toBe('/incidents/..%2Fusers%3Fx%3D1%23');
  });
});
