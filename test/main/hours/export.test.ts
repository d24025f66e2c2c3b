import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportFileName } from '../../../src/main/hours/export-file-name';
import { act, at, openHoursDesk, shift } from './hours-desk';

const month = '2026-11';
const pay = {
  currency: 'GBP',
  leastWorkedMs: 30 * 60_000,
  stepMs: 15 * 60_000,
  rules: [
    { name: 'Weekend', for: 'on-call', days: ['weekends'], per: 'hour', amountMinor: 475 },
    {
      name: 'Each shift',
      for: 'on-call',
      days: ['weekdays', 'weekends', 'holidays'],
      per: 'shift',
      amountMinor: 2_000,
    },
    {
      name: 'Called | out',
      for: 'worked',
      days: ['weekdays', 'weekends', 'holidays'],
      per: 'hour',
      amountMinor: 3_000,
    },
  ],
} as const;
const recordedId = `work:${at('2026-11-20T02:00:00Z')}`;

/** A Friday and a Saturday on call, one stretch corrected, one left out and one by hand. */
function openClaim() {
  const desk = openHoursDesk({
    me: 'Ada Lovelace',
    pay,
    shifts: [
      shift('2026-11-20T07:00:00Z', '2026-11-20T22:00:00Z'),
      shift('2026-11-21T07:00:00Z', '2026-11-21T22:00:00Z', { role: 'secondary' }),
    ],
    acts: [
      act('2026-11-20T02:00:00Z', { about: '=HYPERLINK("http://bad.example","API | <b>down</b>")' }),
      act('2026-11-20T02:10:00Z', { kind: 'acknowledgement', about: '-ApiDown' }),
      act('2026-11-22T03:00:00Z', { kind: 'checklist', about: '' }),
    ],
  });
  desk.hours.correct({
    stretchId: recordedId,
    startsAtWall: '2026-11-20T01:45',
    endsAtWall: '2026-11-20T02:30',
    reason: 'on the *phone*,\nbefore',
  });
  desk.hours.leaveOut({ stretchId: `work:${at('2026-11-22T03:00:00Z')}`, month, reason: 'only looked' });
  desk.hours.correct({
    startsAtWall: '2026-11-23T06:00',
    endsAtWall: '2026-11-23T07:30',
    reason: '@supplier rang',
  });
  return desk;
}

describe('the CSV', () => {
  test('has one row for each shift, stretch and line of pay', () => {
    const { hours } = openClaim();
    const { file } = hours.exportFile({ month, form: 'csv' });
    expect(basename(file)).toBe('hours-2026-11-ada-lovelace.csv');
    const lines = [
      'kind,person,what,starts,ends,starts_utc,ends_utc,hours,duration,weekday_hours,weekend_hours,holiday_hours,amount,currency,note',
      'on-call,Ada Lovelace,primary,2026-11-20 07:00 GMT,2026-11-20 22:00 GMT,2026-11-20T07:00:00.000Z,2026-11-20T22:00:00.000Z,8.00,8 h,8.00,0.00,0.00,,,',
      'on-call,Ada Lovelace,secondary,2026-11-21 07:00 GMT,2026-11-21 22:00 GMT,2026-11-21T07:00:00.000Z,2026-11-21T22:00:00.000Z,15.00,15 h,0.00,15.00,0.00,,,',
      'worked,Ada Lovelace,"incident, acknowledgement: =HYPERLINK(""http://bad.example"",""API | <b>down</b>""); -ApiDown",2026-11-20 01:45 GMT,2026-11-20 02:30 GMT,2026-11-20T01:45:00.000Z,2026-11-20T02:30:00.000Z,0.75,45 min,0.75,0.00,0.00,,,"by hand: on the *phone*, before (recorded: 2026-11-20 02:00 GMT to 2026-11-20 02:10 GMT)"',
      'worked,Ada Lovelace,hand,2026-11-23 06:00 GMT,2026-11-23 07:30 GMT,2026-11-23T06:00:00.000Z,2026-11-23T07:30:00.000Z,1.50,1 h 30 min,1.50,0.00,0.00,,,by hand: @supplier rang',
      'left-out,Ada Lovelace,checklist,2026-11-22 03:00 GMT,2026-11-22 03:01 GMT,2026-11-22T03:00:00.000Z,2026-11-22T03:01:00.000Z,,,,,,,,left out: only looked',
      'pay,Ada Lovelace,Weekend,,,,,,,,,,71.25,GBP,15 h on call at weekends',
      'pay,Ada Lovelace,Each shift,,,,,,,,,,40.00,GBP,2 shifts on call on any day',
      'pay,Ada Lovelace,Called | out,,,,,,,,,,67.50,GBP,"2 h 15 min worked on any day, in 2 stretches"',
    ];
    expect(readFileSync(file, 'utf8')).toBe(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`);
  });

  test('of a month without anything is its head alone', () => {
    const { hours } = openHoursDesk();
    const text = readFileSync(hours.exportFile({ month: '2026-09', form: 'csv' }).file, 'utf8');
    expect(text.split('\r\n').slice(1)).toEqual(['']);
  });

  test('a name that is a formula is none in the file', () => {
    const { hours } = openHoursDesk({
      me: '=cmd|calc',
      shifts: [shift('2026-11-20T07:00:00Z', '2026-11-20T22:00:00Z')],
    });
    const [, row] = readFileSync(hours.exportFile({ month, form: 'csv' }).file, 'utf8').split('\r\n');
    expect(row?.split(',').slice(0, 3)).toEqual(['on-call', `"'=cmd|calc"`, 'primary']);
  });
});

describe('the Markdown', () => {
  test('says all of the claim: what was stood, worked, corrected, left out, and how it is priced', () => {
    const { hours } = openClaim();
    const { file } = hours.exportFile({ month, form: 'markdown' });
    expect(basename(file)).toBe('hours-2026-11-ada-lovelace.md');
    const made = 'Tue 1 Dec 09:00 GMT';
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      '# Hours of Ada Lovelace, November 2026',
      '',
      'Times are wall time in Europe/London.',
      '',
      '## On call',
      '',
      '| Role | From | To | Weekday hours | Weekend hours | Bank holiday hours | Hours on call |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| primary | Fri 20 Nov 07:00 GMT | Fri 20 Nov 22:00 GMT | 8.00 | 0.00 | 0.00 | 8.00 (8 h) |',
      '| secondary | Sat 21 Nov 07:00 GMT | Sat 21 Nov 22:00 GMT | 0.00 | 15.00 | 0.00 | 15.00 (15 h) |',
      '| **Total** |  |  | 8.00 | 15.00 | 0.00 | 23.00 (23 h) |',
      '',
      '## Worked out of hours',
      '',
      '| From | To | Hours | What | Correction |',
      '| --- | --- | --- | --- | --- |',
      '| Fri 20 Nov 01:45 GMT | Fri 20 Nov 02:30 GMT | 0.75 (45 min) | incident, acknowledgement: =HYPERLINK("http\\://bad.example","API \\| \\<b>down\\</b>"); -ApiDown | by hand: on the \\*phone\\*, before (recorded: Fri 20 Nov 02:00 GMT to Fri 20 Nov 02:10 GMT) |',
      '| Mon 23 Nov 06:00 GMT | Mon 23 Nov 07:30 GMT | 1.50 (1 h 30 min) | hand | by hand: @supplier rang |',
      '| **Total** |  | 2.25 (2 h 15 min) |  |  |',
      '',
      '## Left out of the claim',
      '',
      '| From | To | What | Left out because |',
      '| --- | --- | --- | --- |',
      '| Sun 22 Nov 03:00 GMT | Sun 22 Nov 03:01 GMT | checklist | only looked |',
      '',
      '## Corrections',
      '',
      `- ${made}: changed to Fri 20 Nov 01:45 GMT to Fri 20 Nov 02:30 GMT; before: as recorded (Fri 20 Nov 02:00 GMT to Fri 20 Nov 02:10 GMT). Reason: on the \\*phone\\*, before`,
      `- ${made}: left out Sun 22 Nov 03:00 GMT to Sun 22 Nov 03:01 GMT; before: as recorded (Sun 22 Nov 03:00 GMT to Sun 22 Nov 03:01 GMT). Reason: only looked`,
      `- ${made}: added Mon 23 Nov 06:00 GMT to Mon 23 Nov 07:30 GMT; before: nothing. Reason: @supplier rang`,
      '',
      '## Pay',
      '',
      '| Rule | For | Amount |',
      '| --- | --- | --- |',
      '| Weekend | 15 h on call at weekends | 71.25 GBP |',
      '| Each shift | 2 shifts on call on any day | 40.00 GBP |',
      '| Called \\| out | 2 h 15 min worked on any day, in 2 stretches | 67.50 GBP |',
      '| **Total** |  | 178.75 GBP |',
      '',
      "The team pack's rules:",
      '',
      '- Weekend: 4.75 GBP for an hour on call at weekends',
      '- Each shift: 20.00 GBP for a shift on call on any day',
      '- Called \\| out: 30.00 GBP for an hour worked on any day',
      '- Each stretch of work counts for at least 30 min and is rounded up to whole steps of 15 min; what that adds is of the day on which it ended',
      '',
    ]);
  });

  test('says so where there is nothing, no price, and no end of the month yet', () => {
    const { hours } = openHoursDesk({ now: '2028-02-03T09:44:00Z' });
    const { file } = hours.exportFile({ month: '2028-02', form: 'markdown' });
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual([
      '# Hours of Ada, February 2028',
      'Times are wall time in Europe/London.',
      'The month is not over: this is what there was at Thu 3 Feb 09:44 GMT.',
      'The list of bank holidays ends before this month does: a bank holiday may stand here as another day.',
      '## On call',
      'Not on call in this month.',
      '## Worked out of hours',
      'Nothing worked out of hours.',
      '## Corrections',
      'None: all is as recorded.',
      '## Pay',
      'The team pack has no pay rules: hours are counted and not priced.',
    ]);
  });

  test('tells of corrections that were taken back, too', () => {
    const { hours } = openHoursDesk({ acts: [act('2026-11-20T02:00:00Z')] });
    hours.leaveOut({ stretchId: recordedId, month, reason: 'one' });
    hours.undo({ stretchId: recordedId, month, reason: 'two' });
    const added = hours.correct({
      startsAtWall: '2026-11-23T06:00',
      endsAtWall: '2026-11-23T07:00',
      reason: 'three',
    });
    hours.undo({ stretchId: added.worked[1]?.id ?? '', month, reason: 'four' });
    const text = readFileSync(hours.exportFile({ month, form: 'markdown' }).file, 'utf8');
    const span = 'Fri 20 Nov 02:00 GMT to Fri 20 Nov 02:01 GMT';
    const hand = 'Mon 23 Nov 06:00 GMT to Mon 23 Nov 07:00 GMT';
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      `- Tue 1 Dec 09:00 GMT: left out ${span}; before: as recorded (${span}). Reason: one`,
      `- Tue 1 Dec 09:00 GMT: the correction before it was taken back; now as recorded (${span}); before: left out (${span}). Reason: two`,
      `- Tue 1 Dec 09:00 GMT: added ${hand}; before: nothing. Reason: three`,
      `- Tue 1 Dec 09:00 GMT: the correction before it was taken back; now nothing; before: ${hand}. Reason: four`,
    ]);
  });
});

test('a file that somebody edited stays, and the same claim again makes no second file', () => {
  const { hours, data } = openClaim();
  const folder = join(data, 'exports');
  const first = hours.exportFile({ month, form: 'csv' }).file;
  expect(hours.exportFile({ month, form: 'csv' }).file).toBe(first);
  writeFileSync(first, 'mine');
  expect(basename(hours.exportFile({ month, form: 'csv' }).file)).toBe('hours-2026-11-ada-lovelace-2.csv');
  expect(readdirSync(folder)).toEqual(['hours-2026-11-ada-lovelace-2.csv', 'hours-2026-11-ada-lovelace.csv']);
  expect(readFileSync(first, 'utf8')).toBe('mine');
});

test('a folder that cannot be is said to be so', () => {
  const { hours, data } = openClaim();
  writeFileSync(join(data, 'exports'), 'a file');
  expect(() => hours.exportFile({ month, form: 'markdown' })).toThrow(
    expect.objectContaining({ code: 'export-failed' }),
  );
});

test.each([
  ['Ada Lovelace', 'hours-2026-11-ada-lovelace.csv'],
  ['../../etc/passwd', 'hours-2026-11-etc-passwd.csv'],
  ['Дарья  Ким', 'hours-2026-11-дарья-ким.csv'],
  ['😀', 'hours-2026-11.csv'],
  ['a'.repeat(80), `hours-2026-11-${'a'.repeat(40)}.csv`],
])('the claim of %s is in %s', (person, file) => {
  expect(exportFileName('2026-11', person, 'csv')).toBe(file);
});
