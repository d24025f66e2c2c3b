import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { problemOf, shipped } from './pack-text';

/** The pack with something more under `alarms`. */
const withAlarms = (...lines: readonly string[]) =>
  shipped.replace(
    '  repeatEvery: 2m\n',
    () => `${lines.map((line) => `  ${line}\n`).join('')}  repeatEvery: 2m\n`,
  );

function alarmsOf(text: string) {
  const read = readPack('own.yaml', text);
  if (read.kind !== 'pack') throw new Error(`${read.problem.line}: ${read.problem.reason}`);
  return read.pack.alarms;
}

test('a pack may say what flapping is, and need not', () => {
  expect(alarmsOf(shipped).flap).toBeUndefined();
  expect(alarmsOf(withAlarms('flap: { changes: 8, within: 1h, stableAfter: 20m }')).flap).toEqual({
    changes: 8,
    withinMs: 3_600_000,
    stableAfterMs: 1_200_000,
  });
});

test.each([
  ['flap: { changes: 2, within: 1h, stableAfter: 20m }', 'use 3 or more'],
  ['flap: { changes: 6, within: 25h, stableAfter: 20m }', 'out of bounds'],
  ['flap: { changes: 6, within: 1h, stableAfter: 5h }', 'out of bounds'],
  ['flap: { changes: 6, within: 1h }', 'stableAfter'],
  ['expectResolved: [{ match: [], within: 10m }]', 'at least'],
  ['expectResolved: [{ match: [{ name: A }], within: 1d }]', 'not a length of time'],
  ['expectResolved: [{ match: [{ lable: A, anyOf: [a] }], within: 10m }]', 'did you mean label?'],
  ['expectResolved: [{ match: [{ label: A }], within: 10m }]', 'neither a label nor a name'],
  ['expectResolved: [{ match: [{ label: A, anyOf: [a], name: B }], within: 10m }]', 'or name alone'],
])('%s is refused with its reason', (line, reason) => {
  const { reason: said, hint, line: at } = problemOf(withAlarms(line));
  expect(`${said} ${hint ?? ''}`).toContain(reason);
  expect(at).toBeGreaterThan(100);
});

test('a pack may say which alarms are expected to end by themselves, by label and by name', () => {
  const text = withAlarms(
    'expectResolved:',
    '  - match:',
    '      - name: NightlySync',
    '      - { label: severity, anyOf: [warning, info] }',
    '    within: 15m',
    '    why: heavy jobs at night',
    '  - match: [{ name: [A, B] }]',
    '    within: 90s',
  );
  expect(alarmsOf(text).expectResolved).toEqual([
    {
      match: [{ name: ['NightlySync'] }, { label: 'severity', anyOf: ['warning', 'info'] }],
      withinMs: 900_000,
      why: 'heavy jobs at night',
    },
    { match: [{ name: ['A', 'B'] }], withinMs: 90_000, why: undefined },
  ]);
});

test('the pack of TIS expects what its page says comes with a pair', () => {
  const file = join(import.meta.dirname, '..', '..', '..', 'resources', 'packs', 'tis.yaml');
  expect(alarmsOf(readFileSync(file, 'utf8')).expectResolved).toEqual([
    {
      match: [{ label: 'expects', anyOf: ['resolved'] }],
      withinMs: 600_000,
      why: 'Normally comes with a ‘Resolved’ pair message very shortly afterwards.',
    },
  ]);
});
