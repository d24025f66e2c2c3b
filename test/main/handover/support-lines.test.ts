import { describe, expect, it } from 'vitest';
import { markdownLine } from '../../../src/main/handover/handover-markdown';
import { createShiftTimes } from '../../../src/main/handover/shift-times';
import { supportLines } from '../../../src/main/handover/support-lines';
import { noSupport, type Question, type SupportRecord } from '../../../src/shared/nouns/support';
import { at, emptyRecord, hostileTexts, shift } from './shift-records';

const minute = 60_000;

function question(more: Partial<Question> = {}): Question {
  return {
    id: 'q1',
    asked: 'Cannot deploy',
    asker: '',
    link: undefined,
    note: '',
    state: 'answered',
    ticket: undefined,
    handedTo: undefined,
    setAside: undefined,
    takenBy: 'ann',
    limitMs: 15 * minute,
    stretches: [{ id: 's1', startedAt: at('11:00'), stoppedAt: at('11:05') }],
    changedAt: at('11:05'),
    ...more,
  };
}

const running = (from: string) => [{ id: 's1', startedAt: at(from), stoppedAt: undefined }];
const spent = (from: string, to: string) => [{ id: 's1', startedAt: at(from), stoppedAt: at(to) }];

function linesOf(support: Partial<SupportRecord>, now = at('12:00')): readonly string[] {
  const times = createShiftTimes(emptyRecord.zone, shift);
  return supportLines({ ...noSupport, ...support }, emptyRecord, now, times).map(markdownLine);
}

describe('support in the handover', () => {
  it('is nothing where nobody asked and nobody was missing', () => {
    expect(linesOf({})).toEqual([]);
  });

  it('counts what was asked, and tells what is left of it', () => {
    const questions = [
      question(),
      question({
        asked: 'Which class for Postgres?',
        asker: 'Joan',
        link: 'https://mojdt.slack.com/archives/C1/p1',
        note: 'waits for the quota',
        state: 'open',
        stretches: running('11:50'),
      }),
      question({
        asked: 'Pods restart',
        state: 'ticket',
        ticket: { openedAt: at('10:40'), link: 'https://github.com/o/r/issues/7' },
        stretches: spent('10:20', '10:40'),
      }),
      question({ state: 'ticket', ticket: { openedAt: at('10:40'), link: undefined } }),
      question({ state: 'handed', handedTo: 'Grace' }),
    ];
    expect(linesOf({ questions })).toEqual([
      '5 questions, 35 min in all, and a stopwatch running: 1 open, 1 answered, 2 with an issue, 1 handed to others, 1 over the time limit.',
      'Open: “Which class for Postgres?” (asked by Joan, running since 11:50). Note: waits for the quota. Talk: [in Slack](https://mojdt.slack.com/archives/C1/p1)',
      'Issue opened: “Pods restart”. Issue: [https\\://github.com/o/r/issues/7](https://github.com/o/r/issues/7)',
      'Issue opened: “Cannot deploy”. Issue: link to come.',
      'Handed to Grace: “Cannot deploy”.',
    ]);
  });

  it('counts only the time that lies in the shift, and says when a stopwatch went across a night', () => {
    const stretches = [{ id: 's1', startedAt: Date.parse('2026-11-19T16:50:00Z'), stoppedAt: at('07:20') }];
    expect(linesOf({ questions: [question({ state: 'open', stretches })] })).toEqual([
      '1 question, 20 min in all: 1 open, 1 over the time limit.',
      'Open: “Cannot deploy” (across a night).',
    ]);
  });

  it('says the same a minute later while nothing happens', () => {
    const questions = [question({ state: 'open', stretches: running('11:00') })];
    expect(linesOf({ questions }, at('12:01'))).toEqual(linesOf({ questions }, at('12:00')));
  });

  it('names the periods for which nobody was nominated', () => {
    const emptyPeriods = [{ name: 'Lunch', startsAt: at('12:00'), endsAt: at('14:00') }];
    expect(linesOf({ emptyPeriods })).toEqual(['Nobody was nominated for Lunch, 12:00–14:00.']);
  });

  it('takes text from outside as text', () => {
    for (const text of hostileTexts) {
      const lines = linesOf({
        questions: [question({ asked: text, asker: text, note: text, state: 'open' })],
      });
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        expect(line).not.toMatch(/[\r\n]|(?<!\\)<script|\]\(https:\/\/evil/);
        expect(line.isWellFormed()).toBe(true);
      }
    }
  });
});
