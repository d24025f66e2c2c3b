import { expect, onTestFinished, test } from 'vitest';
import type { Courier, OutgoingPost } from '../../../src/main/courier';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { type Fault, startFaultProxy } from '../../support/fault-proxy';
import { startSlackServer } from '../../support/slack-server';
import { describeCourier } from './courier-conformance';

describeCourier('Slack', async () => {
  const server = await startSlackServer();
  return {
    courier: createSlackCourier({ token: server.token, apiUrl: server.apiUrl, fetch }),
    messages: () => server.messages('cloud-platform'),
    say: (text) => server.say('cloud-platform', { text }),
    close: () => server.close(),
  };
});

const post: OutgoingPost = {
  channel: '#cloud-platform',
  threadTs: undefined,
  text: 'a line',
  mentions: [],
  metadata: { op_id: 'op-1', kind: 'entry' },
};

async function behindFaults(channels?: readonly string[]) {
  const server = await startSlackServer(channels);
  const proxy = await startFaultProxy(server.origin);
  onTestFinished(async () => {
    await proxy.close();
    await server.close();
  });
  const apiUrl = `${proxy.origin}/api/`;
  const courier = createSlackCourier({ token: server.token, apiUrl, fetch, timeoutMs: 300 });
  return { server, proxy, courier };
}

/** Answers one method as Slack documents it, without asking the server behind. */
async function refusing(body: Record<string, unknown>): Promise<Courier> {
  const server = await startSlackServer();
  onTestFinished(() => server.close());
  const answering: typeof fetch = (url, init) =>
    String(url).endsWith('/chat.postMessage') ? Promise.resolve(Response.json(body)) : fetch(url, init);
  return createSlackCourier({ token: server.token, apiUrl: server.apiUrl, fetch: answering });
}

const lost = { code: 'slack-unreachable' };
const ambiguous: readonly [string, Fault][] = [
  ['the connection is cut before the request arrived', 'before'],
  ['the connection is cut in the middle of the answer', 'during'],
  ['the connection is cut after Slack took the message', 'after'],
  ['Slack answers 503', { status: 503, stored: false }],
  ['Slack answers 500 after it stored the message', { status: 500, stored: true }],
];

test.each(ambiguous)(
  'when %s nobody knows whether it was posted, and it is tried once only',
  async (_name, fault) => {
    const { proxy, courier } = await behindFaults();
    proxy.plan((path) => (path.endsWith('/chat.postMessage') ? fault : undefined));
    expect(await courier.post(post)).toMatchObject({ kind: 'unknown', failure: lost });
    expect(proxy.seen.filter((path) => path.endsWith('/chat.postMessage'))).toHaveLength(1);
  },
);

test('when nothing answers at all nobody knows either', async () => {
  const hanging: typeof fetch = (url, init) =>
    String(url).endsWith('/chat.postMessage')
      ? new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        })
      : fetch(url, init);
  const server = await startSlackServer();
  onTestFinished(() => server.close());
  const courier = createSlackCourier({
    token: server.token,
    apiUrl: server.apiUrl,
    fetch: hanging,
    timeoutMs: 50,
  });
  expect(await courier.post(post)).toEqual({
    kind: 'unknown',
    failure: { code: 'slack-unreachable', detail: { reason: 'no answer in time' } },
  });
});

test('when nobody listens there it was certainly not posted', async () => {
  const gone = await startFaultProxy('http://127.0.0.1');
  await gone.close();
  const courier = createSlackCourier({ token: 'xoxb-1', apiUrl: `${gone.origin}/api/`, fetch });
  const outcome = await courier.post({ ...post, channel: 'C0123456789' });
  expect(outcome).toMatchObject({ kind: 'refused', failure: lost, retry: { kind: 'later' } });
});

test('a 429 is waited for exactly as long as Slack asks', async () => {
  const { proxy, courier } = await behindFaults();
  proxy.plan((path) =>
    path.endsWith('/chat.postMessage')
      ? { status: 429, headers: { 'retry-after': '7' }, stored: false }
      : undefined,
  );
  expect(await courier.post(post)).toEqual({
    kind: 'refused',
    failure: { code: 'slack-rate-limited', detail: { seconds: 7 } },
    retry: { kind: 'after', ms: 7_000 },
  });
});

test.each([
  ['invalid_auth', { code: 'slack-token-refused', detail: { error: 'invalid_auth' } }, 'when-connected'],
  ['token_revoked', { code: 'slack-token-refused', detail: { error: 'token_revoked' } }, 'when-connected'],
  ['not_in_channel', { code: 'slack-not-in-channel', detail: { channel: '#cloud-platform' } }, 'never'],
  ['channel_not_found', { code: 'slack-channel-not-found', detail: { channel: '#cloud-platform' } }, 'never'],
  ['is_archived', { code: 'slack-channel-archived', detail: { channel: '#cloud-platform' } }, 'never'],
  ['msg_too_long', { code: 'slack-refused', detail: { error: 'msg_too_long' } }, 'never'],
])('the documented error %s is a refusal with its own words', async (error, failure, retry) => {
  const courier = await refusing({ ok: false, error });
  expect(await courier.post(post)).toEqual({ kind: 'refused', failure, retry: { kind: retry } });
});

test('a missing scope is named', async () => {
  const courier = await refusing({ ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'x' });
  expect(await courier.post(post)).toMatchObject({
    failure: { code: 'slack-scope-missing', detail: { needed: 'chat:write' } },
  });
});

test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
  'Slack’s own fault %s leaves it open whether the message is there',
  async (error) => {
    const courier = await refusing({ ok: false, error });
    expect(await courier.post(post)).toMatchObject({ kind: 'unknown', failure: lost });
  },
);

test('a channel that Slack does not know is named in the refusal', async () => {
  const { courier } = await behindFaults(['another-channel']);
  expect(await courier.post(post)).toEqual({
    kind: 'refused',
    failure: { code: 'slack-channel-not-found', detail: { channel: '#cloud-platform' } },
    retry: { kind: 'never' },
  });
});

test('outside text cannot call a whole channel', async () => {
  const { server, courier } = await behindFaults();
  await courier.post({ ...post, text: '<!channel> & <@U123> fired' });
  expect((await server.messages('cloud-platform')).map(({ text }) => text)).toEqual([
    '&lt;!channel&gt; &amp; &lt;@U123&gt; fired',
  ]);
});

test('a confirmed word calls people outside of code, and no other word does', async () => {
  const { server, courier } = await behindFaults();
  const text = '@here & `@here` <!here|all> <!channel> @channel <@U123>';
  await courier.post({ ...post, text, mentions: ['here'] });
  expect((await server.messages('cloud-platform')).map((message) => message.text)).toEqual([
    '<!here> &amp; `@here` <!here> &lt;!channel&gt; @channel &lt;@U123&gt;',
  ]);
});

test('a thread that cannot be read is never told as an absence', async () => {
  const { proxy, courier } = await behindFaults();
  proxy.plan((path) => (path.includes('conversations.history') ? 'before' : undefined));
  expect(
    await courier.find({ channel: '#cloud-platform', threadTs: undefined, opId: 'op-1', notBeforeAt: 0 }),
  ).toMatchObject({ kind: 'unreadable', failure: lost, lasting: false });
});
