import { describe, expect, test } from 'vitest';
import { plainOf } from '../../../src/renderer/handover/plain-markdown';
import { readEventTime } from '../../../src/renderer/incidents/event-time';
import { parseRoute } from '../../../src/renderer/router';
import { hoursAndMinutes, roughly } from '../../../src/renderer/time/durations';
import { timeInSentence, timeOrDay } from '../../../src/renderer/time/time-words';
import { minuteOfDay, timeWithSeconds, wallMinute } from '../../../src/renderer/time/wall-clock';
import { headlineOf } from '../../../src/renderer/words/cover-words';
import { cutText, visibleText, wordPieces } from '../../../src/renderer/words/outside-words';
import { labelOfGap } from '../../../src/renderer/words/phrase-label';
import { at, now, pack, watch } from '../support/samples';

const london = 'Europe/London';

describe('the time at the start of a line', () => {
  test.each([
    ['-5m logins work', { text: 'logins work', happenedAt: now - 300_000 }],
    ['09:30 pods restarted', { text: 'pods restarted', happenedAt: at(9, 30) }],
    ['9:30 pods restarted', { text: 'pods restarted', happenedAt: at(9, 30) }],
    ['23:50 it began', { text: 'it began', happenedAt: at(23, 50, 19) }],
    ['5xx at 09:30', { text: '5xx at 09:30', happenedAt: undefined }],
    ['-5m', { text: '-5m', happenedAt: undefined }],
    ['14:05', { text: '14:05', happenedAt: undefined }],
    ['25:10 is no time', { text: '25:10 is no time', happenedAt: undefined }],
    ['-5 degrees', { text: '-5 degrees', happenedAt: undefined }],
  ])('%s', (line, expected) => {
    expect(readEventTime(line, london, now)).toEqual(expected);
  });

  test('reads the wall clock as it was before the clocks went back', () => {
    // 25 October 2026: 02:00 BST becomes 01:00 GMT. It is 09:00 GMT; half past midnight was in summer time.
    const morning = Date.UTC(2026, 9, 25, 9, 0);
    expect(readEventTime('00:30 it began', london, morning).happenedAt).toBe(Date.UTC(2026, 9, 24, 23, 30));
  });
});

describe('wall times in the zone of the pack', () => {
  const summer = Date.UTC(2026, 6, 1, 22, 59, 5);
  test('are those of the zone, not of this machine', () => {
    expect(wallMinute(london, summer)).toBe('2026-07-01T23:59');
    expect(timeWithSeconds(london, summer)).toBe('23:59:05');
    expect(minuteOfDay(london, summer)).toBe(1_439);
    expect(wallMinute('Asia/Kolkata', summer)).toBe('2026-07-02T04:29');
  });
  test('midnight is 00:00', () => expect(wallMinute(london, at(0))).toBe('2026-11-20T00:00'));
  test('in a column: the time today, then the weekday, then the date', () => {
    expect(timeOrDay(london, at(3, 12), now)).toBe('03:12');
    expect(timeOrDay(london, at(14, 0, 19), now)).toBe('Thu');
    expect(timeOrDay(london, at(14, 0, 2), now)).toBe('2 Nov');
  });
  test('in a sentence: with the day unless it is today', () => {
    expect(timeInSentence(london, at(10), now)).toBe('10:00');
    expect(timeInSentence(london, at(10, 0, 23), now)).toBe('Mon 23 Nov 10:00');
  });
});

test.each([
  [8_900, '8 s'],
  [240_000, '4 min'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
  [36 * 3_600_000, '36 h'],
  [72 * 3_600_000, '3 days'],
  [-5, '0 s'],
])('%d ms is roughly %s', (ms, words) => expect(roughly(ms)).toBe(words));

test('elapsed time is hours and minutes', () => {
  expect([hoursAndMinutes(31 * 60_000), hoursAndMinutes(98 * 60_000)]).toEqual(['0:31', '1:38']);
});

test('the label of a gap comes from the words before it', () => {
  const { declare, resolve } = pack.phrases;
  expect([
    labelOfGap(declare, 'reason'),
    labelOfGap(declare, 'impact'),
    labelOfGap(resolve, 'resolution / plan'),
  ]).toEqual(['Because', 'The impact is that', 'Because']);
  expect(labelOfGap('[what] is down', 'what')).toBe('what');
});

describe('the headline', () => {
  const sentence = (more: Partial<typeof watch>) => headlineOf({ ...watch, ...more }, now).sentence;
  test('of a shift that ends with its cover is one sentence', () => {
    const shift = watch.shift === undefined ? undefined : { ...watch.shift, endsAt: at(10) };
    expect(sentence({ shift })).toBe('Primary until 10:00, then support hours.');
  });
  test('off watch tells of the team and of my next shift', () => {
    const nextShift = watch.shift === undefined ? undefined : { ...watch.shift, startsAt: at(7, 0, 21) };
    expect(sentence({ shift: undefined, nextShift })).toBe(
      'The team has double cover until 10:00, then support hours. Your next watch: primary, Sat 21 Nov 07:00.',
    );
  });
  test('tells of a bank holiday and of the end of the list', () => {
    const cover = { ...watch.cover, holiday: 'Boxing Day', beyondHolidayList: true };
    expect(sentence({ cover })).toContain(
      'Bank holiday: Boxing Day. Past the end of the holiday list: a bank holiday could be missed.',
    );
  });
});

test.each([
  ['', { page: 'watch' }],
  ['#/nowhere', { page: 'watch' }],
  ['#/declare', { page: 'declare', alarmId: undefined }],
  ['#/declare/a%2Fb', { page: 'declare', alarmId: 'a/b' }],
  ['#/incident/x', { page: 'incident', id: 'x' }],
  ['#/incident', { page: 'incidents' }],
  ['#/incident/%', { page: 'incident', id: '%' }],
])('the address %s is a page', (hash, route) => expect(parseRoute(hash)).toEqual(route));

test('a line of the record reads without its marks', () => {
  expect(plainOf('**KubePod\\_Crash** is `down`, see [the thread](https://x.org/a_b)')).toBe(
    'KubePod_Crash is down, see the thread',
  );
});

test('what was escaped in a line of the record is no mark', () => {
  expect(
    plainOf('Check \\`kubectl get\\` at https\\://x.org, [a \\] b](https://x.org): \\**no\\** **a\\_b**'),
  ).toBe('Check `kubectl get` at https://x.org, a ] b: **no** a_b');
});

describe('text from outside', () => {
  test.each([
    ['bell\u0007 and escape\u001b[31m', 'bell␇ and escape␛[31m'],
    ['one\r\ntwo\tthree', 'one\ntwo\tthree'],
    ['safe\u202egnp.exe', 'safe[U+202E]gnp.exe'],
    ['lone \ud800', 'lone \ufffd'],
    ['مرحبا 👩‍🚒', 'مرحبا 👩‍🚒'],
  ])('%j is shown as %j', (text, shown) => expect(visibleText(text)).toBe(shown));

  test('is taken apart where a word is longer than a line', () => {
    expect(wordPieces('short words stay')).toEqual(['short words stay']);
    const word = '👩'.repeat(300);
    const pieces = wordPieces(`a ${word}`);
    expect(pieces.join('')).toBe(`a ${word}`);
    expect(pieces.map((piece) => [...piece].length)).toEqual([2, 120, 120, 60]);
  });

  test('is cut between characters', () => {
    expect([cutText('abcdef', 6), cutText('abcdef', 5), cutText('abc😀def', 5)]).toEqual([
      'abcdef',
      'abcd…',
      'abc…',
    ]);
  });
});
