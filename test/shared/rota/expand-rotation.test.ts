import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { PackHours, RotationPlan } from '../../../src/shared/nouns/pack';
import { expandRotation } from '../../../src/shared/rota/expand-rotation';
import { localDate } from '../../../src/shared/rota/wall-time';
import { rota } from './cloud-platform-hours';
import { at, person } from './people';

const holidaysOf = readHolidays('resources');
const england = holidaysOf('england-and-wales');
const hour = 60 * 60_000;

/** Three people, two weeks in six each, primary and secondary. */
const three: readonly RotationPlan[] = [
  {
    role: 'primary',
    startsOn: '2026-11-02',
    turnDays: 14,
    turns: [['Jo'], ['Sam'], ['Kim']],
    each: 'day',
    handOverAt: '09:00',
  },
  {
    role: 'secondary',
    startsOn: '2026-11-02',
    turnDays: 14,
    turns: [['Sam'], ['Kim'], ['Jo']],
    each: 'day',
    handOverAt: '09:00',
  },
];

function expand(
  plans: readonly RotationPlan[],
  from: string,
  to: string,
  more: { zone?: string; hours?: PackHours; holidays?: typeof england } = {},
) {
  const window = { fromAt: at(from), toAt: at(to) };
  return expandRotation({ plans, ...rota, holidays: england, ...window, ...more });
}

/** Date, role, person, start and end, as short as a table wants them. */
function lines(shifts: ReturnType<typeof expand>): readonly string[] {
  const wall = (instant: number) => new Date(instant).toISOString().slice(5, 16);
  return shifts.map(
    ({ role, person: who, startsAt, endsAt }) => `${role} ${who.name} ${wall(startsAt)} ${wall(endsAt)}`,
  );
}

describe('a rotation of days', () => {
  it('tells one shift a day, from the first to the last boundary of its hours', () => {
    expect(expand(three, '2026-11-20T12:00Z', '2026-11-21T12:00Z')).toEqual([
      {
        uid: 'rotation:0/2026-11-20/Sam',
        lane: 'rotation:0',
        role: 'primary',
        person: person('Sam'),
        startsAt: at('2026-11-20T07:00Z'),
        endsAt: at('2026-11-20T22:00Z'),
      },
      {
        uid: 'rotation:0/2026-11-21/Sam',
        lane: 'rotation:0',
        role: 'primary',
        person: person('Sam'),
        startsAt: at('2026-11-21T07:00Z'),
        endsAt: at('2026-11-21T22:00Z'),
      },
      {
        uid: 'rotation:1/2026-11-20/Kim',
        lane: 'rotation:1',
        role: 'secondary',
        person: person('Kim'),
        startsAt: at('2026-11-20T07:00Z'),
        endsAt: at('2026-11-20T22:00Z'),
      },
      {
        uid: 'rotation:1/2026-11-21/Kim',
        lane: 'rotation:1',
        role: 'secondary',
        person: person('Kim'),
        startsAt: at('2026-11-21T07:00Z'),
        endsAt: at('2026-11-21T22:00Z'),
      },
    ]);
  });

  it('gives each of three people two weeks in six, and never both roles at once', () => {
    const shifts = expand(three, '2026-11-02T00:00Z', '2026-12-14T00:00Z');
    const datesOf = (role: string, name: string) =>
      shifts
        .filter((shift) => shift.role === role && shift.person.name === name)
        .map((shift) => localDate('Europe/London', shift.startsAt));
    const ends = (dates: readonly string[]) => [dates.length, dates.at(0), dates.at(-1)];
    expect({
      primary: ['Jo', 'Sam', 'Kim'].map((name) => ends(datesOf('primary', name))),
      secondary: ['Jo', 'Sam', 'Kim'].map((name) => ends(datesOf('secondary', name))),
    }).toEqual({
      primary: [
        [14, '2026-11-02', '2026-11-15'],
        [14, '2026-11-16', '2026-11-29'],
        [14, '2026-11-30', '2026-12-13'],
      ],
      secondary: [
        [14, '2026-11-30', '2026-12-13'],
        [14, '2026-11-02', '2026-11-15'],
        [14, '2026-11-16', '2026-11-29'],
      ],
    });
  });

  it('goes round for ever', () => {
    expect(lines(expand(three, '2032-05-03T12:00Z', '2032-05-03T13:00Z'))).toEqual(
      // 2008 days after the start: turn 143, the third of three.
      ['primary Kim 05-03T06:00 05-03T21:00', 'secondary Jo 05-03T06:00 05-03T21:00'],
    );
  });

  it('names nobody before its start', () => {
    expect(lines(expand(three.slice(0, 1), '2026-10-01T00:00Z', '2026-11-03T00:00Z'))).toEqual([
      'primary Jo 11-02T07:00 11-02T22:00',
    ]);
    expect(expand(three, '2025-01-01T00:00Z', '2025-03-01T00:00Z')).toEqual([]);
  });

  it.each([
    [
      'forward in 2026',
      '2026-03-28',
      ['03-28T07:00 03-28T22:00', '03-29T06:00 03-29T21:00', '03-30T06:00 03-30T21:00'],
    ],
    [
      'back in 2026',
      '2026-10-24',
      ['10-24T06:00 10-24T21:00', '10-25T07:00 10-25T22:00', '10-26T07:00 10-26T22:00'],
    ],
    [
      'forward in 2027',
      '2027-03-27',
      ['03-27T07:00 03-27T22:00', '03-28T06:00 03-28T21:00', '03-29T06:00 03-29T21:00'],
    ],
    [
      'back in 2027',
      '2027-10-30',
      ['10-30T06:00 10-30T21:00', '10-31T07:00 10-31T22:00', '11-01T07:00 11-01T22:00'],
    ],
  ])('stays at 7 to 22 on the wall where the clocks go %s', (_what, startsOn, expected) => {
    const plan: RotationPlan = {
      role: 'primary',
      startsOn,
      turnDays: 1,
      turns: [['Jo'], ['Sam']],
      each: 'day',
      handOverAt: '09:00',
    };
    const from = at(`${startsOn}T00:00Z`);
    const shifts = expandRotation({
      plans: [plan],
      ...rota,
      holidays: england,
      fromAt: from,
      toAt: from + 69 * hour,
    });
    expect(lines(shifts)).toEqual(
      expected.map((wall, index) => `primary ${index === 1 ? 'Sam' : 'Jo'} ${wall}`),
    );
  });

  it.each([
    // Boxing Day 2026 is a Saturday; its substitute is Monday 28 December.
    ['england-and-wales', '2026-12-28', false],
    ['england-and-wales', '2026-12-29', true],
    ['scotland', '2026-11-30', false],
    ['england-and-wales', '2026-11-30', true],
    ['scotland', '2027-01-04', false],
    ['northern-ireland', '2027-01-04', true],
    ['northern-ireland', '2026-07-13', false],
    ['scotland', '2026-07-13', true],
    // Christmas 2027 is a Saturday: two substitutes.
    ['england-and-wales', '2027-12-27', false],
    ['scotland', '2027-12-28', false],
    ['northern-ireland', '2027-12-29', true],
  ] as const)('asks nobody of support in %s on %s: %s', (division, date, works) => {
    const plan: RotationPlan = {
      role: 'support',
      startsOn: '2026-01-01',
      turnDays: 1,
      turns: [['Jo']],
      each: 'day',
      handOverAt: '09:00',
    };
    const shifts = expand([plan], `${date}T00:00Z`, `${date}T22:30Z`, { holidays: holidaysOf(division) });
    expect(shifts.length > 0).toBe(works);
  });

  it('takes the hours online for support, and the hours of support on days without', () => {
    const plan: RotationPlan = {
      role: 'support',
      startsOn: '2026-11-01',
      turnDays: 7,
      turns: [['Jo', 'Sam']],
      each: 'day',
      handOverAt: '09:00',
    };
    const hours: PackHours = {
      ...rota.hours,
      support: { weekdays: [{ from: '10:00', to: '17:00' }], weekends: [{ from: '11:00', to: '13:00' }] },
    };
    expect(lines(expand([plan], '2026-11-20T00:00Z', '2026-11-22T00:00Z', { hours }))).toEqual([
      'support Jo 11-20T09:00 11-20T18:00',
      'support Sam 11-20T09:00 11-20T18:00',
      'support Jo 11-21T11:00 11-21T13:00',
      'support Sam 11-21T11:00 11-21T13:00',
    ]);
  });

  it('tells whole shifts, also where the time asked for begins or ends within', () => {
    expect(lines(expand(three.slice(0, 1), '2026-11-20T21:59Z', '2026-11-21T07:01Z'))).toEqual([
      'primary Sam 11-20T07:00 11-20T22:00',
      'primary Sam 11-21T07:00 11-21T22:00',
    ]);
    expect(expand(three, '2026-11-20T22:00Z', '2026-11-21T07:00Z')).toEqual([]);
    expect(expand(three, '2026-11-20T12:00Z', '2026-11-20T12:00Z')).toEqual([]);
  });
});

describe('a rotation of turns', () => {
  const weeks: RotationPlan = {
    role: 'primary',
    startsOn: '2026-10-19',
    turnDays: 7,
    turns: [['Jo'], ['Sam']],
    each: 'turn',
    handOverAt: '09:30',
  };

  it('changes hands at one time on the wall, also over a clock change', () => {
    expect(expand([weeks], '2026-10-26T09:00Z', '2026-10-26T10:00Z')).toEqual([
      {
        uid: 'rotation:0/2026-10-19/Jo',
        lane: 'rotation:0',
        role: 'primary',
        person: person('Jo'),
        startsAt: at('2026-10-19T08:30Z'),
        endsAt: at('2026-10-26T09:30Z'),
      },
      {
        uid: 'rotation:0/2026-10-26/Sam',
        lane: 'rotation:0',
        role: 'primary',
        person: person('Sam'),
        startsAt: at('2026-10-26T09:30Z'),
        endsAt: at('2026-11-02T09:30Z'),
      },
    ]);
  });

  it('names nobody before the first hand over', () => {
    expect(expand([weeks], '2026-10-01T00:00Z', '2026-10-19T08:30Z')).toEqual([]);
    expect(lines(expand([weeks], '2026-10-01T00:00Z', '2026-10-19T08:31Z'))).toEqual([
      'primary Jo 10-19T08:30 10-26T09:30',
    ]);
  });
});
