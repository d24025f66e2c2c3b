import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestPage } from '../../../../src/main/alarms/pages/digest-words';
import { plainLine } from '../../../../src/main/alarms/pages/page-text';
import { alarmPage, stormPage, unnamed } from '../../../../src/main/alarms/pages/page-words';
import type { Alarm } from '../../../../src/shared/nouns/alarm';
import { createWatch, seenAlert } from '../watch-under-test';

const hostile = fc.constantFrom(
  '--urgency=low',
  '-x',
  '$(reboot)',
  '`reboot`',
  '"; reboot #',
  '<b>bold</b>',
  '<img src=x onerror=alert(1)>',
  '&amp;&lt;',
  '\u202e',
  '\u2066',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\u200b',
  '\r\n',
  '\u2028',
  '%s%n',
  '👩‍👩‍👧',
  'مرحبا',
  'x'.repeat(100_000),
);
const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { maxLength: 8 })
  .map((parts) => parts.join(''));

// biome-ignore lint/suspicious/noControlCharactersInRegex: what may not be there
const forbidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/u;
const alarm = { id: 'a', priority: 'high', sourceName: 'Live' } as Alarm;

function expectPlain(text: string, longest: number): void {
  expect(text).not.toMatch(forbidden);
  expect(text.isWellFormed()).toBe(true);
  expect(text.length).toBeLessThanOrEqual(longest);
}

describe('the text of a page, whatever a source says', () => {
  it('is short, plain, one line, and always there', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, summary, sourceName) => {
        const { title, body } = alarmPage({ ...alarm, name, summary, sourceName });
        expectPlain(title, 120);
        expect(title).not.toBe('');
        expect(title).not.toContain('\n');
        expectPlain(body, 361);
        expect(body.split('\n').length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('begins as the name begins, mark-up, dashes and all: nothing is taken for a command', () => {
    const visible = fc.string({
      unit: fc.constantFrom(...'aZ09-<>&;$`"\'\\(){}[]|*?~#%/!'),
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(visible, (name) => {
        expect(alarmPage({ ...alarm, name, summary: '' }).title).toBe(name);
      }),
    );
  });

  it('is never nothing', () => {
    for (const name of ['', ' ', '\u0000\u0007', '\u202e', '\u200b\u200b', '\ud800', ' '.repeat(100_000)]) {
      expect(alarmPage({ ...alarm, name, summary: '' }).title).toBe(unnamed);
    }
  });

  it('of a storm and of a digest is as plain', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (names) => {
        const storm = stormPage(
          'high',
          names.map((name) => ({ name })),
        );
        expect(storm.title).toBe(`${names.length} alarms need you`);
        expectPlain(storm.body, 300);
        expect(storm.body).not.toBe('');
        const stretch = { reason: 'asleep', fromAt: 0, toAt: 1, cleared: 0, open: [], blindMs: 0 } as const;
        expectPlain(digestPage({ ...stretch, fired: names }, 'UTC').body, 400);
      }),
    );
  });

  it('is cut between whole characters', () => {
    expect(plainLine('👩‍👩‍👧'.repeat(100), 10)).toMatch(/…$/);
    expect(plainLine(`${'x'.repeat(8)}😀😀`, 10)).toBe(`${'x'.repeat(8)}…`);
  });

  it('reaches the notifier as it is, from a source that says anything', async () => {
    const watch = createWatch();
    const alertname = `--urgency=low <b>$(reboot)</b>\u202e${'x'.repeat(100_000)}`;
    watch.tells(seenAlert('A', { labels: { alertname, severity: 'critical' } }));
    watch.service.start();
    await watch.clock.advance(0);
    expect(watch.notifier.shown.map(({ title }) => title.slice(0, 34))).toEqual([
      '--urgency=low <b>$(reboot)</b> xxx',
    ]);
  });
});
