import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComposedHandover } from '../../../src/main/handover/compose';
import { composeHandover } from '../../../src/main/handover/compose';
import { slackMessages } from '../../../src/main/handover/handover-slack';
import { outside } from '../../../src/main/handover/line';
import { cutToFit, lengthOnSlack } from '../../../src/main/handover/slack-length';
import { alarm, at, emptyRecord, hostileTexts, incident, item, run } from './shift-records';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const composed = composeHandover({
  record: {
    ...emptyRecord,
    alarms: [alarm({ name: '<!channel> ```' })],
    incidents: [incident()],
    runs: [run([item({ state: 'done' })])],
  },
  ownWords: { planned: 'rotation *14:00*\n\n> carefully' },
  threadLinkWords: () => 'https://example.org/p1?a=1&b=2',
  now: at('12:00'),
});

const one = `*Handover: Cloud Platform, primary, Fri 20 Nov 2026 07:00–22:00 GMT*

*Watch*
• ann, primary, Fri 20 Nov 2026 07:00–22:00 GMT
• Readiness: not checked

*Incidents*
• Open, declared 09:50 by ann. Reason: DNS is slow. Impact: users wait. Lead: nobody. Scribe: nobody. Thread: https://example.org/p1?a=1&b=2

*Alarms*
• <!channel> \`\u200b\`\u200b\` (high, live): still firing since 09:36, held by nobody.

*Findings*
Nothing to report.

*Support*
Nothing to report.

*Checklist*
• Start of day: 1 of 1 done.

*Planned*
rotation *14:00*

> carefully`;

/** A handover with so many lines and own words, of any text. */
const handoverOf = (lines: readonly string[], ownWords: string): ComposedHandover => ({
  title: 'Handover: Cloud Platform',
  sections: [
    { id: 'alarms', title: 'Alarms', lines: lines.map((line) => [outside(line)]), ownWords },
    { id: 'planned', title: 'Planned', lines: [], ownWords },
  ],
});

describe('a handover on Slack', () => {
  it('is one plain message when it is short', () => {
    expect(slackMessages(composed, false)).toEqual([one]);
  });

  it('says when it is not the first', () => {
    expect(slackMessages(composed, true)).toEqual([one.replace('Handover:', 'Handover (updated):')]);
  });

  it('goes on in the thread under the same heading when it is long', () => {
    const lines = Array.from({ length: 5 }, (_none, index) => `${index} ${'x'.repeat(1_500)}`);
    const long = handoverOf(lines, 'own');
    const bullet = (index: number) => `• ${lines[index]}`;
    expect(slackMessages(long, false)).toEqual([
      `*Handover: Cloud Platform*\n\n*Alarms*\n${bullet(0)}\n${bullet(1)}\n\nContinued in the thread.`,
      `*Alarms* (continued)\n${bullet(2)}\n${bullet(3)}`,
      `*Alarms* (continued)\n${bullet(4)}\nown\n\n*Planned*\nown`,
    ]);
  });

  it('begins a section that does not fit with its heading, in the next message', () => {
    const long = handoverOf(['x'.repeat(2_900)], 'y'.repeat(2_900));
    expect(slackMessages(long, false).map((text) => text.slice(0, 30))).toEqual([
      '*Handover: Cloud Platform*\n\n*A',
      `*Alarms* (continued)\n${'y'.repeat(9)}`,
      `*Planned*\n${'y'.repeat(20)}`,
    ]);
  });

  it.each(hostileTexts)('is never too long once escaped, and loses nothing: %j', (text) => {
    const messages = slackMessages(handoverOf([text, text, text], text), false);
    for (const message of messages) expect(escaped(message).length).toBeLessThanOrEqual(3_800);
    const dense = (given: string) =>
      given.replaceAll(/\*(Alarms|Planned)\* \(continued\)|Continued in the thread\.|[\s\u200b]/g, '');
    const bullets = `• ${outside(text)}`.repeat(3);
    expect(dense(messages.join('\n'))).toBe(
      dense(`*Handover: Cloud Platform* *Alarms* ${bullets} ${text} *Planned* ${text}`),
    );
  });
});

describe('a long row', () => {
  it('is cut at spaces, by its length once escaped', () => {
    expect(cutToFit('one two three', 8)).toEqual(['one two ', 'three']);
    expect(cutToFit('<<<<', 8)).toEqual(['<<', '<<']);
    expect(cutToFit('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(cutToFit('😀😀😀', 4)).toEqual(['😀😀', '😀']);
    expect(cutToFit('', 4)).toEqual(['']);
  });

  it('is the same text when its pieces are joined, each short enough', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab <>&😀\n'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 40 }), (given, longest) => {
        const pieces = cutToFit(given, longest);
        expect(pieces.join('')).toBe(given);
        for (const piece of pieces) {
          expect(lengthOnSlack(piece)).toBe(escaped(piece).length);
          expect(escaped(piece).length).toBeLessThanOrEqual(longest);
        }
      }),
    );
  });
});
