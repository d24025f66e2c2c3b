import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/shared/nouns/finding';
import { friday0944, minute, openFindingDesk, shift } from './finding-bench';

const failsWith = (code: string, detail = {}) => expect.objectContaining({ code, detail });
const noise = {
  id: 'finding-1',
  endId: 'end-1',
  outcomeId: 'noise',
  answers: [
    { id: 'removed', answer: 'in the rule' },
    { id: 'dashboard', answer: 'https://grafana.example.org/d/1' },
  ],
  conclusion: 'It fires at every deploy.',
};
const channel = '#interventions-dev';

describe('a finding from an alarm', () => {
  it('is kept with who, when and the words of its origin, and told', () => {
    const desk = openFindingDesk();
    const raised: Finding = {
      id: 'finding-1',
      shiftId: 'shift-1',
      workspace: 'slack',
      raisedFrom: { kind: 'alarm', alarmId: 'alarm-1', name: 'ApiDown' },
      text: 'one pod restarts',
      raisedBy: 'Ada',
      raisedAt: friday0944,
      packHash: 'hash-1',
      state: 'raised',
      look: undefined,
      whys: [],
      end: undefined,
      earlierEnds: [],
      thread: undefined,
    };
    expect(desk.raise()).toEqual(raised);
    expect(desk.findings.list()).toEqual([raised]);
    expect(desk.events).toEqual([{ name: 'finding.changed', value: raised }]);
    expect(desk.toldInside).toEqual([false]);
  });

  it('is raised once however often it is asked for, and needs an alarm', () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.raise('finding-1', 'other words');
    expect(desk.findings.list()).toHaveLength(1);
    expect(() => desk.raise('finding-2', 'x', 'gone')).toThrow(failsWith('not-found', { noun: 'alarm' }));
  });

  it('can be raised outside a shift, and stands in every list until it ends', () => {
    const desk = openFindingDesk();
    desk.now.shift = undefined;
    desk.raise();
    desk.now.shift = { ...shift, id: 'shift-2' };
    expect(desk.findings.list().map(({ shiftId }) => shiftId)).toEqual([undefined]);
  });
});

describe('looking', () => {
  it('is posted once, as the head of a thread, in the pack’s words on one line', async () => {
    const desk = openFindingDesk();
    desk.raise('finding-1', 'one pod\n restarts {again}');
    desk.now.me = 'Grace';
    const looking = desk.findings.look({ id: 'finding-1', opId: 'op-1' });
    expect(looking).toMatchObject({
      state: 'looking',
      look: { by: 'Grace', at: friday0944, post: { opId: 'op-1', channel, delivery: { state: 'waiting' } } },
      thread: { channel },
    });
    expect(desk.findings.look({ id: 'finding-1', opId: 'op-2' })).toEqual(looking);
    await desk.clock.advance(minute);
    const text = 'I am looking into one pod restarts {again}';
    expect(desk.posts()).toEqual([{ channel, threadTs: undefined, text }]);
    expect(desk.courier.posts[0]?.metadata).toEqual({ op_id: 'op-1', kind: 'finding' });
    expect(desk.findings.list()[0]?.look?.post).toEqual({
      opId: 'op-1',
      channel,
      text,
      delivery: { state: 'sent', failure: undefined },
    });
  });

  it('is kept and posted nowhere where the pack names no channel', async () => {
    const desk = openFindingDesk();
    const { findings: _none, ...channels } = desk.now.pack.channels;
    desk.now.pack = { ...desk.now.pack, channels };
    desk.raise();
    expect(desk.findings.look({ id: 'finding-1', opId: 'op-1' })).toMatchObject({
      state: 'looking',
      look: { by: 'Ada', post: undefined },
      thread: undefined,
    });
    expect(desk.findings.end(noise).end?.post).toBeUndefined();
    await desk.clock.advance(minute);
    expect(desk.posts()).toEqual([]);
    expect(desk.findings.read({ id: 'finding-1' }).plan.channel).toBeUndefined();
  });
});

describe('the whys', () => {
  it('are kept in order, each can be written anew, and none is doubled by a second press', async () => {
    const desk = openFindingDesk();
    desk.raise();
    const why = (position: number, text: string) =>
      desk.findings.why({ id: 'finding-1', position, text }).whys;
    expect(why(0, 'out of memory')).toEqual(['out of memory']);
    expect(why(2, 'nobody reviews them')).toEqual(['out of memory', '', 'nobody reviews them']);
    expect(why(1, 'a leak ')).toEqual(['out of memory', 'a leak', 'nobody reviews them']);
    const events = desk.events.length;
    expect(why(1, 'a leak')).toEqual(['out of memory', 'a leak', 'nobody reviews them']);
    expect(desk.events).toHaveLength(events);
    expect(why(2, '')).toEqual(['out of memory', 'a leak']);
    desk.findings.end(noise);
    expect(() => why(0, 'something else')).toThrow(failsWith('finding-ended'));
  });
});

describe('the end', () => {
  it('is posted in the thread: the outcome, the conclusion, the whys in short, and the follow-up', async () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.findings.look({ id: 'finding-1', opId: 'op-1' });
    desk.findings.why({ id: 'finding-1', position: 0, text: 'the rule\nlooks at one minute' });
    desk.findings.why({ id: 'finding-1', position: 1, text: 'x'.repeat(500) });
    const ended = desk.findings.end(noise);
    expect(ended).toMatchObject({
      state: 'ended',
      end: {
        id: 'end-1',
        outcomeId: 'noise',
        outcomeName: 'Noise',
        answers: [
          { id: 'removed', kind: 'text', answer: 'in the rule' },
          { id: 'dashboard', kind: 'link', answer: 'https://grafana.example.org/d/1' },
        ],
        conclusion: 'It fires at every deploy.',
        by: 'Ada',
        at: friday0944,
      },
    });
    expect(desk.findings.end(noise)).toEqual(ended);
    await desk.clock.advance(minute);
    expect(desk.posts()).toEqual([
      { channel, threadTs: undefined, text: 'I am looking into one pod restarts' },
      {
        channel,
        threadTs: '1.0',
        text: [
          'Outcome: Noise',
          'It fires at every deploy.',
          `Why: 1. the rule looks at one minute 2. ${'x'.repeat(159)}…`,
          'Where in the code or the integrations is the noise removed? in the rule',
          'The dashboard that shows the problem: https://grafana.example.org/d/1',
        ].join('\n'),
      },
    ]);
  });

  it('heads a thread of its own, with the finding in it, where nobody said that they were looking', async () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.end('finding-1', 'undetermined');
    await desk.clock.advance(minute);
    expect(desk.posts()).toEqual([
      {
        channel,
        threadTs: undefined,
        text: 'Finding: one pod restarts\nOutcome: Undetermined\nit was nothing\nWho decides? Grace',
      },
    ]);
    expect(desk.findings.list()[0]?.thread).toEqual({ channel });
  });

  it('of another window comes too late, and an outcome that the pack does not know is refused', () => {
    const desk = openFindingDesk();
    desk.raise();
    expect(() => desk.findings.end({ ...noise, outcomeId: 'magic' })).toThrow(
      failsWith('not-found', { noun: 'outcome' }),
    );
    desk.findings.end(noise);
    expect(() => desk.findings.end({ ...noise, endId: 'end-2' })).toThrow(failsWith('finding-ended'));
    expect(() => desk.findings.look({ id: 'finding-1', opId: 'op-1' })).toThrow(failsWith('finding-ended'));
    expect(desk.findings.list()[0]?.earlierEnds).toEqual([]);
  });

  it('is among the outcomes of the pack as it was when the finding was raised', () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.now.byHash = { 'hash-1': desk.now.pack };
    desk.now.hash = 'hash-2';
    desk.now.pack = {
      ...desk.now.pack,
      outcomes: [],
      channels: { ...desk.now.pack.channels, findings: '#mended' },
    };
    const { plan } = desk.findings.read({ id: 'finding-1' });
    expect(plan.outcomes).toHaveLength(5);
    expect(plan.channel).toBe('#mended');
    expect(desk.findings.end(noise).end?.outcomeName).toBe('Noise');
  });

  it('leaves the list 30 days later, and an open one never does', async () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.raise('finding-2');
    desk.findings.end(noise);
    desk.now.shift = { ...shift, id: 'shift-2' };
    desk.clock.jumpTo(friday0944 + 30 * 24 * 60 * minute);
    expect(desk.findings.list()).toHaveLength(2);
    desk.clock.jumpTo(friday0944 + 30 * 24 * 60 * minute + 1);
    expect(desk.findings.list().map(({ id }) => id)).toEqual(['finding-2']);
  });
});

describe('opening again', () => {
  it('needs a reason, is told in the thread, and the earlier end stays on record', async () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.findings.look({ id: 'finding-1', opId: 'op-1' });
    const { end } = desk.findings.end(noise);
    desk.now.me = 'Grace';
    const open = desk.findings.reopen({ id: 'finding-1', endId: 'end-1', reason: 'it rang\nagain' });
    expect(desk.findings.reopen({ id: 'finding-1', endId: 'end-1', reason: 'twice' })).toEqual(open);
    expect(open).toMatchObject({
      state: 'looking',
      end: undefined,
      earlierEnds: [{ ...end, reopened: { by: 'Grace', at: friday0944, reason: 'it rang\nagain' } }],
    });
    desk.findings.end({ ...noise, endId: 'end-2', conclusion: 'The rule was wrong.' });
    await desk.clock.advance(minute);
    expect(desk.posts().map(({ threadTs, text }) => [threadTs, text.split('\n')[1] ?? text])).toEqual([
      [undefined, 'I am looking into one pod restarts'],
      ['1.0', 'It fires at every deploy.'],
      ['1.0', 'Opened again: it rang again'],
      ['1.0', 'The rule was wrong.'],
    ]);
    expect(desk.findings.list()[0]?.earlierEnds).toHaveLength(1);
    expect(() => desk.findings.reopen({ id: 'finding-1', endId: 'end-9', reason: 'x' })).toThrow(
      failsWith('not-found', { noun: 'end of the finding' }),
    );
  });
});

describe('what cannot be changed', () => {
  it.each([
    "UPDATE finding SET text = 'other'",
    'DELETE FROM finding',
    "UPDATE finding_end SET conclusion = 'other'",
    "UPDATE finding_end SET reopened_at = NULL, reopened_by = NULL, reopen_reason = NULL WHERE id = 'end-1'",
    'DELETE FROM finding_end',
  ])('%s', (sql) => {
    const desk = openFindingDesk();
    desk.raise();
    desk.findings.end(noise);
    desk.findings.reopen({ id: 'finding-1', endId: 'end-1', reason: 'again' });
    desk.findings.end({ ...noise, endId: 'end-2' });
    expect(() => desk.db.exec(sql)).toThrow(/is never (changed|deleted)/);
  });

  it('an act that fails half way leaves nothing behind', () => {
    const desk = openFindingDesk();
    desk.raise();
    desk.db.exec("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    const before = desk.findings.list();
    const events = desk.events.length;
    expect(() => desk.findings.look({ id: 'finding-1', opId: 'op-1' })).toThrow('disk full');
    expect(() => desk.findings.end(noise)).toThrow('disk full');
    expect(desk.findings.list()).toEqual(before);
    expect(desk.events).toHaveLength(events);
  });
});

it('what was raised and concluded is found by its words', () => {
  const desk = openFindingDesk();
  desk.raise();
  desk.findings.end(noise);
  const found = (words: string) =>
    desk.db.prepare('SELECT finding_id FROM finding_text WHERE finding_text MATCH ?').all(words);
  expect(found('pod')).toEqual([{ finding_id: 'finding-1' }]);
  expect(found('deploy')).toEqual([{ finding_id: 'finding-1' }]);
  expect(found('nothing')).toEqual([]);
});

it('the acts on a finding are work, each at its moment, and none on an alarm of practice', async () => {
  const desk = openFindingDesk();
  desk.raise();
  await desk.clock.advance(minute);
  desk.findings.look({ id: 'finding-1', opId: 'op-1' });
  await desk.clock.advance(minute);
  desk.findings.end(noise);
  await desk.clock.advance(minute);
  desk.findings.reopen({ id: 'finding-1', endId: 'end-1', reason: 'again' });
  desk.now.workspace = 'practice';
  desk.raise('finding-2');
  const told = desk.findings.actsBetween(friday0944, friday0944 + 10 * minute);
  expect(told).toEqual(
    [0, 1, 2, 3].map((after) => ({
      at: friday0944 + after * minute,
      untilAt: undefined,
      kind: 'finding',
      about: 'one pod restarts',
    })),
  );
  expect(desk.findings.actsBetween(friday0944 + 1, friday0944 + 2 * minute)).toHaveLength(1);
});

it('the handover of a shift has its own findings and all that were open in it', async () => {
  const desk = openFindingDesk();
  desk.raise('own');
  desk.raise('ended before', 'x', 'alarm-2');
  desk.end('ended before', 'undetermined');
  await desk.clock.advance(minute);
  const next = { ...shift, id: 'shift-2', startsAt: desk.clock.now(), endsAt: desk.clock.now() + minute };
  desk.now.shift = next;
  desk.raise('of the next');
  await desk.clock.advance(2 * minute);
  desk.now.shift = undefined;
  desk.raise('later');
  const ids = (of: typeof shift) => desk.findings.ofShift(of).map(({ id }) => id);
  expect(ids(next)).toEqual(['own', 'of the next']);
  expect(ids({ ...shift, endsAt: next.startsAt })).toEqual(['own', 'ended before']);
});
