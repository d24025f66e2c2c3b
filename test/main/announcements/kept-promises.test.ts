import { expect, test } from 'vitest';
import { ask } from '../../support/core-under-test';
import { announcement, anUpdate, friday, minute, type Started, startWithSlack } from './announcing';

async function announced(dueAts = [friday('13:00'), friday('15:00')]) {
  const started = await startWithSlack();
  await ask(started.core, 'announcements.post', await announcement(started, { dueAts }));
  await started.clock.advance(minute);
  return started;
}

const states = async ({ core }: Started) =>
  (await ask(core, 'announcements.list', {}))[0]?.promises.map(({ state }) => state);

const until = (started: Started, time: string) => started.clock.advance(friday(time) - started.clock.now());

test('an update keeps a promise when it is in its channel, not when it is written', async () => {
  const started = await announced();
  const { core, slack } = started;
  await until(started, '12:58');
  slack.plan((method) => (method === 'chat.postMessage' ? 'never sent' : undefined));
  await ask(core, 'announcements.update', anUpdate('half done'));
  await until(started, '13:10');
  expect(await states(started)).toEqual(['missed', 'open']);
  expect(started.notifier.shown.map(({ title, body }) => [title, body.split('\n')[1]])).toContainEqual([
    'The update promised for 13:00 GMT is due',
    'Your update is written and not in its channel yet: see what keeps it back.',
  ]);
  slack.plan(() => undefined);
  await until(started, '13:20');
  expect(await states(started)).toEqual(['kept-late', 'open']);
});

test('a lost answer does not make it late: the channel’s own time counts', async () => {
  const started = await announced();
  const { core, slack } = started;
  await until(started, '12:59');
  let lost = 0;
  slack.plan((method) => {
    if (method === 'chat.postMessage') return lost++ === 0 ? 'answer lost' : undefined;
    return method.startsWith('conversations.') && started.clock.now() < friday('13:05')
      ? 'never sent'
      : undefined;
  });
  await ask(core, 'announcements.update', anUpdate('half done'));
  await until(started, '13:20');
  const [told] = await ask(core, 'announcements.list', {});
  expect(told?.promises[0]).toMatchObject({ state: 'kept', keptAt: friday('12:59') });
  expect(slack.messages()).toHaveLength(2);
});

test('the last update ends the announcement and withdraws what is promised beyond it, with the reason', async () => {
  const started = await announced();
  const { core, clock } = started;
  await until(started, '13:00');
  await ask(core, 'announcements.update', anUpdate('all is done', { isLast: true }));
  await clock.advance(minute);
  expect(await ask(core, 'announcements.list', {})).toMatchObject([
    {
      closed: { at: friday('13:00'), by: 'Ada', reason: 'this work is finished' },
      promises: [{ state: 'kept' }, { state: 'withdrawn', withdrawn: { reason: 'this work is finished' } }],
      updates: [{ text: 'all is done', isLast: true, delivery: { state: 'sent' } }],
    },
  ]);
  expect(await core.dispatch('announcements.update', anUpdate('one more thing'))).toMatchObject({
    ok: false,
    error: { code: 'announcement-closed' },
  });
});

test('a last update that is left out ends nothing: what was promised is still owed', async () => {
  const started = await announced();
  const { core, slack, clock } = started;
  await until(started, '12:59');
  slack.plan((method) =>
    method === 'chat.postMessage' ? Response.json({ ok: false, error: 'is_archived' }) : undefined,
  );
  await ask(core, 'announcements.update', anUpdate('all is done', { isLast: true }));
  await clock.advance(5_000);
  const opId = (await ask(core, 'announcements.list', {}))[0]?.updates[0]?.opId ?? '';
  await ask(core, 'outbox.leaveOut', { opId });
  await clock.advance(minute);
  const [told] = await ask(core, 'announcements.list', {});
  expect([told?.closed, told?.promises.map(({ state }) => state)]).toEqual([undefined, ['open', 'open']]);
});

test('an announcement ends without an update only with a reason, which its promises keep', async () => {
  const started = await announced();
  const { core } = started;
  expect(await core.dispatch('announcements.close', { id: 'a-1', reason: ' ' })).toMatchObject({
    ok: false,
    error: { code: 'reason-needed' },
  });
  expect(await ask(core, 'announcements.close', { id: 'a-1', reason: 'called off' })).toMatchObject({
    closed: { by: 'Ada', reason: 'called off' },
    promises: [
      { state: 'withdrawn', withdrawn: { reason: 'called off' } },
      { state: 'withdrawn', withdrawn: { reason: 'called off' } },
    ],
  });
});

test('an update may promise the next one, in words that were seen', async () => {
  const started = await announced([friday('13:00')]);
  const { core, clock, slack } = started;
  await until(started, '13:00');
  const text = 'half done\n\nWe will update at 16:00 GMT.';
  await ask(core, 'announcements.update', anUpdate('half done', { dueAts: [friday('16:00')], text }));
  await clock.advance(minute);
  expect(slack.messages().at(-1)?.text).toBe(text);
  expect(await states(started)).toEqual(['kept', 'open']);
});

test('the watch says what is owed, and that it needs you when it is due', async () => {
  const started = await announced();
  const watch = () => ask(started.core, 'watch.read', {});
  await until(started, '12:54');
  const before = await watch();
  expect([before.state, before.promises]).toMatchObject([
    'quiet',
    { next: { dueAt: friday('13:00') }, count: 2 },
  ]);
  await until(started, '12:56');
  expect((await watch()).state).toBe('needs-you');
  await ask(started.core, 'announcements.update', anUpdate('half done'));
  await started.clock.advance(minute);
  const after = await watch();
  expect([after.state, after.promises]).toMatchObject([
    'quiet',
    { next: { dueAt: friday('15:00') }, count: 1 },
  ]);
});

test('promises and their announcement survive a restart, and what passed meanwhile is recorded', async () => {
  const started = await announced();
  await started.close();
  const next = await startWithSlack(started.data, friday('13:30'));
  expect(await states(next)).toEqual(['missed', 'open']);
});

test('who leaves a shift with something promised is told to hand it over', async () => {
  const started = await announced([friday('22:30')]);
  const { core } = started;
  await until(started, '22:01');
  const { leaving, state } = await ask(core, 'watch.read', {});
  expect([state, leaving?.promises]).toEqual([
    'needs-you',
    [expect.stringMatching(/^the update promised for 22:30 GMT on “upgrading Postgres .*”$/)],
  ]);
  const id = (await ask(core, 'announcements.list', {}))[0]?.promises[0]?.id ?? '';
  await ask(core, 'promises.handOver', { id, to: 'Ben' });
  expect((await ask(core, 'watch.read', {})).leaving).toBeUndefined();
});

test('an update does not keep what it promises itself, however late it arrives', async () => {
  const started = await announced([friday('13:00')]);
  const { core, slack } = started;
  await until(started, '12:58');
  slack.plan((method) => (method === 'chat.postMessage' ? 'never sent' : undefined));
  const text = 'half done\n\nWe will update at 13:30 GMT.';
  await ask(core, 'announcements.update', anUpdate('half done', { dueAts: [friday('13:30')], text }));
  await until(started, '13:26');
  slack.plan(() => undefined);
  await until(started, '13:29');
  expect(await states(started)).toEqual(['kept-late', 'open']);
  await ask(core, 'announcements.update', anUpdate('all but done'));
  await started.clock.advance(minute);
  expect(await states(started)).toEqual(['kept-late', 'kept']);
});

test('a time that an update names again is still owed after it', async () => {
  const started = await announced([friday('13:00')]);
  await until(started, '12:56');
  const text = 'nearly there\n\nWe will update at 13:00 GMT.';
  await ask(
    started.core,
    'announcements.update',
    anUpdate('nearly there', { dueAts: [friday('13:00')], text }),
  );
  await until(started, '12:59');
  expect(await states(started)).toEqual(['open']);
});

test('a clock that was set back between does not keep an update from keeping its promise', async () => {
  const started = await announced([friday('15:00')]);
  started.clock.jumpTo(friday('14:30'));
  await ask(
    started.core,
    'announcements.update',
    anUpdate('going on', {
      dueAts: [friday('16:00')],
      text: 'going on\n\nWe will update at 16:00 GMT.',
    }),
  );
  await started.clock.advance(minute);
  started.clock.jumpTo(friday('13:00'));
  await until(started, '14:58');
  await ask(started.core, 'announcements.update', anUpdate('done'));
  await started.clock.advance(minute);
  expect(await states(started)).toEqual(['kept', 'open']);
});
