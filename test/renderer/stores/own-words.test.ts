import { expect, test } from 'vitest';
import { createClient } from '../../../src/renderer/client/client';
import { createOwnWords } from '../../../src/renderer/stores/own-words';
import { createFakeCore, Refusal } from '../support/fake-core';
import { memoryStorage } from '../support/memory-storage';
import { handover } from '../support/samples';

const turns = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

function createWriter(storage = memoryStorage()) {
  const core = createFakeCore({ 'handover.write': () => handover });
  const timers: { delayMs: number; task: () => void }[] = [];
  const words = createOwnWords({
    client: createClient(core.transport),
    storage,
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

test('words that were not saved before a reload of the window are saved after it', async () => {
  const storage = memoryStorage();
  const before = createWriter(storage);
  before.words.write('shift-1', 'planned', 'saved long ago');
  await before.passTime();
  before.words.write('shift-1', 'watch', 'typed just before');

  const after = createWriter(storage);
  expect(after.states()).toEqual([['typed just before', 'typing', undefined]]);
  expect(await after.words.flush()).toBe(true);
  expect(after.saved()).toEqual(['typed just before']);
  expect(createWriter(storage).states()).toEqual([]);
});

test('what a window kept and is not of our making is left aside', () => {
  for (const kept of ['no JSON', '{}', '[1]', '[{"shiftId":"shift-1","section":"nowhere","text":"x"}]']) {
    const storage = memoryStorage();
    storage.setItem('watchkeeper.own-words', kept);
    expect(createWriter(storage).states()).toEqual([]);
  }
});

test('words of another shift that cannot be saved do not hold up this one', async () => {
  const { core, words } = createWriter();
  core.answers['handover.write'] = ({ shiftId }) => {
    if (shiftId === 'gone') throw new Refusal('not-found', { noun: 'shift' });
    return handover;
  };
  words.write('gone', 'watch', 'of a shift that was removed');
  words.write('shift-1', 'watch', 'quiet');
  expect(await words.flush('shift-1')).toBe(true);
  expect(await words.flush()).toBe(false);
});
