import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { packProblemDetail } from '../../../src/shared/nouns/pack';

const needed = /^(id|name|zone|division|hours|channels|phrases|definition|alarms|checklists):/;

/** The parts of a pack, each with its keys, without comments, so that most changes hit something. */
function partsOf(file: string): { readonly always: readonly string[]; readonly more: readonly string[] } {
  const bare = readFileSync(`resources/packs/${file}`, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(#.*)?$/.test(line))
    .join('\n');
  const parts = bare.split(/\n(?=\S)/);
  return {
    always: parts.filter((part) => needed.test(part)),
    more: parts.filter((part) => !needed.test(part)),
  };
}

/** A shipped pack with one part, or none, of what may be left out: all of it each time would only make reading slow. */
const goodPack = fc
  .constantFrom(...['cloud-platform.yaml', 'interventions.yaml', 'tis.yaml'].map(partsOf))
  .chain(({ always, more }) =>
    fc.subarray([...more], { maxLength: 1 }).map((some) => [...some, ...always].join('\n')),
  );

const somewhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const scrap = fc.oneof(
  fc.constantFrom(
    ...[
      '\t',
      '\n',
      ': ',
      '- ',
      '#',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!x ',
      '|',
      '>',
      '? ',
      '%YAML 1.1\n---\n',
    ],
    ...[
      'null',
      '~',
      '42',
      'true',
      '[]',
      '{}',
      '<<: *a',
      '__proto__: 1',
      'constructor: 1',
      '\u0000',
      '\uFEFF',
      '\u2028',
    ],
  ),
  fc.string({ maxLength: 20 }),
  fc.string({ maxLength: 20, unit: 'binary' }),
);

type Change = (text: string) => string;

/** Changes one line, anywhere. */
function onLine(change: (line: string) => string): fc.Arbitrary<Change> {
  return somewhere.map((at) => (text) => {
    const lines = text.split('\n');
    const index = Math.floor(at * lines.length);
    return lines.with(index, change(lines[index] ?? '')).join('\n');
  });
}

const inserted = fc.tuple(somewhere, scrap).map(([at, added]) => (text: string) => {
  const cut = Math.floor(at * text.length);
  return text.slice(0, cut) + added + text.slice(cut);
});
const cutOut = fc.tuple(somewhere, fc.integer({ min: 1, max: 200 })).map(([at, length]) => (text: string) => {
  const cut = Math.floor(at * text.length);
  return text.slice(0, cut) + text.slice(cut + length);
});
const moved = fc.tuple(somewhere, somewhere).map(([from, to]) => (text: string) => {
  const lines = text.split('\n');
  const [line = ''] = lines.splice(Math.floor(from * lines.length), 1);
  lines.splice(Math.floor(to * lines.length), 0, line);
  return lines.join('\n');
});
const flipped = fc.tuple(somewhere, fc.integer({ min: 0, max: 7 })).map(([at, bit]) => (text: string) => {
  const bytes = Buffer.from(text);
  const index = Math.floor(at * bytes.length);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  return bytes.toString();
});
const renamed = fc.tuple(somewhere, fc.constantFrom('', 's', 'X', '-', ' ')).chain(([at, letter]) =>
  onLine((line) =>
    line.replace(/([\w-]+)(?=:)/, (key) => {
      const cut = Math.floor(at * key.length);
      return key.slice(0, cut) + letter + key.slice(cut + 1);
    }),
  ),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  inserted,
  cutOut,
  moved,
  flipped,
  renamed,
  onLine((line) => `${line}\n${line}`),
  onLine(() => ''),
  scrap.chain((value) => onLine((line) => line.replace(/: .*$/, () => `: ${value}`))),
  scrap.chain((value) => onLine((line) => line.replace(/^(\s*- ).*$/, (_all, dash: string) => dash + value))),
  fc.integer({ min: 1, max: 5 }).chain((more) => onLine((line) => ' '.repeat(more) + line)),
  fc.integer({ min: 1, max: 5 }).chain((less) => onLine((line) => line.slice(less))),
  onLine((line) => line.replace(/^ {2}/, '\t')),
  onLine((line) => line.replace(/: (?=\S)/, ': &a ')),
  onLine((line) => line.replace(/: .*$/, ': *a')),
  onLine((line) => line.replace(/:$/, ': &a')),
);

/** Read as a good pack, or malformed with a place inside the file and words for it. */
function answerTo(text: string): 'pack' | 'malformed' {
  const read = readPack('own.yaml', text);
  if (read.kind === 'pack') return read.kind;
  const lines = text.split('\n').length;
  for (const problem of [read.problem, ...read.others]) {
    const { file, line, column, reason, hint } = problem;
    const isPlaced = file === 'own.yaml' && line >= 1 && line <= lines && column >= 1;
    const words = [reason, hint ?? 'none', String(packProblemDetail(problem).reason)];
    const isSaid = words.every((one) => /^\S[^\p{Cc}]*[^\s.]$/u.test(one) && one.length < 900);
    if (!isPlaced || !isSaid) throw new Error(`Not placed, or not in words: ${JSON.stringify(problem)}`);
  }
  return read.kind;
}

it('however a good pack is changed, it is read or its mistake is placed', { timeout: 120_000 }, () => {
  const seen = { pack: 0, malformed: 0 };
  fc.assert(
    fc.property(goodPack, fc.array(change, { minLength: 1, maxLength: 4 }), (good, changes) => {
      seen[answerTo(changes.reduce((text, apply) => apply(text), good))] += 1;
    }),
    { numRuns: 10_000, seed: 20_261_120 },
  );
  // Both ways were walked: the changes are neither harmless nor hopeless.
  expect(seen.pack).toBeGreaterThan(500);
  expect(seen.malformed).toBeGreaterThan(5_000);
});

it('any text at all is read or its mistake is placed', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300, unit: 'binary' })),
      (text) => {
        expect(answerTo(text)).toBe('malformed');
      },
    ),
    { numRuns: 500 },
  );
});
