import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bodyText,
  escapeMarkup,
  labelText,
  titleText,
} from '../../../../src/main/hosts/notifiers/notification-text';
import { hostileTexts } from './hostile-texts';

it.each(hostileTexts)('keeps what a person is to read of a text that %s', (_what, given, expected) => {
  expect({ title: titleText(given), body: bodyText(given), label: labelText(given) }).toEqual(expected);
});

it('makes any text short, well-formed and free of control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' }), (given) => {
      for (const [text, longest] of [
        [titleText(given), 200],
        [bodyText(given), 2_000],
        [labelText(given), 60],
      ] as const) {
        expect(text.isWellFormed()).toBe(true);
        expect(Array.from(text).length).toBeLessThanOrEqual(longest);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      }
      expect(titleText(given)).not.toMatch(/^$|\n/);
    }),
  );
});

it('escapes so that mark-up reads back as the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const escaped = escapeMarkup(text);
      expect(escaped).not.toMatch(/[<>]/);
      const readBack = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      expect(readBack).toBe(text);
    }),
  );
});
