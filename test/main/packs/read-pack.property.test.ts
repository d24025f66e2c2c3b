import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { packProblemDetail } from '../../../src/shared/nouns/pack';
import { shipped } from './pack-text';

/** Without comments, so that most changes hit something. */
const bare = shipped
  .split('\n')
  .filter((line) => !/^\s*(#.*)?$/.test(line))
  .join('\n');

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
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(somewhere, scrap).map(([at, added]) => (text: string) => {
    const cut = Math.floor(at * text.length);
    return text.slice(0, cut) + added + text.slice(cut);
  }),
  fc.tuple(somewhere, fc.integer({ min: 1, max: 200 })).map(([at, length]) => (text: string) => {
    const cut = Math.floor(at * text.length);
    return text.slice(0, cut) + text.slice(cut + length);
  }),
  fc.tuple(somewhere, somewhere).map(([from, to]) => (text: string) => {
    const lines = text.split('\n');
    const [line = ''] = lines.splice(Math.floor(from * lines.length), 1);
    lines.splice(Math.floor(to * lines.length), 0, line);
    return lines.join('\n');
  }),
  somewhere.map((at) => (text: string) => {
    const lines = text.split('\n');
    const index = Math.floor(at * lines.length);
    return lines.toSpliced(index, 0, lines[index] ?? '').join('\n');
  }),
  fc.tuple(somewhere, scrap).map(([at, value]) => (text: string) => {
    const lines = text.split('\n');
    const index = Math.floor(at * lines.length);
    return lines
      .with(
        index,
        (lines[index] ?? '').replace(/: .*$/, () => `: ${value}`),
      )
      .join('\n');
  }),
);

/** Read as a good pack, or malformed with a place inside the file and words for it. */
function expectAnswer(text: string): 'pack' | 'malformed' {
  const read = readPack('own.yaml', text);
  if (read.kind === 'pack') {
    expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
    return read.kind;
  }
  const { file, line, column, reason, hint } = read.problem;
  expect(file).toBe('own.yaml');
  expect(line).toBeGreaterThanOrEqual(1);
  expect(line).toBeLessThanOrEqual(text.split('\n').length);
  expect(column).toBeGreaterThanOrEqual(1);
  for (const words of [reason, hint ?? '', String(packProblemDetail(read.problem).reason)]) {
    expect(words).toMatch(/^\S[^\p{Cc}]*[^\s.]$/u);
    expect(words.length).toBeLessThan(400);
  }
  return read.kind;
}

it('however a good pack is changed, it is read or its mistake is placed', () => {
  const seen = { pack: 0, malformed: 0 };
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      seen[expectAnswer(changes.reduce((text, apply) => apply(text), bare))] += 1;
    }),
    { numRuns: 1_500 },
  );
  // Both ways were walked: the changes are neither harmless nor hopeless.
  expect(seen.pack).toBeGreaterThan(20);
  expect(seen.malformed).toBeGreaterThan(500);
});

it('any text at all is read or its mistake is placed', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300, unit: 'binary' })),
      (text) => {
        expect(expectAnswer(text)).toBe('malformed');
      },
    ),
    { numRuns: 500 },
  );
});
