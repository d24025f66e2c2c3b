import { expect, test } from 'vitest';
import { createClient } from '../../../src/renderer/client/client';
import { createPendingLines } from '../../../src/renderer/stores/pending-lines';
import type { Entry } from '../../../src/shared/nouns/incident';
import { createFakeCore, Refusal } from '../support/fake-core';
import { entry } from '../support/samples';

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** A core that keeps lines by id, as the real one does, and the queue of one window. */
function createScribe(kept = new Map<string, string>()) {
  const log: Entry[] = [];
  const refusing = { code: undefined as 'disk-full' | undefined };
  const core = createFakeCore({
    'entries.append': ({ id, text, kind, happenedAt }) => {
      if (refusing.code !== undefined) throw new Refusal(refusing.code);
      const known = log.find((each) => each.id === id);
      if (known !== undefined) return known;
      const saved = entry(log.length + 1, { id, text, kind, happenedAt: happenedAt ?? 0 });
      log.push(saved);
      return saved;
    },
  });
  const timers: (() => void)[] = [];
  const time = { now: 1_000_000 };
  let made = kept.size * 100;
  const lines = createPendingLines({
    client: createClient(core.transport),
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    newId: () => `line-${++made}`,
    now: () => time.now,
    after: (_delayMs, task) => void timers.push(task),
    onSaved: () => {},
  });
  return {
    core,
    kept,
    log,
    refusing,
    time,
    lines,
    type: (text: string, incidentId = 'incident-1') =>
      lines.add({ incidentId, kind: 'event', text, happenedAt: undefined }),
    waiting: () => lines.store.getState().lines.map((line) => [line.text, line.state]),
    passTime: async () => {
      for (const task of timers.splice(0)) task();
      await turns();
    },
  };
}

test('a line stays in the queue until the core has answered', async () => {
  const scribe = createScribe();
  scribe.type('one');
  expect(scribe.waiting()).toEqual([['one', 'saving']]);
  await turns();
  expect(scribe.waiting()).toEqual([]);
  expect(scribe.log.map((each) => each.text)).toEqual(['one']);
});

test('lines typed while another is being saved go in order', async () => {
  const scribe = createScribe();
  for (const text of ['one', 'two', 'three']) scribe.type(text);
  await turns();
  expect(scribe.log.map((each) => each.text)).toEqual(['one', 'two', 'three']);
});

test('nothing is lost and nothing doubled when the answer is lost and the connection with it', async () => {
  const scribe = createScribe();
  scribe.core.loseAnswers(true);
  scribe.type('heard, but the answer was lost');
  scribe.type('never heard');
  await turns();
  scribe.core.cut();
  scribe.type('typed while it was gone');
  await turns();
  expect(scribe.waiting()).toEqual([
    ['heard, but the answer was lost', 'waiting'],
    ['never heard', 'waiting'],
    ['typed while it was gone', 'waiting'],
  ]);

  scribe.core.loseAnswers(false);
  scribe.core.mend();
  await scribe.lines.drain();
  expect(scribe.waiting()).toEqual([]);
  expect(scribe.log.map((each) => each.text)).toEqual([
    'heard, but the answer was lost',
    'never heard',
    'typed while it was gone',
  ]);
});

test('without any sign of a reconnect it tries again by itself', async () => {
  const scribe = createScribe();
  scribe.core.loseAnswers(true);
  scribe.type('one');
  await turns();
  scribe.core.loseAnswers(false);
  await scribe.passTime();
  expect(scribe.waiting()).toEqual([]);
});

test('a line that is saved late is told with the time at which it was typed', async () => {
  const scribe = createScribe();
  scribe.core.cut();
  scribe.type('typed during the outage');
  await turns();
  const typedAt = scribe.time.now;
  scribe.time.now += 480_000;
  scribe.core.mend();
  scribe.type('typed just now');
  await turns();
  expect(scribe.log.map((each) => [each.text, each.happenedAt])).toEqual([
    ['typed during the outage', typedAt],
    ['typed just now', 0],
  ]);
});

test('a refused line keeps its place: later lines of its incident wait behind it, others go on', async () => {
  const scribe = createScribe();
  scribe.refusing.code = 'disk-full';
  scribe.type('first');
  await turns();
  scribe.refusing.code = undefined;
  scribe.type('second');
  scribe.type('elsewhere', 'incident-2');
  await turns();
  expect(scribe.waiting()).toEqual([
    ['first', 'refused'],
    ['second', 'waiting'],
  ]);
  expect(scribe.log.map((each) => each.text)).toEqual(['elsewhere']);

  scribe.lines.tryAgain('incident-1');
  await turns();
  expect(scribe.log.map((each) => each.text)).toEqual(['elsewhere', 'first', 'second']);
});

test('a reload of the window keeps the lines, their ids and the draft', async () => {
  const kept = new Map<string, string>();
  const before = createScribe(kept);
  before.core.cut();
  before.type('one');
  before.type('two');
  before.lines.setDraft('incident-1', 'half a sen');
  await turns();
  const ids = before.lines.store.getState().lines.map((line) => line.id);

  const after = createScribe(kept);
  expect(after.lines.store.getState().drafts).toEqual({ 'incident-1': 'half a sen' });
  await after.lines.drain();
  expect(after.log.map((each) => [each.id, each.text])).toEqual([
    [ids[0], 'one'],
    [ids[1], 'two'],
  ]);
});

test('whatever else stands in the storage is left aside', () => {
  for (const text of ['not json', '[]', '{"lines":[{"id":1}],"drafts":{"a":2}}', 'null']) {
    const scribe = createScribe(new Map([['watchkeeper.pending-lines', text]]));
    expect(scribe.lines.store.getState()).toEqual({ lines: [], drafts: {} });
  }
});
