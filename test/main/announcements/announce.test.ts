import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, noon, use } from '../../support/core-under-test';
import { announcement, anUpdate, friday, gaps, minute, startWithSlack } from './announcing';

const seed = readFileSync(
  join(import.meta.dirname, '../../fixtures/seeds/003-operational-processes-newer.md'),
  'utf8',
);

test('the example of the team’s own document comes out of the pack’s template byte for byte, but for its times', async () => {
  const started = await startWithSlack();
  await ask(started.core, 'announcements.post', await announcement(started));
  await started.clock.advance(minute);
  const [posted] = started.slack.messages();
  const from = seed.indexOf('ANNOUNCEMENT:');
  const example = seed.slice(
    from,
    seed.indexOf('to say how it is going.', from) + 'to say how it is going.'.length,
  );
  expect(example).toContain('we will update at 1PM and 3PM to say');
  expect(posted?.text).toBe(example.replace('1PM and 3PM', '13:00 and 15:00 GMT'));
});

test('an announcement is told with its delivery and its promises, in the channel of the pack', async () => {
  const started = await startWithSlack();
  const { core, clock } = started;
  const input = await announcement(started);
  const posted = await ask(core, 'announcements.post', input);
  expect(posted).toEqual({
    id: 'a-1',
    opId: expect.any(String),
    title: expect.stringMatching(/^upgrading Postgres from version 9\.2 .{40,}…$/),
    text: input.text,
    channel: '#cloud-platform-update',
    workspace: 'slack',
    postedBy: 'Ada',
    postedAt: clock.now(),
    delivery: { state: 'waiting' },
    promises: [
      expect.objectContaining({ dueAt: friday('13:00'), state: 'open' }),
      expect.objectContaining({ dueAt: friday('15:00'), state: 'open' }),
    ],
    updates: [],
  });
  await clock.advance(minute);
  expect(await ask(core, 'announcements.list', {})).toMatchObject([
    { id: 'a-1', delivery: { state: 'sent' } },
  ]);
});

test('a request repeated after a lost answer announces once and promises once', async () => {
  const started = await startWithSlack();
  const input = await announcement(started);
  await ask(started.core, 'announcements.post', input);
  await ask(started.core, 'announcements.post', input);
  await started.clock.advance(minute);
  expect(started.slack.messages()).toHaveLength(1);
  expect((await ask(started.core, 'announcements.list', {}))[0]?.promises).toHaveLength(2);
});

test.each([
  ['a gap without words', { gaps: { ...gaps, when: ' \n' } }, { code: 'gap-empty', detail: { gap: 'when' } }],
  [
    'a template that promises updates without any time',
    { dueAts: [] },
    { code: 'gap-empty', detail: { gap: 'the times of the updates' } },
  ],
  [
    'a time that is over',
    { dueAts: [noon - minute] },
    { code: 'promise-invalid', detail: { reason: 'its time is over already' } },
  ],
  [
    'a time a year away',
    { dueAts: [noon + 365 * 24 * 60 * minute] },
    { code: 'promise-invalid', detail: { reason: 'it is more than 31 days away' } },
  ],
])('%s is refused, and nothing is posted or promised', async (_name, given, error) => {
  const started = await startWithSlack();
  const reply = await started.core.dispatch('announcements.post', await announcement(started, given));
  expect(reply).toEqual({ ok: false, error });
  await started.clock.advance(minute);
  expect(started.slack.messages()).toEqual([]);
  expect(await ask(started.core, 'announcements.list', {})).toEqual([]);
});

test('what would be posted is refused where it is not what was seen: the day has changed meanwhile', async () => {
  const started = await startWithSlack();
  const dueAts = [friday('13:00') + 24 * 60 * minute];
  const input = await announcement(started, { dueAts });
  expect(input.text).toContain('we will update at 13:00 GMT on Sat 21 Nov to say');
  started.clock.jumpTo(friday('13:00') + 12 * 60 * minute);
  expect(await started.core.dispatch('announcements.post', input)).toMatchObject({
    ok: false,
    error: { code: 'preview-outdated' },
  });
});

test('a team without a channel for announcements is told so', async () => {
  const started = await startWithSlack();
  const input = await announcement(started);
  await ask(started.core, 'settings.setUp', { me: 'Ada', packId: 'interventions', workspace: 'slack' });
  expect(await started.core.dispatch('announcements.post', input)).toMatchObject({
    ok: false,
    error: { code: 'announcements-without-channel' },
  });
});

test('updates answer in the thread, in order, each once, in the workspace of the announcement', async () => {
  const started = await startWithSlack();
  const { core, clock, slack } = started;
  await ask(core, 'announcements.post', await announcement(started));
  await ask(core, 'announcements.update', anUpdate('first half done'));
  await use(core, 'practice');
  await ask(core, 'announcements.update', anUpdate('all done'));
  await ask(core, 'announcements.update', anUpdate('all done'));
  await clock.advance(minute);
  expect(slack.messages().map(({ text, inThread }) => [inThread, text.slice(0, 15)])).toEqual([
    [false, 'ANNOUNCEMENT: A'],
    [true, 'first half done'],
    [true, 'all done'],
  ]);
  expect(await ask(core, 'practice.messages', {})).toEqual([]);
});
