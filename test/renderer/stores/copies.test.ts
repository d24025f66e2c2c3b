import { expect, test } from 'vitest';
import type { Outcome } from '../../../src/renderer/client/client';
import { createClient } from '../../../src/renderer/client/client';
import { createCopy } from '../../../src/renderer/stores/copy';
import { createEntriesStore } from '../../../src/renderer/stores/entries';
import type { Entry } from '../../../src/shared/nouns/incident';
import { createFakeCore } from '../support/fake-core';
import { entry } from '../support/samples';

/** A question whose answer the test gives when it likes. */
function createQuestion() {
  const answers: ((outcome: Outcome<string>) => void)[] = [];
  const copy = createCopy(() => new Promise<Outcome<string>>((resolve) => answers.push(resolve)));
  return { copy, answers };
}

test('an answer that is older than an event does not undo it', async () => {
  const { copy, answers } = createQuestion();
  const loading = copy.load();
  copy.accept('new');
  answers[0]?.({ ok: true, value: 'old' });
  await loading;
  expect(copy.store.getState()).toEqual({ value: 'new', failure: undefined });
});

test('of two questions only the answer to the later one counts', async () => {
  const { copy, answers } = createQuestion();
  const loading = Promise.all([copy.load(), copy.load()]);
  answers[1]?.({ ok: true, value: 'second' });
  answers[0]?.({ ok: true, value: 'first' });
  await loading;
  expect(copy.store.getState().value).toBe('second');
});

test('while the core cannot be reached the last copy stays; a refusal voids it', async () => {
  const { copy, answers } = createQuestion();
  copy.accept('known');
  let loading = copy.load();
  answers[0]?.({ ok: false, failure: { code: 'unreachable' } });
  await loading;
  expect(copy.store.getState()).toEqual({ value: 'known', failure: { code: 'unreachable' } });

  loading = copy.load();
  answers[1]?.({ ok: false, failure: { code: 'no-watch', detail: {} } });
  await loading;
  expect(copy.store.getState()).toEqual({ value: undefined, failure: { code: 'no-watch', detail: {} } });
});

test('a line told of while the log is on its way is in the log, once and in its place', async () => {
  let answer = (_entries: readonly Entry[]) => {};
  const core = createFakeCore({
    'entries.list': () => new Promise<readonly Entry[]>((resolve) => (answer = resolve)),
  });
  const store = createEntriesStore(createClient(core.transport));
  const loading = store.load('incident-1');
  const waiting = { state: 'waiting', failure: undefined } as const;
  store.accept(entry(2, { text: 'newer words of 2' }));
  store.accept(entry(3, { delivery: waiting }));
  answer([entry(1), entry(2)]);
  await loading;
  store.accept(entry(3));
  expect(store.store.getState()['incident-1']?.entries).toEqual([
    entry(1),
    entry(2, { text: 'newer words of 2' }),
    entry(3),
  ]);
});

test('a change of one line leaves the other rows the same objects', async () => {
  const core = createFakeCore({ 'entries.list': () => [entry(1), entry(2), entry(3)] });
  const store = createEntriesStore(createClient(core.transport));
  await store.load('incident-1');
  const before = store.store.getState()['incident-1']?.entries ?? [];
  store.accept(entry(2, { delivery: { state: 'waiting', failure: undefined } }));
  const after = store.store.getState()['incident-1']?.entries ?? [];
  expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([
    true,
    false,
    true,
  ]);
});
