import { expect, test } from 'vitest';
import { createClient } from '../../../src/renderer/client/client';
import { createOwnWords } from '../../../src/renderer/stores/own-words';
import { createFakeCore } from '../support/fake-core';
import { handover } from '../support/samples';

const turns = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

function createWriter() {
  const core = createFakeCore({ 'handover.write': () => handover });
  const timers: { delayMs: number; task: () => void }[] = [];
  const words = createOwnWords({
    client: createClient(core.transport),
    now: () => 5_000,
    after: (delayMs, task) => {
      const timer = { delayMs, task };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    onSaved: () => {},
  });
  const passTime = async () => {
    for (const { task } of timers.splice(0)) task();
    await turns();
  };
  const states = () =>
    Object.values(words.store.getState()).map((each) => [each.text, each.state, each.savedAt]);
  const saved = () =>
    core.askedFor('handover.write').map((input) => (input as { ownWords: string }).ownWords);
  return { core, words, timers, passTime, states, saved };
}

test('typing is saved once, within half a second of the last key', async () => {
  const { words, timers, passTime, states, saved } = createWriter();
  words.write('shift-1', 'watch', 'a');
  words.write('shift-1', 'watch', 'ab');
  expect(timers.length).toBe(1);
  expect(timers[0]?.delayMs).toBeLessThanOrEqual(500);
  await passTime();
  expect(saved()).toEqual(['ab']);
  expect(states()).toEqual([['ab', 'saved', 5_000]]);
});

test('words typed while the ones before are being saved are saved after them', async () => {
  const { words, passTime, states, saved } = createWriter();
  words.write('shift-1', 'watch', 'a');
  const saving = words.flush();
  words.write('shift-1', 'watch', 'ab');
  await saving;
  await passTime();
  expect(saved().at(-1)).toBe('ab');
  expect(states()).toEqual([['ab', 'saved', 5_000]]);
});

test('words that could not be saved stay, are said not to be saved, and go with the next flush', async () => {
  const { core, words, passTime, states, saved } = createWriter();
  core.cut();
  words.write('shift-1', 'planned', 'node rotation at 14:00');
  await passTime();
  expect(states()).toEqual([['node rotation at 14:00', 'failed', undefined]]);
  core.mend();
  expect(await words.flush()).toBe(true);
  expect(saved()).toEqual(['node rotation at 14:00']);
  expect(states()).toEqual([['node rotation at 14:00', 'saved', 5_000]]);
});
