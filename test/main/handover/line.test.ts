import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outside, sentence } from '../../../src/main/handover/line';

describe('words from outside', () => {
  it.each([
    ['two\r\n\r\n  lines\u2028and\tmore ', 'two lines and more'],
    ['bell\u0007 \u001b[31m nul\u0000', 'bell\ufffd \ufffd[31m nul\ufffd'],
    ['lone \ud800', 'lone \ufffd'],
    ['plain é 😀 “q”', 'plain é 😀 “q”'],
    ['שלום 1', '\u2068שלום 1\u2069'],
    ['\u202eevil', '\u2068\u202eevil\u2069'],
    ['a\u2066b', '\u2068a\u2066b\u2069\u2069'],
    ['a\u2069b\u202ec', '\u2068\u2068a\u2069b\u202ec\u2069'],
  ])('%j reads %j', (text, expected) => {
    expect(outside(text)).toBe(expected);
  });

  it('close each isolate that they open and never one that they did not', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a \u2066\u2067\u2068\u2069\u202e\u202cש') });
    fc.assert(
      fc.property(text, (given) => {
        const isolated = outside(given);
        fc.pre(isolated.startsWith('\u2068'));
        const depths: number[] = [];
        for (const character of isolated) {
          const step = /[\u2066-\u2068]/.test(character) ? 1 : character === '\u2069' ? -1 : 0;
          depths.push((depths.at(-1) ?? 0) + step);
        }
        // Only the last character closes the isolate that the first one opened.
        expect(depths.indexOf(0)).toBe(depths.length - 1);
      }),
    );
  });

  it('come back from the database as they went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(outside(text), 'utf8').toString('utf8')).toBe(outside(text));
      }),
    );
  });
});

describe('a sentence', () => {
  it.each([
    ['users wait', 'users wait.'],
    ['users wait.', 'users wait.'],
    ['why? ', 'why?'],
    ['he said “no.”', 'he said “no.”'],
    ['שלום.', '\u2068שלום.\u2069'],
    ['', ''],
  ])('%j ends once: %j', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });
});
