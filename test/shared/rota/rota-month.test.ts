import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { PackRota, RotationPlan } from '../../../src/shared/nouns/pack';
import type { Duty } from '../../../src/shared/nouns/rota';
import { expandRotation } from '../../../src/shared/rota/expand-rotation';
import { resolveRota } from '../../../src/shared/rota/resolve-rota';
import { rotaMonth } from '../../../src/shared/rota/rota-month';
import { rota } from './cloud-platform-hours';
import { at, duty } from './people';

const england = readHolidays('resources')('england-and-wales');
const hour = 60 * 60_000;
const plain: PackRota = {
  roles: ['secondary', 'primary'],
  soonBeforeMs: 30 * 60_000,
  experience: { afterShifts: 1, people: [] },
  rotation: [],
};

function month(
  wanted: string,
  duties: readonly Duty[] = [],
  more: Partial<PackRota> = {},
  now = '2026-11-20T09:42Z',
) {
  return rotaMonth({
    month: wanted,
    now: at(now),
    ...rota,
    holidays: england,
    duties,
    rota: { ...plain, ...more },
  });
}

describe('the days of a month', () => {
  it('are all there, one after the other, with the right ones marked', () => {
    const { days } = month('2026-11');
    expect(days.map((day) => day.date)).toEqual(
      Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
    );
    expect(days.filter((day) => day.isToday).map((day) => day.date)).toEqual(['2026-11-20']);
    expect(days.filter((day) => day.isWeekend).map((day) => day.date.slice(8))).toEqual([
      '01',
      '07',
      '08',
      '14',
      '15',
      '21',
      '22',
      '28',
      '29',
    ]);
    for (const [index, day] of days.entries()) {
      expect(day.endsAt).toBe(days[index + 1]?.startsAt ?? at('2026-12-01T00:00Z'));
      expect([day.cover.at(0)?.startsAt, day.cover.at(-1)?.endsAt]).toEqual([day.startsAt, day.endsAt]);
    }
  });

  it('name the substitute day and not the Saturday that it stands for', () => {
    const { days } = month('2026-12');
    expect(days.filter((day) => day.holiday !== undefined).map((day) => [day.date, day.holiday])).toEqual([
      ['2026-12-25', 'Christmas Day'],
      ['2026-12-28', 'Boxing Day'],
    ]);
    expect(days[27]).toEqual({
      date: '2026-12-28',
      startsAt: at('2026-12-28T00:00Z'),
      endsAt: at('2026-12-29T00:00Z'),
      isWeekend: false,
      isToday: false,
      holiday: 'Boxing Day',
      cover: [
        { cover: 'off', startsAt: at('2026-12-28T00:00Z'), endsAt: at('2026-12-28T07:00Z') },
        { cover: 'on-call', startsAt: at('2026-12-28T07:00Z'), endsAt: at('2026-12-28T22:00Z') },
        { cover: 'off', startsAt: at('2026-12-28T22:00Z'), endsAt: at('2026-12-29T00:00Z') },
      ],
    });
  });

  it.each([
    ['2026-03', '2026-03-29', 23],
    ['2026-10', '2026-10-25', 25],
    ['2027-03', '2027-03-28', 23],
    ['2027-10', '2027-10-31', 25],
  ])('of %s have 24 hours, and %s has %i', (wanted, date, hours) => {
    const odd = month(wanted).days.filter((day) => day.endsAt - day.startsAt !== 24 * hour);
    expect(odd.map((day) => [day.date, (day.endsAt - day.startsAt) / hour])).toEqual([[date, hours]]);
  });

  it('mark today by the date in the pack’s zone', () => {
    const { days } = month('2026-08', [], {}, '2026-07-31T23:30Z');
    expect(days.filter((day) => day.isToday).map((day) => day.date)).toEqual(['2026-08-01']);
  });
});

describe('the strips of a month', () => {
  it('hold whole duties, clipped gaps and overlaps, for required roles and others that someone stands', () => {
    const duties = [
      duty('Jo', 'primary', '2026-10-30T07:00Z', '2026-11-01T12:00Z'),
      duty('Sam', 'primary', '2026-11-01T09:00Z', '2026-11-30T20:00Z'),
      duty('Kim', 'primary', '2026-12-02T07:00Z', '2026-12-02T22:00Z'),
      duty('Ada', 'support', '2026-11-02T09:00Z', '2026-11-02T18:00Z'),
    ];
    const { strips, inexperienced } = month('2026-11', duties);
    expect({ strips, inexperienced }).toEqual({
      strips: [
        {
          role: 'primary',
          duties: [duties[0], duties[1]],
          gaps: [
            {
              role: 'primary',
              startsAt: at('2026-11-30T20:00Z'),
              endsAt: at('2026-11-30T22:00Z'),
              present: [],
            },
          ],
          overlaps: [
            {
              role: 'primary',
              startsAt: at('2026-11-01T09:00Z'),
              endsAt: at('2026-11-01T12:00Z'),
              people: ['Jo', 'Sam'],
            },
          ],
          knownUntilAt: at('2026-12-02T22:00Z'),
        },
        { role: 'secondary', duties: [], gaps: [], overlaps: [], knownUntilAt: undefined },
        {
          role: 'support',
          duties: [duties[3]],
          gaps: [],
          overlaps: [],
          knownUntilAt: at('2026-11-02T18:00Z'),
        },
      ],
      inexperienced: [],
    });
  });

  it('count what was stood before the month', () => {
    const duties = [
      duty('Jo', 'primary', '2026-11-02T07:00Z', '2026-11-02T22:00Z'),
      duty('Sam', 'secondary', '2026-11-02T07:00Z', '2026-11-02T22:00Z'),
    ];
    expect(month('2026-11', duties).inexperienced).toEqual([
      {
        startsAt: at('2026-11-02T07:00Z'),
        endsAt: at('2026-11-02T22:00Z'),
        primary: { name: 'Jo', stood: 0 },
        secondary: { name: 'Sam', stood: 0 },
        needed: 1,
      },
    ]);
    const before = duty('Sam', 'primary', '2026-08-03T07:00Z', '2026-08-03T22:00Z');
    expect(month('2026-11', [before, ...duties]).inexperienced).toEqual([]);
  });

  it('of a rotation have no gap in any month, clock changes and holidays among them', () => {
    const plan = (role: 'primary' | 'secondary', turns: readonly (readonly string[])[]): RotationPlan => ({
      role,
      startsOn: '2026-01-01',
      turnDays: 14,
      turns,
      each: 'day',
      handOverAt: '09:00',
    });
    const feeds = expandRotation({
      plans: [plan('primary', [['Jo'], ['Sam'], ['Kim']]), plan('secondary', [['Sam'], ['Kim'], ['Jo']])],
      ...rota,
      holidays: england,
      fromAt: at('2026-01-01T00:00Z'),
      toAt: at('2028-01-01T00:00Z'),
    }).map((shift) => ({ ...shift, sourceId: 'rotation' }));
    const duties = resolveRota({ entered: [], feeds, marks: [] });
    expect(duties.length).toBe(2 * 730);
    for (const year of [2026, 2027]) {
      for (let number = 1; number <= 12; number += 1) {
        const { days, strips } = month(`${year}-${String(number).padStart(2, '0')}`, duties);
        expect(strips.map((strip) => [strip.role, strip.duties.length, strip.gaps, strip.overlaps])).toEqual([
          ['primary', days.length, [], []],
          ['secondary', days.length, [], []],
        ]);
      }
    }
  });
});

it('a month that the list of bank holidays does not reach is said to be so', () => {
  const list = { events: [{ date: '2026-12-28', title: 'Boxing Day' }], lastDate: '2026-12-31' };
  const beyond = (wanted: string) =>
    rotaMonth({
      month: wanted,
      now: at('2026-11-20T09:42Z'),
      ...rota,
      holidays: list,
      duties: [],
      rota: plain,
    });
  expect([beyond('2026-12').isBeyondHolidayList, beyond('2027-01').isBeyondHolidayList]).toEqual([
    false,
    true,
  ]);
});
