import { expect, test } from 'vitest';
import type { ChannelView } from '../../../src/shared/nouns/channel';
import { ask, begin, hour, noon, startCore, use } from '../../support/core-under-test';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';

const channel = '#ask-cloud-platform';
const alarms = '#high-priority-alarms';
const changes = (started: ReturnType<typeof startCore>) =>
  started.events.flatMap((event) => (event.name === 'channel.changed' ? [event.value] : []));
const textsOf = ({ messages }: ChannelView) => messages.map(({ text }) => text);

function onSlack(data?: string) {
  const slack = createSlackBehindFetch({
    now: () => started.clock.now(),
    channels: ['cloud-platform', 'ask-cloud-platform', 'high-priority-alarms', 'low-priority-alarms'],
  });
  const started = startCore({
    fetch: slack.fetch,
    environment: slack.environment,
    ...(data === undefined ? {} : { data }),
  });
  return { slack, ...started, started };
}

test('in the practice workspace a colleague’s message is unread until it is marked', async () => {
  const started = startCore();
  const { core } = started;
  await begin(core);
  expect(await ask(core, 'channels.read', { channel })).toMatchObject({ unread: 0, messages: [] });
  const practice = await ask(core, 'practice.post', { channel, text: 'is the pipeline broken?' });
  expect(practice).toMatchObject([{ channel, author: 'A colleague', text: 'is the pipeline broken?' }]);
  const told = changes(started).at(-1);
  expect(told).toMatchObject({ channel, unread: 1, messages: [{ author: 'A colleague' }] });
  const ts = told?.messages[0]?.ts ?? '';
  expect(await ask(core, 'channels.mark', { channel, ts })).toMatchObject({ unread: 0, sinceWhy: 'mark' });
});

test('what is declared from here is read back and is not unread', async () => {
  const { core, clock } = startCore();
  await begin(core);
  await ask(core, 'incidents.declare', { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' });
  await clock.advance(1_000);
  const view = await ask(core, 'channels.read', { channel: '#cloud-platform' });
  expect(view).toMatchObject({
    unread: 0,
    messages: [{ author: 'Watchkeeper', isOwn: true, isUnread: false }],
  });
});

test('it is counted from the end of the last shift of the role, whoever stood it', async () => {
  const { core } = startCore();
  const listed = async () => {
    const { listedFromAt, sinceWhy } = await ask(core, 'channels.follow', { channel });
    return { listedFromAt, sinceWhy };
  };
  const add = (role: 'primary' | 'secondary', startsAtWall: string, endsAtWall: string, person: string) =>
    ask(core, 'shifts.add', { role, startsAtWall, endsAtWall, person });
  await begin(core);
  const sevenToday = noon - 5 * hour;
  expect(await listed()).toEqual({ listedFromAt: sevenToday - 24 * hour, sinceWhy: 'day' });
  await add('primary', '2026-11-18T07:00', '2026-11-18T22:00', 'Grace');
  await add('primary', '2026-11-19T07:00', '2026-11-19T18:00', 'Joan');
  await add('secondary', '2026-11-19T07:00', '2026-11-19T22:00', 'Mary');
  expect(await listed()).toEqual({ listedFromAt: noon - 18 * hour, sinceWhy: 'last-shift' });
});

test('what items of the day are open for is read from Slack without a window', async () => {
  const { slack, core, clock, started } = onSlack();
  await begin(core, 'slack');
  await ask(core, 'checklist.read', {});
  slack.say({ user: 'U1', text: 'anyone there?' });
  await clock.advance(60_000);
  const read = new Set(changes(started).map((view) => view.channel));
  expect(read).toContain(channel);
  expect(read).toContain(alarms);
  expect(changes(started).find((view) => view.channel === channel)).toMatchObject({ unread: 1 });
  // #cloud-platform-notify is in the list of the support hours and not in this workspace.
  expect(changes(started).find((view) => view.channel === '#cloud-platform-notify')).toMatchObject({
    failure: { code: 'channel-not-found', detail: { channel: '#cloud-platform-notify' } },
  });
});

test('a token that is refused is said in Settings, and the copy stays', async () => {
  const { slack, core, clock } = onSlack();
  await begin(core, 'slack');
  await clock.advance(1_000);
  slack.say({ user: 'U1', text: 'kept' });
  await ask(core, 'channels.read', { channel });
  slack.plan(() => Response.json({ ok: false, error: 'token_revoked' }));
  const view = await ask(core, 'channels.read', { channel });
  expect(view).toMatchObject({ readAt: noon + 1_000, failure: { code: 'channel-token-refused' } });
  expect(textsOf(view)).toEqual(['kept']);
  expect((await ask(core, 'settings.read', {})).slack).toMatchObject({ state: 'failing' });
  slack.plan(() => undefined);
  expect(await ask(core, 'channels.read', { channel })).toMatchObject({ unread: 1 });
  await clock.advance(1_000);
  expect((await ask(core, 'settings.read', {})).slack).toMatchObject({ state: 'connected' });
});

test('after a kill copy and mark are there, with a dead network', async () => {
  const { slack, core, clock, data, close } = onSlack();
  await begin(core, 'slack');
  await clock.advance(1_000);
  slack.say({ user: 'U1', text: 'one' });
  const [first] = (await ask(core, 'channels.read', { channel })).messages;
  await ask(core, 'channels.mark', { channel, ts: first?.ts ?? '' });
  slack.say({ user: 'U1', text: 'two' });
  await ask(core, 'channels.read', { channel });
  await close();

  const again = startCore({ data, now: noon + hour, environment: slack.environment });
  await again.clock.advance(1_000);
  const view = await ask(again.core, 'channels.read', { channel });
  expect(view).toMatchObject({
    unread: 1,
    sinceWhy: 'mark',
    readAt: noon + 1_000,
    failure: { code: 'channel-slack-unreachable' },
  });
  expect(textsOf(view)).toEqual(['one', 'two']);
});

test('two Watchkeepers in one workspace have marks of their own', async () => {
  const ada = onSlack();
  await begin(ada.core, 'slack');
  await ada.clock.advance(1_000);
  const grace = startCore({ fetch: ada.slack.fetch, environment: ada.slack.environment });
  await begin(grace.core, 'slack');
  await grace.clock.advance(1_000);
  ada.slack.say({ user: 'U1', text: 'for both' });
  const view = await ask(ada.core, 'channels.read', { channel });
  await ask(ada.core, 'channels.mark', { channel, ts: view.messages[0]?.ts ?? '' });
  expect(await ask(ada.core, 'channels.read', { channel })).toMatchObject({ unread: 0 });
  expect(await ask(grace.core, 'channels.read', { channel })).toMatchObject({ unread: 1, sinceWhy: 'day' });

  // What one of them posts is the other's to read.
  await ask(ada.core, 'incidents.declare', { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' });
  await ada.clock.advance(1_000);
  expect(await ask(ada.core, 'channels.read', { channel })).toMatchObject({ unread: 0 });
  expect(await ask(grace.core, 'channels.read', { channel })).toMatchObject({ unread: 2 });
});

test('the practice workspace and Slack do not see each other’s copies and marks', async () => {
  const { slack, core, clock } = onSlack();
  await begin(core, 'slack');
  await clock.advance(1_000);
  slack.say({ user: 'U1', text: 'on Slack' });
  const view = await ask(core, 'channels.read', { channel });
  await ask(core, 'channels.mark', { channel, ts: view.messages[0]?.ts ?? '' });
  await use(core, 'practice');
  expect(await ask(core, 'channels.follow', { channel })).toMatchObject({ messages: [], sinceWhy: 'day' });
  await use(core, 'slack');
  expect(await ask(core, 'channels.follow', { channel })).toMatchObject({ unread: 0, sinceWhy: 'mark' });
});

test.each(['', '#', 'cloud-platform', '# spaced', '#Upper', `#${'x'.repeat(100)}`])(
  '%j is no channel to read',
  async (given) => {
    const { core } = startCore();
    await begin(core);
    expect(await core.dispatch('channels.read', { channel: given })).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  },
);
