import { expect, onTestFinished, test } from 'vitest';
import type { SlackProbe } from '../../../src/main/courier';
import type { Fetch } from '../../../src/main/ports';
import { createSlackConnection } from '../../../src/main/slack/slack-connection';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { createManualClock, type ManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { createRecordingLogger } from '../../support/recording-logger';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';
import { startSlackServer } from '../../support/slack-server';

const now = Date.parse('2026-11-20T06:31:00.400Z');
const allScopes = 'chat:write,chat:write.public,channels:read,channels:history,groups:read,groups:history';

/** As Slack's own servers answer: with the time and the scopes of the token. */
function withHeaders(fetch: Fetch, headers: Readonly<Record<string, string>>, clock?: ManualClock): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    const told = new Headers(response.headers);
    for (const [name, value] of Object.entries(headers)) told.set(name, value);
    await clock?.advance(1_500);
    return new Response(response.body, { status: response.status, headers: told });
  };
}

async function connected(headers: Readonly<Record<string, string>>) {
  const clock = createManualClock(now);
  const slack = createSlackBehindFetch({ now: clock.now });
  const changes: string[] = [];
  const connection = createSlackConnection({
    environment: slack.environment,
    secrets: createMemorySecrets(),
    fetch: withHeaders(slack.fetch, headers, clock),
    logger: createRecordingLogger(),
    clock,
    apiUrl: { read: () => undefined, write: () => undefined },
    createCourier: createSlackCourier,
    onConnect: () => undefined,
    onStatus: () => changes.push(connection.status().state),
  });
  await connection.start();
  return { clock, slack, connection, changes };
}

const answered = { kind: 'answered', team: 'Test Workspace', user: 'watchkeeper' } as const;

test('without a token there is nobody to ask', async () => {
  const connection = createSlackConnection({
    environment: { slackApiUrl: undefined, slackToken: undefined },
    secrets: createMemorySecrets(),
    fetch: () => Promise.reject(new Error('nothing is asked')),
    logger: createRecordingLogger(),
    clock: createManualClock(now),
    apiUrl: { read: () => undefined, write: () => undefined },
    createCourier: createSlackCourier,
    onConnect: () => undefined,
    onStatus: () => undefined,
  });
  expect(await connection.probe()).toEqual({ kind: 'not-connected' });
});

test('a token with every scope on a machine whose clock is right', async () => {
  const { connection } = await connected({
    'x-oauth-scopes': allScopes,
    date: 'Fri, 20 Nov 2026 06:31:03 GMT',
  });
  // Connecting took 1.5 s, the probe another: the answer came at 06:31:03.4.
  expect(await connection.probe()).toEqual({ ...answered, missingScopes: [], clockSkewMs: 0 });
});

test('missing scopes are named, and a clock that is ahead or behind is measured', async () => {
  const ahead = await connected({ 'x-oauth-scopes': 'chat:write', date: 'Fri, 20 Nov 2026 06:30:56 GMT' });
  expect(await ahead.connection.probe()).toEqual({
    ...answered,
    missingScopes: [
      'chat:write.public',
      'channels:read',
      'channels:history',
      'groups:read',
      'groups:history',
    ],
    clockSkewMs: 4_900,
  });
  const behind = await connected({ 'x-oauth-scopes': allScopes, date: 'Fri, 20 Nov 2026 06:31:10 GMT' });
  expect(await behind.connection.probe()).toEqual({ ...answered, missingScopes: [], clockSkewMs: -6_600 });
});

test('what Slack does not say is not made up', async () => {
  const { connection } = await connected({});
  expect(await connection.probe()).toEqual({ ...answered, missingScopes: undefined, clockSkewMs: undefined });
});

test('a token that was revoked meanwhile is told in Settings too', async () => {
  const { slack, connection, changes } = await connected({ 'x-oauth-scopes': allScopes });
  slack.plan(() => Response.json({ ok: false, error: 'token_revoked' }));
  const failure = { code: 'slack-token-refused', detail: { error: 'token_revoked' } };
  expect(await connection.probe()).toEqual({ kind: 'failed', failure });
  expect(connection.status()).toEqual({ state: 'failing', failure });
  expect(changes).toEqual(['connected', 'failing']);
});

test('a Slack that cannot be reached fails the probe and leaves the connection as it was', async () => {
  const { slack, connection, changes } = await connected({});
  slack.plan(() => 'never sent');
  expect(await connection.probe()).toEqual({
    kind: 'failed',
    failure: { code: 'slack-unreachable', detail: { reason: 'ECONNREFUSED' } },
  });
  expect(changes).toEqual(['connected']);
});

test('over real HTTP the time is read from what the server sends', async () => {
  const server = await startSlackServer();
  onTestFinished(() => server.close());
  const courier = (fetchSlack: Fetch) =>
    createSlackCourier({ token: server.token, apiUrl: server.apiUrl, fetch: fetchSlack });
  const headers = { 'x-oauth-scopes': allScopes };
  const right = { now: Date.now, after: () => () => undefined };
  const tooFast = { ...right, now: () => Date.now() + 60_000 };
  const probe = await courier(withHeaders(fetch, headers)).probe(right);
  expect(probe).toEqual({ ...answered, missingScopes: [], clockSkewMs: expect.any(Number) as number });
  expect(Math.abs(skewOf(probe))).toBeLessThan(2_000);

  const skewed = await courier(fetch).probe(tooFast);
  expect(skewed).toMatchObject({ ...answered, missingScopes: undefined });
  expect(Math.abs(skewOf(skewed) - 60_000)).toBeLessThan(2_000);
});

function skewOf(probe: SlackProbe): number {
  return (probe.kind === 'answered' ? probe.clockSkewMs : undefined) ?? Number.NaN;
}
