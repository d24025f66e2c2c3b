import { expect, test } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { changed, problemOf } from './pack-text';

function alarmsOf(text: string) {
  const read = readPack('own.yaml', text);
  if (read.kind !== 'pack') throw new Error(read.problem.reason);
  return read.pack.alarms;
}
const withLines = (...lines: readonly string[]) =>
  changed('  repeatEvery: 2m\n', ['  repeatEvery: 2m', ...lines, ''].join('\n  '));

test('how far pages widen, and when an incident is asked about, are for a pack to say', () => {
  expect(alarmsOf(withLines('repeatAtMost: 10m', 'nudgeAfter: 10m'))).toMatchObject({
    repeatEveryMs: 120_000,
    repeatAtMostMs: 600_000,
    nudgeAfterMs: 600_000,
  });
});

test('a pack need not say either, as the shipped one does not', () => {
  const { repeatAtMostMs, nudgeAfterMs } = alarmsOf(withLines());
  expect([repeatAtMostMs, nudgeAfterMs]).toEqual([undefined, undefined]);
});

test('pages cannot become narrower than they begin', () => {
  expect(problemOf(withLines('repeatAtMost: 1m'))).toMatchObject({
    reason: expect.stringContaining('is shorter than repeatEvery'),
    hint: 'give it at least the same',
  });
});
