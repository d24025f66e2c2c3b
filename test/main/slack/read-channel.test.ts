import { expect, onTestFinished, test } from 'vitest';
import type { ChannelReading } from '../../../src/main/courier';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { type Fault, startFaultProxy } from '../../support/fault-proxy';
import { startSlackServer } from '../../support/slack-server';

const wanted = { channel: '#cloud-platform', sinceAt: 0, limit: 500 } as const;

async function behindFaults(channels?: readonly string[]) {
  const server = await startSlackServer(channels);
  const proxy = await startFaultProxy(server.origin);
  onTestFinished(async () => {
    await proxy.close();
    await server.close();
  });
  const courier = createSlackCourier({
    token: server.token,
    apiUrl: `${proxy.origin}/api/`,
    fetch,
    timeoutMs: 500,
  });
  return { server, proxy, courier };
}

const isHistory = (path: string) => path.endsWith('/conversations.history');
const textsOf = (reading: ChannelReading) =>
  reading.kind === 'read' ? reading.messages.map(({ text }) => text) : reading;

test('a channel is read over real HTTP, with attachments as text', async () => {
  const { server, courier } = await behindFaults();
  await server.say('cloud-platform', { text: 'good morning &amp; hello' });
  await server.say('cloud-platform', {
    text: '',
    attachments: JSON.stringify([{ title: '[FIRING:1] NodeNotReady', text: 'one of &lt;three&gt;' }]),
  });
  const reading = await courier.read(wanted);
  expect(reading).toMatchObject({ kind: 'read', isWhole: true, unreadable: 0 });
  expect(textsOf(reading)).toEqual(['good morning & hello', '[FIRING:1] NodeNotReady\none of <three>']);
});

test('a channel of several pages is read to where it is wanted from, each message once', async () => {
  const { server, proxy, courier } = await behindFaults();
  for (let count = 0; count < 450; count += 1)
    await server.say('cloud-platform', { text: `message ${count}` });
  const all = Array.from({ length: 450 }, (_, index) => `message ${index}`);
  expect(textsOf(await courier.read(wanted))).toEqual(all);
  expect(proxy.seen.filter(isHistory)).toHaveLength(4);

  const cut = await courier.read({ ...wanted, limit: 300 });
  expect(cut).toMatchObject({ isWhole: false });
  expect(textsOf(cut)).toEqual(all.slice(-300));
});

const faults: readonly [string, Fault, object][] = [
  ['the connection is cut', 'before', { code: 'slack-unreachable' }],
  ['the answer is cut', 'during', { code: 'slack-unreachable' }],
  ['nothing answers', 'hang before', { code: 'slack-unreachable', detail: { reason: 'no answer in time' } }],
  [
    'Slack answers 503',
    { status: 503, stored: false },
    { code: 'slack-unreachable', detail: { reason: 'HTTP 503' } },
  ],
  [
    'Slack asks to wait',
    { status: 429, headers: { 'retry-after': '17' }, stored: false },
    { code: 'slack-rate-limited', detail: { seconds: 17 } },
  ],
  [
    'a proxy answers with a page of its own',
    {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Sign in to the Wi-Fi</html>',
      stored: false,
    },
    { code: 'slack-unreachable', detail: { reason: 'an answer that is not Slack’s' } },
  ],
  [
    'the answer holds no messages',
    { status: 200, body: '{"ok":true,"messages":"none"}', stored: false },
    { code: 'slack-unreachable', detail: { reason: 'an answer without messages' } },
  ],
  ['the answer is null', { status: 200, body: 'null', stored: false }, { code: 'slack-unreachable' }],
  ['the answer is a number', { status: 200, body: '7', stored: false }, {}],
  ['the answer is an error of no kind', { status: 200, body: '{"ok":false,"error":{}}', stored: false }, {}],
];

test.each(faults)(
  'when %s the reading says so, once, and may be tried again',
  async (_what, fault, failure) => {
    const { proxy, courier } = await behindFaults();
    proxy.plan((path) => (isHistory(path) ? fault : undefined));
    expect(await courier.read(wanted)).toMatchObject({ kind: 'unreadable', failure, lasting: false });
    expect(proxy.seen.filter(isHistory)).toHaveLength(1);
  },
);

const refusals: readonly [string, object, boolean][] = [
  ['invalid_auth', { code: 'slack-token-refused', detail: { error: 'invalid_auth' } }, false],
  ['not_in_channel', { code: 'slack-not-in-channel', detail: { channel: '#cloud-platform' } }, true],
  ['channel_not_found', { code: 'slack-channel-not-found', detail: { channel: '#cloud-platform' } }, true],
  ['missing_scope', { code: 'slack-scope-missing', detail: { needed: 'groups:history' } }, true],
  ['internal_error', { code: 'slack-unreachable', detail: { reason: 'internal_error' } }, false],
  ['method_deprecated', { code: 'slack-refused', detail: { error: 'method_deprecated' } }, true],
];

test.each(refusals)('the documented error %s is told by its name', async (error, failure, lasting) => {
  const { proxy, courier } = await behindFaults();
  const body = JSON.stringify({ ok: false, error, needed: 'groups:history' });
  proxy.plan((path) => (isHistory(path) ? { status: 200, body, stored: false } : undefined));
  expect(await courier.read(wanted)).toEqual({ kind: 'unreadable', failure, lasting });
});

test('a channel that the workspace does not have is named', async () => {
  const { courier } = await behindFaults(['another']);
  expect(await courier.read(wanted)).toEqual({
    kind: 'unreadable',
    failure: { code: 'slack-channel-not-found', detail: { channel: '#cloud-platform' } },
    lasting: true,
  });
});

test('a fault in the middle of several pages is never told as the whole', async () => {
  const { server, proxy, courier } = await behindFaults();
  for (let count = 0; count < 250; count += 1)
    await server.say('cloud-platform', { text: `message ${count}` });
  let pages = 0;
  proxy.plan((path) => {
    if (!isHistory(path)) return undefined;
    pages += 1;
    return pages === 3 ? { status: 429, headers: { 'retry-after': '5' }, stored: false } : undefined;
  });
  expect(await courier.read(wanted)).toMatchObject({
    kind: 'unreadable',
    failure: { code: 'slack-rate-limited' },
  });
});

test('of messages that make no sense the rest is told, and how many they were', async () => {
  const { proxy, courier } = await behindFaults();
  const messages = [
    { ts: '1795161600.000300', text: 'after' },
    null,
    7,
    { text: 'no id' },
    { ts: 'soon', text: 'no time' },
    { ts: '1795161600.000200', subtype: 'channel_join', text: 'joined' },
    { ts: '1795161600.000100', text: 'before' },
    { ts: '1795161600.000100', text: 'before' },
  ];
  const body = JSON.stringify({ ok: true, messages });
  proxy.plan((path) => (isHistory(path) ? { status: 200, body, stored: false } : undefined));
  const reading = await courier.read(wanted);
  expect(textsOf(reading)).toEqual(['before', 'after']);
  expect(reading).toMatchObject({ unreadable: 4, isWhole: true });
});

/** A Slack of one message by one person, whose answers carry these scopes. */
function withScopes(scopes: string | undefined) {
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    'conversations.list': { ok: true, channels: [{ id: 'C1', name: 'cloud-platform' }] },
    'conversations.history': {
      ok: true,
      messages: [{ ts: '1795161600.000100', user: 'U0GRACE', text: '<@U0ADA> look' }],
    },
    'users.info': { ok: true, user: { name: 'grace', profile: { display_name: 'Grace H' } } },
  };
  const courier = createSlackCourier({
    token: 'xoxb-test',
    apiUrl: 'https://slack.example.org/api/',
    fetch: (url) => {
      const method = String(url).split('/').at(-1) ?? '';
      asked.push(method);
      const headers = scopes === undefined ? {} : { 'x-oauth-scopes': scopes };
      return Promise.resolve(Response.json(answers[method], { headers }));
    },
  });
  return { courier, asked };
}

test('people have names where the app may ask for them, and each is asked for once', async () => {
  const { courier, asked } = withScopes('channels:history,users:read');
  for (const _ of [1, 2]) {
    expect(await courier.read(wanted)).toMatchObject({
      messages: [{ author: 'Grace H', text: '@Grace H look' }],
    });
  }
  expect(asked.filter((method) => method === 'users.info')).toHaveLength(2);
});

test.each([['channels:history'], [undefined]])(
  'with the scopes %s nobody is asked for a name',
  async (scopes) => {
    const { courier, asked } = withScopes(scopes);
    expect(await courier.read(wanted)).toMatchObject({
      messages: [{ author: 'a person', text: '@someone look' }],
    });
    expect(asked).not.toContain('users.info');
  },
);
