import { expect, test } from 'vitest';
import type { ChannelReading } from '../../../src/main/courier';
import { channelDesk, holds, hour, nine, refused, said } from './channel-desk';

const alerts = '#alerts';
const minute = 60_000;
const dead = { code: 'slack-unreachable', detail: { reason: 'ENOTFOUND' } } as const;
const wait = (seconds: number) => ({ code: 'slack-rate-limited', detail: { seconds } }) as const;
const noToken = { code: 'slack-token-refused', detail: { error: 'token_revoked' } } as const;

test('a channel that is followed is answered at once and read behind the answer', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(holds(said(nine, 'hello')));
  expect(desk.follow(alerts)).toMatchObject({ readAt: undefined, failure: undefined, messages: [] });
  await desk.clock.advance(0);
  expect(desk.views).toMatchObject([{ channel: alerts, readAt: nine, messages: [{ text: 'hello' }] }]);
});

test('a page that is opened again and again does not read again and again', async () => {
  const desk = channelDesk();
  for (const ms of [0, 5_000, 20_000]) {
    await desk.clock.advance(ms);
    desk.follow(alerts);
  }
  expect(desk.courier.readings).toHaveLength(1);
  await desk.clock.advance(30_000);
  desk.follow(alerts);
  expect(desk.courier.readings).toHaveLength(2);
});

test('several channels are read one a second', async () => {
  const desk = channelDesk();
  for (const channel of ['#a', '#b', '#c', '#b']) desk.follow(channel);
  await desk.clock.advance(500);
  expect(desk.channelsRead()).toEqual(['#a']);
  await desk.clock.advance(1_000);
  expect(desk.channelsRead()).toEqual(['#a', '#b']);
  await desk.clock.advance(5_000);
  expect(desk.channelsRead()).toEqual(['#a', '#b', '#c']);
});

test('who asks while it is being read waits for the same reading', async () => {
  const desk = channelDesk();
  const { promise, resolve } = Promise.withResolvers<ChannelReading>();
  desk.courier.answerReadings(promise);
  const both = [desk.read(alerts), desk.read(alerts)];
  resolve(holds(said(nine, 'once')));
  for (const view of await Promise.all(both)) expect(view).toMatchObject({ messages: [{ text: 'once' }] });
  expect(desk.courier.readings).toHaveLength(1);
});

test('what items are open for is read every two minutes or so, and no longer when they are closed', async () => {
  const desk = channelDesk();
  desk.world.open = ['#a', '#b'];
  await desk.clock.advance(35_000);
  expect(desk.channelsRead()).toEqual(['#a', '#b']);
  await desk.clock.advance(100_000);
  expect(desk.channelsRead()).toEqual(['#a', '#b']);
  await desk.clock.advance(50_000);
  expect(desk.channelsRead()).toEqual(['#a', '#b', '#a', '#b']);
  desk.world.open = ['#b'];
  await desk.clock.advance(150_000);
  expect(desk.channelsRead()).toEqual(['#a', '#b', '#a', '#b', '#b']);
  desk.close();
  await desk.clock.advance(hour);
  expect(desk.courier.readings).toHaveLength(5);
});

test('with a dead network the last copy stays, with its age and the reason, never an empty list', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(holds(said(nine - 1, 'old news')), refused(dead));
  await desk.read(alerts);
  await desk.clock.advance(10 * minute);
  expect(await desk.read(alerts)).toMatchObject({
    messages: [{ text: 'old news' }],
    readAt: nine,
    failure: { code: 'channel-slack-unreachable', detail: { channel: alerts, reason: 'ENOTFOUND' } },
  });
  expect(await desk.read(alerts)).toMatchObject({ failure: undefined, readAt: nine + 10 * minute });
});

test('what was never read and cannot be says so', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(refused(dead));
  expect(await desk.read(alerts)).toMatchObject({
    readAt: undefined,
    failure: { code: 'channel-slack-unreachable' },
  });
});

test.each([
  [{ code: 'slack-not-in-channel', detail: { channel: alerts } }, 'channel-not-a-member'],
  [{ code: 'slack-channel-not-found', detail: { channel: alerts } }, 'channel-not-found'],
  [{ code: 'slack-scope-missing', detail: { needed: 'groups:history' } }, 'channel-scope-missing'],
  [{ code: 'slack-refused', detail: { error: 'method_deprecated' } }, 'channel-refused'],
  [{ code: 'internal', detail: {} }, 'channel-refused'],
] as const)('%j is told in the words of reading', async (failure, code) => {
  const desk = channelDesk();
  desk.courier.answerReadings(refused(failure, true));
  expect((await desk.read(alerts)).failure).toMatchObject({ code, detail: { channel: alerts } });
});

test('without a connection it says so, and reads as soon as there is one', async () => {
  const desk = channelDesk();
  desk.world.isConnected = false;
  desk.follow(alerts);
  await desk.clock.advance(0);
  expect(desk.views.at(-1)).toMatchObject({ failure: { code: 'channel-slack-not-connected' } });
  desk.world.isConnected = true;
  desk.reconnected();
  await desk.clock.advance(1_000);
  expect(desk.views.at(-1)).toMatchObject({ failure: undefined, readAt: nine + 1_000 });
});

test('a rate limit is told with its seconds, held for every channel, and waited out once', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(refused(wait(30)), refused(wait(20)));
  desk.follow('#a');
  desk.follow('#b');
  await desk.clock.advance(2_000);
  // The second channel was not asked for: Slack limits the app, not the channel.
  expect(desk.channelsRead()).toEqual(['#a']);
  expect(desk.views).toMatchObject([
    { channel: '#a', failure: { code: 'channel-rate-limited', detail: { seconds: 30 } } },
    { channel: '#b', failure: { code: 'channel-rate-limited', detail: { seconds: 29 } } },
  ]);
  expect(await desk.read('#a')).toMatchObject({ failure: { detail: { seconds: 28 } } });
  expect(desk.courier.readings).toHaveLength(1);
  await desk.clock.advance(28_000);
  expect(desk.channelsRead()).toEqual(['#a', '#a']);
  // Limited again: not tried a third time by itself.
  await desk.clock.advance(hour);
  expect(desk.channelsRead()).toEqual(['#a', '#a']);
  expect(await desk.read('#a')).toMatchObject({ failure: undefined });
});

test('nobody waits out a rate limit for a channel that nobody looks at any more', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(refused(wait(600)));
  desk.follow(alerts);
  await desk.clock.advance(hour);
  expect(desk.courier.readings).toHaveLength(1);
});

test('a clock that is set back does not hold readings off', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(refused(wait(30)));
  await desk.read(alerts);
  desk.clock.jumpTo(nine - 30 * hour);
  expect(await desk.read(alerts)).toMatchObject({ failure: undefined });
});

test('a refused token stops the readings that nobody asked for, until Slack is connected again', async () => {
  const desk = channelDesk();
  desk.world.open = ['#a', '#b'];
  desk.courier.answerReadings(refused(noToken));
  await desk.clock.advance(2 * minute);
  expect(desk.views.map(({ channel, failure }) => [channel, failure?.code])).toEqual([
    ['#a', 'channel-token-refused'],
    ['#b', 'channel-token-refused'],
  ]);
  expect(desk.follow('#b')).toMatchObject({ failure: { code: 'channel-token-refused' } });
  await desk.clock.advance(hour);
  expect(desk.channelsRead()).toEqual(['#a']);
  expect(desk.told).toEqual(['slack-token-refused']);
  desk.reconnected();
  await desk.clock.advance(5_000);
  expect(desk.channelsRead()).toEqual(['#a', '#a', '#b']);
  expect(desk.follow('#a')).toMatchObject({ failure: undefined });
});

test('a token that is good again where a person asks is told to the connection', async () => {
  const desk = channelDesk();
  desk.courier.answerReadings(refused(noToken));
  await desk.read(alerts);
  await desk.read(alerts);
  expect(desk.told).toEqual(['slack-token-refused', 'worked']);
});

test('a missing permission for one channel does not stop the others', async () => {
  const desk = channelDesk();
  desk.world.open = ['#private', '#b'];
  desk.courier.answerReadings(
    refused({ code: 'slack-scope-missing', detail: { needed: 'groups:history' } }, true),
  );
  await desk.clock.advance(5 * minute + 35_000);
  expect(desk.channelsRead()).toEqual(['#private', '#b', '#b', '#b']);
});

test('what comes after the end is not written', async () => {
  const desk = channelDesk();
  const { promise, resolve } = Promise.withResolvers<ChannelReading>();
  desk.courier.answerReadings(promise);
  const reading = desk.read(alerts).catch(() => undefined);
  desk.close();
  resolve(holds(said(nine, 'late')));
  await reading;
  expect(desk.db.prepare('SELECT count(*) AS n FROM channel_copy').get()).toEqual({ n: 0 });
  expect(desk.views).toEqual([]);
});

test('a copy that cannot be kept does not end the readings', async () => {
  const desk = channelDesk();
  desk.db.exec(
    "CREATE TRIGGER full BEFORE INSERT ON channel_copy BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  );
  desk.world.open = ['#a'];
  await desk.clock.advance(2 * minute);
  await expect(desk.read('#a')).rejects.toThrow('disk full');
  desk.db.exec('DROP TRIGGER full');
  await desk.clock.advance(2 * minute);
  expect(desk.views.at(-1)).toMatchObject({ channel: '#a', failure: undefined });
  expect(desk.courier.readings.length).toBeGreaterThan(2);
});
