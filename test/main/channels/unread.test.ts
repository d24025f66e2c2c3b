import { expect, test } from 'vitest';
import { channelDesk, day, holds, hour, nine, said, shift, tsOf } from './channel-desk';

const alerts = '#alerts';
const ended = nine - 11 * hour;

test('what was posted since the last shift ended is listed and unread', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  desk.courier.answerReadings(
    holds(
      said(ended + hour, 'in the night'),
      said(nine - 60_000, 'just now', { answers: 2, lastAnswerTs: tsOf(nine) }),
    ),
  );
  expect(await desk.read(alerts)).toEqual({
    channel: alerts,
    listedFromAt: ended,
    sinceAt: ended,
    sinceWhy: 'last-shift',
    messages: [
      {
        ts: tsOf(ended + hour),
        postedAt: ended + hour,
        author: 'Grace',
        text: 'in the night',
        links: [],
        answers: 0,
        lastAnswerAt: undefined,
        isOwn: false,
        isUnread: true,
        lacksResolved: false,
      },
      {
        ts: tsOf(nine - 60_000),
        postedAt: nine - 60_000,
        author: 'Grace',
        text: 'just now',
        links: [],
        answers: 2,
        lastAnswerAt: nine,
        isOwn: false,
        isUnread: true,
        lacksResolved: false,
      },
    ],
    unread: 2,
    isWhole: true,
    unreadable: 0,
    readAt: nine,
    failure: undefined,
  });
  expect(desk.courier.readings).toEqual([{ channel: alerts, sinceAt: ended, limit: 500 }]);
});

test('without a shift before this one it is a day before it, and never more than a week', async () => {
  const desk = channelDesk();
  expect(await desk.read(alerts)).toMatchObject({ sinceAt: shift.startsAt - day, sinceWhy: 'day' });
  desk.world.lastEndedAt = nine - 8 * day;
  expect(await desk.read(alerts)).toMatchObject({ sinceAt: nine - 7 * day, sinceWhy: 'week' });
  expect(desk.courier.readings.map(({ sinceAt }) => sinceAt)).toEqual([shift.startsAt - day, nine - 7 * day]);
});

test('a mark makes what is before it read, and counts on from there', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  const one = said(nine - 2 * hour, 'one');
  const two = said(nine - hour, 'two');
  desk.courier.answerReadings(holds(one, two), holds(one, two, said(nine, 'three')));
  await desk.read(alerts);
  const marked = desk.mark({ channel: alerts, ts: two.ts, isBack: false });
  expect(marked).toMatchObject({ unread: 0, sinceAt: nine - hour, sinceWhy: 'mark', listedFromAt: ended });
  expect(desk.views.at(-1)).toEqual(marked);
  expect((await desk.read(alerts)).messages.map(({ text, isUnread }) => [text, isUnread])).toEqual([
    ['one', false],
    ['two', false],
    ['three', true],
  ]);
});

test('a mark goes forwards only, unless it is said to go back', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  const [one, two] = [said(nine - 2 * hour, 'one'), said(nine - hour, 'two')];
  desk.courier.answerReadings(holds(one, two));
  await desk.read(alerts);
  desk.mark({ channel: alerts, ts: two.ts, isBack: false });
  expect(desk.mark({ channel: alerts, ts: one.ts, isBack: false })).toMatchObject({ unread: 0 });
  expect(desk.mark({ channel: alerts, ts: one.ts, isBack: true })).toMatchObject({ unread: 1 });
  expect(desk.mark({ channel: alerts, ts: tsOf(ended), isBack: true })).toMatchObject({
    unread: 2,
    sinceWhy: 'last-shift',
  });
  expect(desk.mark({ channel: alerts, ts: tsOf(nine + day), isBack: true })).toMatchObject({ unread: 2 });
});

test('what was not read here cannot be marked as read', async () => {
  const desk = channelDesk();
  await desk.read(alerts);
  expect(() => desk.mark({ channel: alerts, ts: tsOf(nine + hour), isBack: false })).toThrow('not-found');
});

test('what was posted from here is listed and not counted, what a colleague’s Watchkeeper posted is', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  desk.world.own = ['op-mine'];
  desk.courier.answerReadings(
    holds(said(nine - 2, 'mine', { opId: 'op-mine' }), said(nine - 1, 'theirs', { opId: 'op-theirs' })),
  );
  const { messages, unread } = await desk.read(alerts);
  expect(unread).toBe(1);
  expect(messages.map(({ text, isOwn, isUnread }) => [text, isOwn, isUnread])).toEqual([
    ['mine', true, false],
    ['theirs', false, true],
  ]);
});

test('an alarm without its “Resolved” is named, until one is posted', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  const firing = said(nine - 2, '[FIRING:1] NodeNotReady', { isApp: true });
  desk.courier.answerReadings(holds(firing), holds(firing, said(nine - 1, '[RESOLVED] NodeNotReady')));
  expect((await desk.read(alerts)).messages.map(({ lacksResolved }) => lacksResolved)).toEqual([true]);
  expect((await desk.read(alerts)).messages.map(({ lacksResolved }) => lacksResolved)).toEqual([
    false,
    false,
  ]);
});

test('a channel of more than is read says that there is more', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  desk.courier.answerReadings({
    kind: 'read',
    channelId: 'C1',
    messages: [said(nine, 'the newest')],
    isWhole: false,
    unreadable: 3,
  });
  expect(await desk.read(alerts)).toMatchObject({ unread: 1, isWhole: false, unreadable: 3 });
});

test('a copy that begins later than the list does is not told as the whole of it', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  desk.courier.answerReadings(holds(said(nine, 'new')));
  await desk.read(alerts);
  desk.world.lastEndedAt = ended - day;
  expect(desk.follow(alerts)).toMatchObject({ listedFromAt: ended - day, isWhole: false });
});

test('copies and marks are there after a restart, each workspace with its own', async () => {
  const desk = channelDesk({ lastEndedAt: ended });
  const message = said(nine - hour, 'kept');
  desk.courier.answerReadings(holds(message, said(nine - 1, 'new')));
  await desk.read(alerts);
  desk.mark({ channel: alerts, ts: message.ts, isBack: false });
  desk.close();

  const again = channelDesk({ folder: desk.folder, lastEndedAt: ended });
  const view = again.follow(alerts);
  expect(view).toMatchObject({ readAt: nine, unread: 1, sinceWhy: 'mark' });
  expect(view.messages.map(({ text }) => text)).toEqual(['kept', 'new']);
  again.world.workspace = 'practice';
  expect(again.follow(alerts)).toMatchObject({ readAt: undefined, messages: [], sinceWhy: 'last-shift' });
});

test('a copy of more than a week ago is not kept', async () => {
  const desk = channelDesk();
  await desk.read(alerts);
  desk.close();
  desk.db.prepare('UPDATE channel_copy SET read_at = ?').run(nine - 8 * day);
  const again = channelDesk({ folder: desk.folder });
  expect(again.db.prepare('SELECT count(*) AS n FROM channel_copy').get()).toEqual({ n: 0 });
});

test('without a watch there is nothing to count from', async () => {
  const desk = channelDesk();
  desk.world.shift = undefined;
  expect(() => desk.follow(alerts)).toThrow('no-watch');
  await expect(desk.read(alerts)).rejects.toMatchObject({ code: 'no-watch' });
  expect(desk.courier.readings).toEqual([]);
});
