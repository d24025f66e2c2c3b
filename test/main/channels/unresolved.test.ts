import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unresolved } from '../../../src/main/channels/unresolved';

const channel = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ ts: `${index}.000000`, text, isApp: true }));
/** The places of the messages that lack a "Resolved". */
const lacking = (...texts: readonly string[]) => [...unresolved(channel(...texts))].map(Number).toSorted();

test.each<[string, readonly string[], readonly number[]]>([
  ['an alarm alone', ['[FIRING:1] NodeNotReady'], [0]],
  ['an alarm and its pair', ['[FIRING:1] NodeNotReady', '[RESOLVED] NodeNotReady'], []],
  ['an alarm that fires again after its pair', ['[FIRING:1] A', '[RESOLVED] A', '[FIRING:1] A'], [2]],
  ['an alarm that fires twice', ['[FIRING:1] A', '[FIRING:2] A'], [0, 1]],
  ['a pair of another alarm', ['[FIRING:1] A', '[RESOLVED] B'], [0]],
  ['a pair that came before', ['[RESOLVED] A', '[FIRING:1] A'], [1]],
  [
    'labels that changed with the number of alerts',
    ['[FIRING:2] A live (critical)', '[RESOLVED] A live (x critical)'],
    [],
  ],
  ['another spelling', ['[firing:1]  Node  Not', '[Resolved] node not'], []],
  ['a title behind a sign', ['🔥 [FIRING:1] A', '✅ [RESOLVED] A'], []],
  ['a title in a line of its own', ['live\n[FIRING:1] A\ndetails', 'live\n[RESOLVED] A'], []],
  ['a warning and its pair', [':warning: Sync is slow', ':white_check_mark: Resolved: Sync is slow'], []],
  ['a warning and a pair that ends with it', ['⚠️ Sync is slow', 'Sync is slow - Resolved'], []],
  [
    'a warning that is resolved as a sentence',
    [':warning: Sync is slow', 'Sync is slow has been resolved.'],
    [],
  ],
  ['a warning alone', [':warning: *Sync is slow*', 'nothing to see'], [0]],
  [
    'what has no such form',
    ['FIRING', 'firing A', 'is A firing?', '[FIRING] ', 'Resolved', 'a warning: A'],
    [],
  ],
])('%s', (_what, texts, places) => {
  expect(lacking(...texts)).toEqual(places);
});

test('a person’s warning is no alarm', () => {
  const message = { ts: '1.000000', text: ':warning: do not deploy today', isApp: false };
  expect(unresolved([message])).toEqual(new Set());
  expect(unresolved([{ ...message, isApp: true }])).toEqual(new Set(['1.000000']));
});

test('any texts are judged, however long, and only an alarm is ever named', () => {
  const pieces = fc.constantFrom(
    '[FIRING:1] ',
    '[RESOLVED] ',
    ':warning: ',
    'Resolved',
    ' ',
    ':',
    '!',
    'A',
    '\n',
    '(',
    ')',
  );
  fc.assert(
    fc.property(fc.array(fc.array(pieces, { maxLength: 30 }), { maxLength: 8 }), (texts) => {
      const told = channel(...texts.map((parts) => parts.join('')));
      for (const ts of unresolved(told)) {
        const text = told.find((message) => message.ts === ts)?.text ?? '';
        expect(text).toMatch(/\[FIRING:1\]|:warning:/);
      }
    }),
  );
  // So long that it would not end in time if it were tried anew at each place.
  for (const part of ['!', ':a:', ' ', ':', 'resolved ', '[', '(', '- '])
    expect(lacking(part.repeat(100_000))).toEqual([]);
});

test.each(['-', '- ', '—', ':a:', '=', ' .'])('pages of rulers of %s do not hold it up', (piece) => {
  const page = Array.from({ length: 40 }, () => piece.repeat(500).slice(0, 500)).join('\n');
  // So many that it would not end in time if a title were tried at each place of them.
  const pages = Array.from({ length: 100 }, () => page);
  expect(lacking(...pages, '[FIRING:1] A', `${piece.repeat(100)} A - resolved`)).toEqual([]);
});

test('a title that ends as the words before "resolved" begin is whole', () => {
  expect(lacking(':warning: axis', 'axis resolved')).toEqual([]);
  expect(lacking(':warning: A', 'A unresolved')).toEqual([0]);
});
