import { expect, test } from 'vitest';
import type { Courier } from '../../../src/main/courier';
import type { Writer } from '../../../src/main/database/handles';
import type { NewPost } from '../../../src/main/new-post';
import { createOutboxService } from '../../../src/main/outbox/outbox-service';
import type { Failure } from '../../../src/shared/errors';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';

const lost: Failure = { code: 'slack-unreachable', detail: { reason: 'ECONNRESET' } };

function post(opId: string, text: string, threadOpId?: string, orderKey = 'incident:1'): NewPost {
  const channel = '#cloud-platform';
  return {
    opId,
    orderKey,
    workspace: 'slack',
    channel,
    threadOpId,
    text,
    kind: 'entry',
    incidentId: undefined,
    entryIds: [],
  };
}

function setUp(db: Writer = openTestDatabase(), courier?: Courier) {
  const clock = createManualClock(1_000_000);
  let current = courier;
  const changed: string[] = [];
  const outbox = createOutboxService({
    db,
    clock,
    logger: createRecordingLogger(),
    announce: () => undefined,

    courierFor: () => current,
    onChange: (opId) => changed.push(opId),
  });
  return {
    db,
    clock,
    outbox,
    changed,
    connect: (next: Courier) => {
      current = next;
      outbox.reconnected('slack');
    },
  };
}

test('posts of one thread go out in order, each in the thread of its head, a second apart', async () => {
  const courier = createScriptedCourier();
  const { outbox, clock } = setUp(undefined, courier);
  outbox.enqueue(post('head', 'head'));
  outbox.enqueue(post('a', 'first', 'head'));
  outbox.enqueue(post('b', 'second', 'head'));

  await clock.advance(0);
  expect(courier.posts.map(({ text }) => text)).toEqual(['head']);
  await clock.advance(1_000);
  expect(courier.posts.map(({ text }) => text)).toEqual(['head', 'first']);
  await clock.advance(1_000);
  expect(courier.posts.map(({ text, threadTs }) => ({ text, threadTs }))).toEqual([
    { text: 'head', threadTs: undefined },
    { text: 'first', threadTs: '1.0' },
    { text: 'second', threadTs: '1.0' },
  ]);
  expect(outbox.read()).toEqual({ posts: [], stuckSinceAt: undefined });
});

test('a lost answer is looked for in the thread and adopted, never sent twice', async () => {
  const courier = createScriptedCourier();
  courier.answerPosts({ kind: 'unknown', failure: lost });
  courier.answerSearches({ kind: 'absent' }, { kind: 'found', channelId: 'C1', ts: '9.9' });
  const { outbox, clock } = setUp(undefined, courier);
  outbox.enqueue(post('head', 'head'));

  await clock.advance(60_000);

  expect(courier.posts).toHaveLength(1);
  expect(outbox.sent('head')).toEqual({ channelId: 'C1', ts: '9.9' });
});

test('a post that was read twice and is not there is sent again', async () => {
  const courier = createScriptedCourier();
  courier.answerPosts({ kind: 'unknown', failure: lost });
  const { outbox, clock } = setUp(undefined, courier);
  outbox.enqueue(post('head', 'head'));

  await clock.advance(60_000);

  expect(courier.searches).toHaveLength(2);
  expect(courier.posts).toHaveLength(2);
  expect(outbox.delivery('head')).toEqual({ state: 'sent', failure: undefined });
});

test('a process that died while sending reads the thread before it sends again', async () => {
  const db = openTestDatabase();
  const hanging = createScriptedCourier();
  hanging.answerPosts('hang');
  const before = setUp(db, hanging);
  before.outbox.enqueue(post('head', 'head'));
  await before.clock.advance(0);
  expect(before.outbox.delivery('head').state).toBe('sending');

  const courier = createScriptedCourier();
  courier.answerSearches({ kind: 'found', channelId: 'C1', ts: '5.5' });
  const after = setUp(db, courier);
  after.outbox.start(false);
  await after.clock.advance(60_000);

  expect(courier.posts).toEqual([]);
  expect(after.outbox.sent('head')).toEqual({ channelId: 'C1', ts: '5.5' });
});

test('a refusal stops its own thread only, and goes on when a person sends it again', async () => {
  const courier = createScriptedCourier();
  const failure: Failure = { code: 'slack-not-in-channel', detail: { channel: '#cloud-platform' } };
  courier.answerPosts({ kind: 'refused', failure, retry: { kind: 'never' } });
  const { outbox, clock } = setUp(undefined, courier);
  outbox.enqueue(post('head', 'head'));
  outbox.enqueue(post('reply', 'reply', 'head'));
  outbox.enqueue(post('other', 'other', undefined, 'handover:1'));

  await clock.advance(120_000);
  expect(courier.posts.map(({ text }) => text)).toEqual(['head', 'other']);
  expect(outbox.read().posts.map(({ opId, state }) => ({ opId, state }))).toEqual([
    { opId: 'head', state: 'refused' },
    { opId: 'reply', state: 'waiting' },
  ]);

  outbox.sendAgain('head');
  await clock.advance(10_000);
  expect(courier.posts.map(({ text }) => text)).toEqual(['head', 'other', 'head', 'reply']);
});

test('a head that a person leaves out stops its replies instead of posting them elsewhere', async () => {
  const courier = createScriptedCourier();
  courier.answerPosts({ kind: 'refused', failure: lost, retry: { kind: 'never' } });
  const { outbox, clock } = setUp(undefined, courier);
  outbox.enqueue(post('head', 'head'));
  outbox.enqueue(post('reply', 'reply', 'head'));
  await clock.advance(1_000);

  outbox.leaveOut('head');
  await clock.advance(10_000);

  expect(courier.posts.map(({ text }) => text)).toEqual(['head']);
  expect(outbox.delivery('reply')).toEqual({
    state: 'refused',
    failure: { code: 'slack-refused', detail: { error: 'the head of its thread was left out' } },
  });
});

test('without a connection everything waits and says why, and goes out in order once there is one', async () => {
  const { outbox, clock, connect } = setUp(undefined, undefined);
  outbox.enqueue(post('head', 'head'));
  outbox.enqueue(post('a', 'first', 'head'));
  await clock.advance(3_600_000);
  expect(outbox.read()).toMatchObject({
    posts: [
      { opId: 'head', state: 'waiting', failure: { code: 'slack-not-connected', detail: {} } },
      { opId: 'a' },
    ],
    stuckSinceAt: 1_000_000,
  });

  const courier = createScriptedCourier();
  connect(courier);
  await clock.advance(5_000);
  expect(courier.posts.map(({ text }) => text)).toEqual(['head', 'first']);
});

test('a refused token waits for a new connection and loses nothing', async () => {
  const refusing = createScriptedCourier();
  const failure: Failure = { code: 'slack-token-refused', detail: { error: 'token_revoked' } };
  refusing.answerPosts({ kind: 'refused', failure, retry: { kind: 'when-connected' } });
  const { outbox, clock, connect } = setUp(undefined, refusing);
  outbox.enqueue(post('head', 'head'));
  await clock.advance(10_000);
  expect(outbox.delivery('head')).toEqual({ state: 'waiting', failure });

  const courier = createScriptedCourier();
  connect(courier);
  await clock.advance(1_000);
  expect(courier.posts.map(({ text }) => text)).toEqual(['head']);
});

test('a machine clock that is set back an hour does not hold posts back for an hour', async () => {
  const courier = createScriptedCourier();
  courier.answerPosts({ kind: 'refused', failure: lost, retry: { kind: 'later' } });
  const { outbox, clock } = setUp(undefined, courier);
  clock.jumpTo(10_000_000);
  outbox.enqueue(post('head', 'head'));
  await clock.advance(0);
  clock.jumpTo(10_000_000 - 3_600_000);
  outbox.reconnected('slack');
  await clock.advance(5_000);
  expect(outbox.delivery('head').state).toBe('sent');
});

test('a post asked for inside a transaction that fails is never sent', async () => {
  const courier = createScriptedCourier();
  const { db, outbox, clock } = setUp(undefined, courier);
  expect(() =>
    db.transaction(() => {
      outbox.enqueue(post('head', 'head'));
      throw new Error('the line could not be saved');
    })(),
  ).toThrow('the line could not be saved');
  await clock.advance(10_000);
  expect(courier.posts).toEqual([]);
});
