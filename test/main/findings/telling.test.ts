import { describe, expect, it, test } from 'vitest';
import { createPracticeWorkspace } from '../../../src/main/practice/practice-courier';
import { conclusionText, lookingText } from '../../../src/shared/findings/finding-words';
import { createScriptedCourier } from '../../support/scripted-courier';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { hostileTexts } from '../handover/shift-records';
import { friday0944, minute, openFindingDesk } from './finding-bench';

const lost = { code: 'slack-unreachable', detail: { reason: 'ECONNRESET' } } as const;
const notInChannel = { code: 'slack-not-in-channel', detail: { channel: '#interventions-dev' } } as const;
const refused = { kind: 'refused', failure: notInChannel, retry: { kind: 'never' } } as const;
const firstLines = (desk: ReturnType<typeof openFindingDesk>) =>
  desk.posts().map(({ threadTs, text }) => [threadTs, text.split('\n')[0]]);
const look = { id: 'finding-1', opId: 'op-1' };

describe('a stop in the middle', () => {
  it('between saying and ending loses nothing and posts nothing twice', async () => {
    const folder = temporaryFolder();
    const before = openFindingDesk({ db: openTestDatabase(folder) });
    before.courier.answerPosts('hang');
    before.raise();
    before.findings.look(look);
    before.findings.why({ id: 'finding-1', position: 0, text: 'a leak' });
    await before.clock.advance(minute);
    // Killed while the head was on its way: it arrived, and nobody heard the answer.
    expect(before.courier.posts).toHaveLength(1);
    before.db.close();

    const courier = createScriptedCourier();
    courier.answerSearches({ kind: 'found', channelId: 'C1', ts: '7.0' });
    const after = openFindingDesk({
      db: openTestDatabase(folder),
      courier,
      startAt: friday0944 + 2 * minute,
    });
    after.outbox.start(false);
    expect(after.findings.list()).toMatchObject([{ state: 'looking', whys: ['a leak'] }]);
    after.end('finding-1', 'undetermined');
    await after.clock.advance(minute);
    expect(courier.posts.map(({ threadTs, text }) => [threadTs, text])).toEqual([
      ['7.0', 'Outcome: Undetermined\nit was nothing\nWhy: 1. a leak\nWho decides? Grace'],
    ]);
    expect(after.findings.list()[0]?.end?.post?.delivery.state).toBe('sent');
  });

  it('after ending sends what waits, once', async () => {
    const folder = temporaryFolder();
    const before = openFindingDesk({ db: openTestDatabase(folder) });
    before.raise();
    before.findings.look(look);
    const ended = before.end('finding-1', 'undetermined');
    before.db.close();
    const courier = createScriptedCourier();
    const after = openFindingDesk({ db: openTestDatabase(folder), courier });
    expect(after.findings.list()).toEqual([ended]);
    after.outbox.start(false);
    await after.clock.advance(minute);
    expect(courier.posts.map(({ threadTs, text }) => [threadTs, text.split('\n')[0]])).toEqual([
      [undefined, 'I am looking into one pod restarts'],
      ['1.0', 'Outcome: Undetermined'],
    ]);
  });
});

describe('a channel that refuses', () => {
  it('keeps the conclusion behind the head until a person sends it again', async () => {
    const desk = openFindingDesk();
    desk.courier.answerPosts(refused);
    desk.raise();
    desk.findings.look(look);
    desk.end('finding-1', 'undetermined');
    await desk.clock.advance(minute);
    expect(desk.findings.list()[0]).toMatchObject({
      look: { post: { delivery: { state: 'refused', failure: notInChannel } } },
      end: { post: { delivery: { state: 'waiting' } } },
    });
    desk.outbox.sendAgain('op-1');
    await desk.clock.advance(minute);
    expect(firstLines(desk)).toEqual([
      [undefined, 'I am looking into one pod restarts'],
      [undefined, 'I am looking into one pod restarts'],
      ['2.0', 'Outcome: Undetermined'],
    ]);
  });

  it('can be left out, and the conclusion then heads a thread of its own', async () => {
    const desk = openFindingDesk();
    desk.courier.answerPosts(refused);
    desk.raise();
    desk.findings.look(look);
    await desk.clock.advance(minute);
    desk.outbox.leaveOut('op-1');
    expect(desk.findings.list()[0]?.thread).toBeUndefined();
    desk.end('finding-1', 'undetermined');
    await desk.clock.advance(minute);
    expect(firstLines(desk).at(-1)).toEqual([undefined, 'Finding: one pod restarts']);
  });

  it('is no dead end for a conclusion that waited behind a head that was then left out', async () => {
    const desk = openFindingDesk();
    desk.courier.answerPosts(refused);
    desk.raise();
    desk.findings.look(look);
    const opId = desk.end('finding-1', 'undetermined').end?.post?.opId ?? '';
    await desk.clock.advance(minute);
    desk.outbox.leaveOut('op-1');
    await desk.clock.advance(minute);
    expect(desk.findings.list()[0]?.end?.post?.delivery.state).toBe('refused');
    // While it may still go out it is not told beside itself.
    desk.findings.tellAgain({ id: 'finding-1', opId: 'op-2' });
    desk.outbox.leaveOut(opId);
    const told = desk.findings.tellAgain({ id: 'finding-1', opId: 'op-3' });
    expect(desk.findings.tellAgain({ id: 'finding-1', opId: 'op-4' })).toEqual(told);
    await desk.clock.advance(minute);
    expect(firstLines(desk)).toEqual([
      [undefined, 'I am looking into one pod restarts'],
      [undefined, 'Finding: one pod restarts'],
    ]);
    expect(desk.findings.list()[0]?.end?.post).toMatchObject({ opId: 'op-3', delivery: { state: 'sent' } });
  });

  it('where nobody knows whether it arrived is read back, and nothing is doubled', async () => {
    const desk = openFindingDesk();
    desk.courier.answerPosts({ kind: 'unknown', failure: lost });
    desk.courier.answerSearches({ kind: 'found', channelId: 'C1', ts: '5.0' });
    desk.raise();
    desk.findings.look(look);
    desk.end('finding-1', 'undetermined');
    await desk.clock.advance(5 * minute);
    expect(firstLines(desk)).toEqual([
      [undefined, 'I am looking into one pod restarts'],
      ['5.0', 'Outcome: Undetermined'],
    ]);
  });
});

it('a conclusion that had no channel is told as soon as the pack has one', async () => {
  const desk = openFindingDesk();
  const { pack } = desk.now;
  const { findings: _none, ...channels } = pack.channels;
  desk.now.pack = { ...pack, channels };
  desk.raise();
  desk.end('finding-1', 'undetermined');
  desk.findings.tellAgain({ id: 'finding-1', opId: 'op-1' });
  expect(desk.outbox.read().posts).toEqual([]);
  desk.now.pack = pack;
  desk.findings.tellAgain({ id: 'finding-1', opId: 'op-2' });
  await desk.clock.advance(minute);
  expect(firstLines(desk)).toEqual([[undefined, 'Finding: one pod restarts']]);
});

test('a thread stays in the workspace and the channel in which it began', async () => {
  const desk = openFindingDesk();
  desk.now.workspace = 'practice';
  desk.raise();
  desk.findings.look(look);
  desk.now.workspace = 'slack';
  desk.now.pack = { ...desk.now.pack, channels: { ...desk.now.pack.channels, findings: '#elsewhere' } };
  desk.end('finding-1', 'undetermined');
  expect(desk.db.prepare('SELECT workspace, channel FROM outbox').all()).toEqual([
    { workspace: 'practice', channel: '#interventions-dev' },
    { workspace: 'practice', channel: '#interventions-dev' },
  ]);
});

describe('two windows at once', () => {
  it('say that they look once, and end a finding once', async () => {
    const folder = temporaryFolder();
    const one = openFindingDesk({ db: openTestDatabase(folder) });
    const other = openFindingDesk({ db: openTestDatabase(folder) });
    one.raise();
    one.findings.look(look);
    expect(other.findings.look({ id: 'finding-1', opId: 'op-2' }).look?.post?.opId).toBe('op-1');
    one.findings.why({ id: 'finding-1', position: 0, text: 'a leak' });
    other.findings.why({ id: 'finding-1', position: 1, text: 'no limit' });
    expect(one.findings.list()[0]?.whys).toEqual(['a leak', 'no limit']);
    one.end('finding-1', 'undetermined');
    expect(() => other.end('finding-1', 'intermittent-issue', 'end-2')).toThrow(
      expect.objectContaining({ code: 'finding-ended' }),
    );
    await one.clock.advance(minute);
    expect(one.posts()).toHaveLength(2);
  });
});

describe('texts of any kind are text', () => {
  it.each(hostileTexts)('%j', async (text) => {
    const desk = openFindingDesk();
    const whole = text.toWellFormed();
    desk.findings.raise({ id: 'finding-1', alarmId: 'alarm-1', text });
    desk.findings.look(look);
    desk.findings.why({ id: 'finding-1', position: 0, text });
    const [outcome] = desk.now.pack.outcomes;
    if (outcome === undefined) throw new Error('no outcome');
    const { id: outcomeId, followUp } = outcome;
    const answers = followUp.map((each) => ({ id: each.id, answer: each.answer === 'link' ? '' : text }));
    const ended = desk.findings.end({
      id: 'finding-1',
      endId: 'end-1',
      outcomeId,
      answers,
      conclusion: text,
    });
    expect(ended).toMatchObject({ text: whole, whys: [whole.trim()], end: { conclusion: whole } });
    expect(desk.findings.list()).toEqual([ended]);
    expect(ended.look?.post?.text).toBe(lookingText(desk.now.pack.templates.looking, text));
    expect(ended.look?.post?.text).not.toMatch(/\n/);
    if (ended.end === undefined) throw new Error('It has not ended');
    expect(ended.end.post?.text).toBe(conclusionText({ ...ended.end, conclusion: text }, undefined));
    await desk.clock.advance(minute);
    expect(desk.posts().map((post) => post.text)).toEqual([ended.look?.post?.text, ended.end.post?.text]);
  });

  it('in the practice workspace too', async () => {
    const desk = openFindingDesk();
    const practice = createPracticeWorkspace({ ...desk, onMessage: () => undefined });
    const shown = openFindingDesk({ db: desk.db, courier: practice.courier });
    shown.raise('finding-1', '<script>alert(1)</script> @channel <!here>');
    shown.findings.look(look);
    await shown.clock.advance(minute);
    expect(practice.messages().map(({ text }) => text)).toEqual([
      'I am looking into <script>alert(1)</script> @channel <!here>',
    ]);
  });
});
