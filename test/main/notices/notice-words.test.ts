import { describe, expect, it } from 'vitest';
import { heldSentence } from '../../../src/main/notices/held-words';
import type { Telling } from '../../../src/main/notices/notice-plan';
import { type NoticeFacts, noticeFor } from '../../../src/main/notices/notice-words';
import type { MyShift } from '../../../src/shared/nouns/rota';
import { aShift, friday, hour, minute, nothingHeld } from './notices-under-test';

const early = aShift('early', friday('07:00'), friday('10:00'));
const day = aShift('day', friday('10:00'), friday('17:00'), { role: 'support' });

function say(telling: Telling, now: number, changes: Partial<NoticeFacts> = {}) {
  return noticeFor(telling, {
    now,
    zone: 'Europe/London',
    readiness: 'unchecked',
    unfinished: nothingHeld,
    ...changes,
  });
}
const bodyOf = (telling: Telling, now: number, changes: Partial<NoticeFacts> = {}) =>
  say(telling, now, changes).body;

describe('a notice that a shift is soon', () => {
  it('says when, who, and how readiness stands', () => {
    expect(say({ kind: 'soon', shift: early }, friday('06:30'))).toEqual({
      key: 'shift:early',
      title: 'Your primary shift starts at 07:00 GMT',
      body: 'Ada, primary, from 07:00 to 10:00 GMT.\nReadiness is not checked yet.',
      urgency: 'low',
      sound: false,
      actions: [{ id: 'readiness', label: 'Check readiness' }],
    });
  });

  it.each([
    ['open', 'The readiness check is not finished.'],
    ['ready', 'The readiness check has passed.'],
    ['not-ready', 'Not ready: something failed in the readiness check.'],
  ] as const)('says when the check is %s', (readiness, words) => {
    const body = bodyOf({ kind: 'soon', shift: early }, friday('06:30'), { readiness });
    expect(body).toBe(`Ada, primary, from 07:00 to 10:00 GMT.\n${words}`);
  });

  it('that is late is simply that', () => {
    const telling = { kind: 'soon', shift: early } as const;
    expect(say(telling, friday('06:58'))).toEqual(say(telling, friday('06:30')));
  });

  it('names the day where it is not today', () => {
    const saturday = aShift('a', friday('07:00') + 24 * hour, friday('22:00') + 24 * hour);
    const { title, body } = say({ kind: 'soon', shift: saturday }, friday('23:50'));
    expect(title).toBe('Your primary shift starts at Sat 21 Nov 07:00 GMT');
    expect(body).toContain('Ada, primary, on Sat 21 Nov from 07:00 to 22:00 GMT.');
  });
});

describe('a notice that a shift starts', () => {
  it('says until when', () => {
    expect(say({ kind: 'starts', shift: day }, friday('10:00'))).toEqual({
      key: 'shift:day',
      title: 'Your support shift has begun',
      body: 'Ada, support, from 10:00 to 17:00 GMT.',
      urgency: 'low',
      sound: false,
      actions: [{ id: 'watch', label: 'Open' }],
    });
  });

  it.each([
    [59_999, '', 'low'],
    [60_000, '\nLate by 1 min.', 'high'],
    [60 * minute - 1, '\nLate by 59 min.', 'high'],
    [2 * hour, '\nLate by 2 h.', 'high'],
    [2 * hour + 5 * minute, '\nLate by 2 h 5 min.', 'high'],
  ] as const)('%i ms late says so from a whole minute on', (late, words, urgency) => {
    expect(say({ kind: 'starts', shift: day }, day.startsAt + late)).toMatchObject({
      body: `Ada, support, from 10:00 to 17:00 GMT.${words}`,
      urgency,
    });
  });

  it('over midnight names both days', () => {
    const night = aShift('n', friday('22:00'), friday('07:00') + 24 * hour, { role: 'secondary' });
    expect(bodyOf({ kind: 'starts', shift: night }, friday('22:00'))).toBe(
      'Ada, secondary, from Fri 20 Nov 22:00 to Sat 21 Nov 07:00 GMT.',
    );
  });

  it('says in which zone each time is on the days that the clocks change', () => {
    const march = aShift('m', Date.parse('2026-03-29T00:30Z'), Date.parse('2026-03-29T02:00Z'));
    const october = aShift('o', Date.parse('2026-10-25T00:30Z'), Date.parse('2026-10-25T01:30Z'));
    expect(bodyOf({ kind: 'starts', shift: march }, march.startsAt)).toBe(
      'Ada, primary, from 00:30 GMT to 03:00 BST.',
    );
    expect(bodyOf({ kind: 'starts', shift: october }, october.startsAt)).toBe(
      'Ada, primary, from 01:30 BST to 01:30 GMT.',
    );
  });
});

describe('a notice that a shift ends', () => {
  it('is calm where nothing is held', () => {
    expect(say({ kind: 'ends', shift: early, isUnseen: false }, friday('10:00'))).toEqual({
      key: 'shift:early',
      title: 'Your primary shift has ended',
      body: 'Ada, primary, from 07:00 to 10:00 GMT.',
      urgency: 'low',
      sound: false,
      actions: [{ id: 'handover', label: 'Hand over' }],
    });
  });

  it('says first what is still held, and late by how much', () => {
    const unfinished = { holds: ['HighErrorRate', 'DiskFull'], roles: ['lead of “API down”'], promises: [] };
    expect(say({ kind: 'ends', shift: early, isUnseen: false }, friday('10:12'), { unfinished })).toEqual({
      key: 'shift:early',
      title: 'Your primary shift has ended',
      body: [
        'You still hold 2 alarms (HighErrorRate, DiskFull) and are lead of “API down”: hand them over.',
        'Ada, primary, from 07:00 to 10:00 GMT.',
        'Late by 12 min.',
      ].join('\n'),
      urgency: 'high',
      sound: true,
      actions: [{ id: 'handover', label: 'Hand over' }],
    });
  });

  it('of a shift that nobody was told of says that it passed', () => {
    expect(say({ kind: 'ends', shift: early, isUnseen: true }, friday('12:30'))).toMatchObject({
      title: 'Your primary shift passed unseen',
      body: 'Ada, primary, from 07:00 to 10:00 GMT: nothing of it was told here.\nLate by 2 h 30 min.',
      urgency: 'low',
    });
  });

  it('does not pass over that what is held could not be read', () => {
    const given = { unfinished: undefined };
    expect(say({ kind: 'ends', shift: early, isUnseen: false }, friday('10:00'), given)).toMatchObject({
      body: 'What you still hold could not be read: look before you go.\nAda, primary, from 07:00 to 10:00 GMT.',
      urgency: 'high',
    });
  });
});

describe('a notice that one shift follows another', () => {
  const follows = { kind: 'follows', shift: day, ended: early, isUnseen: false } as const;

  it('says both', () => {
    expect(say(follows, friday('10:00'))).toEqual({
      key: 'shift:day',
      title: 'Your support shift has begun',
      body: 'Ada: your primary shift has ended; your support shift has begun, until 17:00 GMT.',
      urgency: 'low',
      sound: false,
      actions: [
        { id: 'watch', label: 'Open' },
        { id: 'handover', label: 'Hand over' },
      ],
    });
  });

  it('says also what is held, what passed unseen and how late it is', () => {
    const unfinished = { holds: ['A'], roles: [], promises: [] };
    expect(say({ ...follows, isUnseen: true }, friday('11:00'), { unfinished })).toMatchObject({
      body: [
        'You still hold 1 alarm (A): hand it over.',
        'Ada: your primary shift passed unseen from 07:00 to 10:00 GMT; your support shift has begun, until 17:00 GMT.',
        'Late by 1 h.',
      ].join('\n'),
      urgency: 'high',
    });
  });

  it('of the same role says that it is the next', () => {
    const next: MyShift = { ...day, role: 'primary' };
    expect(say({ ...follows, shift: next }, friday('10:00'))).toMatchObject({
      title: 'Your next primary shift has begun',
      body: 'Ada: your primary shift has ended; your next primary shift has begun, until 17:00 GMT.',
    });
  });
});

describe('what is still held', () => {
  it.each([
    [[], [], ''],
    [['A'], [], 'You still hold 1 alarm (A): hand it over.'],
    [['A', 'B', 'A'], [], 'You still hold 3 alarms (A × 2, B): hand them over.'],
    [['A', 'B', 'C', 'D', 'E'], [], 'You still hold 5 alarms (A, B, C and 2 more): hand them over.'],
    [[], ['lead of “X”'], 'You are still lead of “X”: hand it over.'],
    [[], ['lead of “X”', 'scribe of “X”'], 'You are still lead of “X” and scribe of “X”: hand them over.'],
    [['A'], ['lead of “X”'], 'You still hold 1 alarm (A) and are lead of “X”: hand them over.'],
    [
      [],
      ['lead of “1”', 'lead of “2”', 'lead of “3”', 'lead of “4”'],
      'You are still lead of “1”, lead of “2”, lead of “3” and in 1 other role: hand them over.',
    ],
  ])('%j and %j are said', (holds, roles, words) => {
    expect(heldSentence({ holds, roles, promises: [] })).toBe(words);
  });

  const owed = (time: string) => `the update promised for ${time} GMT on “New database”`;
  it.each([
    [[], [], [owed('16:00')], `You still owe ${owed('16:00')}: hand it over.`],
    [
      ['A'],
      ['lead of “X”'],
      [owed('16:00'), owed('17:00')],
      `You still hold 1 alarm (A), are lead of “X” and owe ${owed('16:00')} and ${owed('17:00')}: hand them over.`,
    ],
    [
      [],
      ['lead of “X”'],
      [owed('16:00')],
      `You are still lead of “X” and owe ${owed('16:00')}: hand them over.`,
    ],
  ])('%j, %j and %j are said', (holds, roles, promises, words) => {
    expect(heldSentence({ holds, roles, promises })).toBe(words);
  });

  it('is cut where a name from outside is long, between whole characters, on one line, quotes closed', () => {
    const holds = [`${'🔥'.repeat(80)}\nsecond line`, 'a\u0000b\u202Ec\uD800'];
    const roles = [`lead of “${'very '.repeat(100)}long”`];
    expect(heldSentence({ holds, roles, promises: [] })).toBe(
      `You still hold 2 alarms (${'🔥'.repeat(59)}…, a b c\uFFFD) and are lead of “${'very '.repeat(13)}very…”: hand them over.`,
    );
  });
});
