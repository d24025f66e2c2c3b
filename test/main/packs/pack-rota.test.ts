import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { changed, lineOf, problemOf, shipped } from './pack-text';

const withPay = (pay: string) => `${shipped}\npay:\n${pay}`;

function packOf(text: string) {
  const read = readPack('own.yaml', text);
  if (read.kind !== 'pack') throw new Error(`${read.problem.line}: ${read.problem.reason}`);
  return read.pack;
}

/** The pack without its `rota`, which stands before the pay example. */
const withoutRota = shipped.replace(/^rota:\n(?: .*\n)+/m, '');

describe('the rota in a pack', () => {
  it('may be left out: primary and secondary are needed, and told half an hour before', () => {
    expect(packOf(withoutRota).rota).toEqual({
      roles: ['primary', 'secondary'],
      soonBeforeMs: 1_800_000,
      experience: undefined,
      rotation: [],
    });
  });

  it('can hold a rotation: three people, two weeks in six', () => {
    const rotation = [
      'rota:',
      '  rotation:',
      '    - { role: primary, startsOn: "2026-11-02", turnDays: 14, turns: [Ada, Grace, Joan] }',
      '    - role: support',
      '      startsOn: "2026-11-02"',
      '      turnDays: 14',
      '      turns: [[Mary, Ruth], Edith]',
      '      each: turn',
      '      handOverAt: "10:00"',
    ].join('\n');
    expect(packOf(`${withoutRota}\n${rotation}\n`).rota.rotation).toEqual([
      {
        role: 'primary',
        startsOn: '2026-11-02',
        turnDays: 14,
        turns: [['Ada'], ['Grace'], ['Joan']],
        each: 'day',
        handOverAt: '09:00',
      },
      {
        role: 'support',
        startsOn: '2026-11-02',
        turnDays: 14,
        turns: [['Mary', 'Ruth'], ['Edith']],
        each: 'turn',
        handOverAt: '10:00',
      },
    ]);
  });

  it.each([
    ['soonBefore: 30m', 'soonBefore: 3d', '“soonBefore”: “3d” is not a length of time'],
    [
      'roles: [primary, secondary]',
      'roles: [primary, third]',
      'an entry of “roles”: “third” is not one of primary, secondary, support',
    ],
    ['afterShifts: 5', 'afterShift: 5', '“afterShift” is not a key of “experience”'],
  ])('says where %j became %j', (from, to, reason) => {
    const text = changed(from, to);
    const problem = problemOf(text);
    expect(problem.line).toBe(lineOf(text, to));
    expect(problem.reason).toBe(reason);
  });

  it('refuses a turn that begins on a day that is none', () => {
    const text = `${withoutRota}\nrota:\n  rotation:\n    - { role: primary, startsOn: "2026-02-30", turnDays: 7, turns: [Ada] }\n`;
    expect(problemOf(text)).toEqual({
      file: 'own.yaml',
      line: lineOf(text, '- { role: primary, startsOn'),
      column: 34,
      reason: '“startsOn”: “2026-02-30” is not a date',
      hint: 'write YYYY-MM-DD in quotes, such as "2026-11-02"',
    });
  });
});

it.each([
  ['turnDays: 0, turns: [Ada]', '“turnDays” is out of bounds'],
  ['turnDays: 2.5, turns: [Ada]', '“turnDays” must be a whole number, but is a number'],
  ['turnDays: 7, turns: [[]]', 'an entry of “turns” is empty'],
  ['turnDays: 7, turns: [7]', 'an entry of “turns” must be a list, but is a number'],
])('a rotation with %s is refused', (given, reason) => {
  const text = `${withoutRota}\nrota:\n  rotation:\n    - { role: primary, startsOn: "2026-02-02", ${given} }\n`;
  expect(problemOf(text).reason).toBe(reason);
});

describe('the pay rules in a pack', () => {
  it('are none in the pack that ships, since the documents name none', () => {
    expect(packOf(shipped).pay).toBeUndefined();
  });

  it('are read with money in hundredths', () => {
    const text = withPay(
      [
        '  currency: GBP',
        '  leastWorked: 30m',
        '  roundWorkedTo: 15m',
        '  rules:',
        '    - { name: Weekday, for: on-call, days: [weekdays], per: shift, amount: 20 }',
        '    - { name: Worked, for: worked, amount: 25.55 }',
        '',
      ].join('\n'),
    );
    expect(packOf(text).pay).toEqual({
      currency: 'GBP',
      leastWorkedMs: 1_800_000,
      stepMs: 900_000,
      rules: [
        { name: 'Weekday', for: 'on-call', days: ['weekdays'], per: 'shift', amountMinor: 2_000 },
        {
          name: 'Worked',
          for: 'worked',
          days: ['weekdays', 'weekends', 'holidays'],
          per: 'hour',
          amountMinor: 2_555,
        },
      ],
    });
  });

  it.each([
    ['{ name: A, for: on-call, amount: 1.999 }', '“amount” has more than two decimals'],
    ['{ name: A, for: worked, per: shift, amount: 1 }', '“per” pays work, which is paid by the hour'],
    ['{ name: A, for: on-call, amount: -1 }', '“amount” is out of bounds'],
  ])('refuse %s', (rule, reason) => {
    const problem = problemOf(withPay(`  currency: GBP\n  rules:\n    - ${rule}\n`));
    expect(problem.reason).toBe(reason);
    expect(problem.line).toBe(shipped.split('\n').length + 4);
  });
});
