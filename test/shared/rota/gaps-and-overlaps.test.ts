import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { Duty } from '../../../src/shared/nouns/rota';
import { type Cover, type CoverSegment, type ShiftRole, shiftRoles } from '../../../src/shared/nouns/watch';
import { coverOfDay } from '../../../src/shared/rota/cover';
import { findGaps, findOverlaps, knownUntilAt } from '../../../src/shared/rota/gaps-and-overlaps';
import { knownOf } from '../../../src/shared/rota/known-of-role';
import { rota } from './cloud-platform-hours';
import { at, duty, person } from './people';

const england = readHolidays('resources')('england-and-wales');
const friday = coverOfDay(rota, england, at('2026-11-20T12:00Z'));
const day = { segments: friday, fromAt: at('2026-11-20T00:00Z'), toAt: at('2026-11-21T00:00Z') };
const roles = ['primary', 'secondary'] as const;

describe('a gap', () => {
  it('is where a role is empty in on-call hours, split where the others change', () => {
    const duties = [
      duty('Jo', 'primary', '2026-11-19T07:00Z', '2026-11-19T22:00Z'),
      duty('Jo', 'primary', '2026-11-20T18:30Z', '2026-11-20T22:00Z'),
      duty('Kim', 'secondary', '2026-11-20T07:00Z', '2026-11-20T17:30Z'),
      duty('Sam', 'secondary', '2026-11-20T17:30Z', '2026-11-20T22:00Z'),
      // Not a required role: neither missing nor present.
      duty('Ada', 'support', '2026-11-20T09:00Z', '2026-11-20T09:30Z'),
    ];
    expect(findGaps({ duties, roles, ...day })).toEqual([
      gap('primary', '2026-11-20T07:00Z', '2026-11-20T10:00Z', ['Kim']),
      gap('primary', '2026-11-20T17:00Z', '2026-11-20T17:30Z', ['Kim']),
      gap('primary', '2026-11-20T17:30Z', '2026-11-20T18:30Z', ['Sam']),
    ]);
  });

  it('of both roles is told for each, with nobody present', () => {
    const duties = [
      duty('Jo', 'primary', '2026-11-19T07:00Z', '2026-11-20T09:15Z'),
      duty('Jo', 'primary', '2026-11-20T17:00Z', '2026-11-20T22:00Z'),
      duty('Kim', 'secondary', '2026-11-19T07:00Z', '2026-11-20T09:15Z'),
      duty('Kim', 'secondary', '2026-11-20T17:00Z', '2026-11-20T22:00Z'),
    ];
    expect(findGaps({ duties, roles, ...day })).toEqual([
      gap('primary', '2026-11-20T09:15Z', '2026-11-20T10:00Z', []),
      gap('secondary', '2026-11-20T09:15Z', '2026-11-20T10:00Z', []),
    ]);
  });

  it('is not before the first duty known of the role, nor after the last', () => {
    const duties = [duty('Jo', 'primary', '2026-11-20T08:00Z', '2026-11-20T18:00Z')];
    expect(findGaps({ duties, roles, ...day })).toEqual([]);
  });

  it('is clipped to the time asked for', () => {
    const duties = [
      duty('Jo', 'primary', '2026-11-19T07:00Z', '2026-11-19T22:00Z'),
      duty('Jo', 'primary', '2026-11-21T07:00Z', '2026-11-21T22:00Z'),
    ];
    const clipped = { segments: friday, fromAt: at('2026-11-20T08:00Z'), toAt: at('2026-11-20T17:15Z') };
    expect(findGaps({ duties, roles, ...clipped })).toEqual([
      gap('primary', '2026-11-20T08:00Z', '2026-11-20T10:00Z', []),
      gap('primary', '2026-11-20T17:00Z', '2026-11-20T17:15Z', []),
    ]);
  });

  it('of on-call hours around the clock goes on over midnight and the clock change', () => {
    const allDay = [{ from: '00:00', to: '24:00' }];
    const always = { ...rota, hours: { ...rota.hours, onCall: { weekdays: allDay, weekends: allDay } } };
    const segments = ['2026-10-24T12:00Z', '2026-10-25T12:00Z', '2026-10-26T12:00Z'].flatMap((noon) =>
      coverOfDay(always, england, at(noon)),
    );
    const duties = [
      duty('Jo', 'primary', '2026-10-23T23:00Z', '2026-10-24T12:00Z'),
      duty('Jo', 'primary', '2026-10-26T12:00Z', '2026-10-27T00:00Z'),
    ];
    const window = { fromAt: at('2026-10-23T23:00Z'), toAt: at('2026-10-27T00:00Z') };
    expect(findGaps({ duties, roles, segments, ...window })).toEqual([
      gap('primary', '2026-10-24T12:00Z', '2026-10-26T12:00Z', []),
    ]);
  });

  function gap(role: 'primary' | 'secondary', from: string, to: string, present: readonly string[]) {
    return { role, startsAt: at(from), endsAt: at(to), present };
  }
});

describe('what is known of a role', () => {
  const hand = { sourceId: 'hand' };
  it.each([
    ['nothing without a duty', [], undefined],
    [
      'goes to the end of the last duty that a source tells',
      [duty('Jo', 'primary', 0, 10), duty('Jo', 'primary', 20, 30), duty('Sam', 'secondary', 0, 90)],
      30,
    ],
    [
      'goes on in what was entered where that carries on',
      [
        duty('Jo', 'primary', 0, 10),
        duty('Sam', 'primary', 10, 15, hand),
        duty('Kim', 'primary', 12, 20, hand),
      ],
      20,
    ],
    [
      'does not go on to a single shift entered for much later',
      [duty('Jo', 'primary', 0, 10), duty('Sam', 'primary', 500, 510, hand)],
      10,
    ],
    [
      'is what was entered where no source tells of it',
      [duty('Jo', 'primary', 0, 10, hand), duty('Sam', 'primary', 50, 60, hand)],
      60,
    ],
  ])('%s', (_what, duties, expected) => {
    expect(knownUntilAt(duties, 'primary')).toBe(expected);
  });
});

describe('what is known of a role from its beginning', () => {
  const hand = { sourceId: 'hand' };
  const known = (duties: readonly Duty[]) => knownOf(duties, 'primary')?.fromAt;

  it('begins with what was entered where the sources carry on from there', () => {
    const entered = [duty('Sam', 'primary', 5, 8, hand), duty('Kim', 'primary', 8, 10, hand)];
    expect(known([duty('Jo', 'primary', 10, 20), ...entered])).toBe(5);
  });

  it('does not begin with a single shift entered long before', () => {
    expect(known([duty('Jo', 'primary', 500, 510), duty('Sam', 'primary', 5, 8, hand)])).toBe(500);
  });
});

describe('an overlap', () => {
  it('is where different people stand in one role, split where they change', () => {
    const duties = [
      duty('Jo', 'primary', 0, 20),
      duty('Sam', 'primary', 10, 30),
      duty('Kim', 'primary', 15, 18, { sourceId: 'hand' }),
      duty('Kim', 'secondary', 0, 20),
    ];
    expect(findOverlaps(duties, 0, 100)).toEqual([
      { role: 'primary', startsAt: 10, endsAt: 15, people: ['Jo', 'Sam'] },
      { role: 'primary', startsAt: 15, endsAt: 18, people: ['Jo', 'Kim', 'Sam'] },
      { role: 'primary', startsAt: 18, endsAt: 20, people: ['Jo', 'Sam'] },
    ]);
  });

  it('is clipped, and in order of start, then role', () => {
    const duties = [
      duty('Jo', 'secondary', 0, 20),
      duty('Sam', 'secondary', 0, 20),
      duty('Kim', 'primary', 0, 20),
      duty('Ada', 'primary', 0, 20),
    ];
    expect(findOverlaps(duties, 5, 10)).toEqual([
      { role: 'primary', startsAt: 5, endsAt: 10, people: ['Ada', 'Kim'] },
      { role: 'secondary', startsAt: 5, endsAt: 10, people: ['Jo', 'Sam'] },
    ]);
  });

  it.each([
    ['several in support', [duty('Jo', 'support', 0, 20), duty('Sam', 'support', 0, 20)]],
    [
      'one person in two ways of writing',
      [duty('Jo', 'primary', 0, 20), duty(person('jo', { email: 'jo@x' }), 'primary', 0, 20)],
    ],
    [
      'me by two addresses',
      [
        duty(person('Jo', { email: 'a@x' }), 'primary', 0, 20, { isMe: true }),
        duty(person('J', { email: 'b@x' }), 'primary', 0, 20, { isMe: true }),
      ],
    ],
    ['one after the other', [duty('Jo', 'primary', 0, 10), duty('Sam', 'primary', 10, 20)]],
  ])('is not %s', (_what, duties) => {
    expect(findOverlaps(duties, 0, 100)).toEqual([]);
  });
});

describe('whoever stands', () => {
  const anyDuty = fc
    .tuple(
      fc.nat(40),
      fc.integer({ min: 1, max: 15 }),
      fc.constantFrom(...shiftRoles),
      fc.constantFrom('Jo', 'Sam', 'Kim'),
    )
    .map(([startsAt, length, role, name]) => duty(name, role, startsAt, startsAt + length));
  const anyDuties = fc.array(anyDuty, { maxLength: 12 });
  const covers: readonly Cover[] = ['off', 'on-call', 'doubly-covered', 'support-hours', 'duty-online'];
  const anyCovers = fc.array(fc.tuple(fc.constantFrom(...covers), fc.integer({ min: 1, max: 9 })), {
    maxLength: 12,
  });
  const anyWindow = fc
    .tuple(fc.nat(30), fc.nat(30))
    .map(([fromAt, length]) => ({ fromAt, toAt: fromAt + length }));
  const holds = (instant: number) => (one: { startsAt: number; endsAt: number }) =>
    one.startsAt <= instant && instant < one.endsAt;

  function segmentsOf(lengths: readonly (readonly [Cover, number])[]): readonly CoverSegment[] {
    const segments: CoverSegment[] = [];
    for (const [cover, length] of lengths) {
      const startsAt = segments.at(-1)?.endsAt ?? 0;
      segments.push({ cover, startsAt, endsAt: startsAt + length });
    }
    return segments;
  }

  /** Who is present in the gap of a role at an instant; undefined where there is none. */
  function presentInGap(duties: readonly Duty[], role: ShiftRole, cover: Cover | undefined, instant: number) {
    if (cover !== 'on-call' && cover !== 'doubly-covered') return undefined;
    const ofRole = duties.filter((one) => one.role === role);
    const isKnown =
      ofRole.some((one) => one.startsAt <= instant) && ofRole.some((one) => one.endsAt > instant);
    if (!isKnown || ofRole.some(holds(instant))) return undefined;
    const others = duties.filter((one) => one.role !== 'support' && holds(instant)(one));
    return [...new Set(others.map((one) => one.person.name))].sort();
  }

  it('an instant is in a gap of a role exactly when it is on-call time, known, and nobody stands', () => {
    fc.assert(
      fc.property(anyDuties, anyCovers, anyWindow, (duties, lengths, window) => {
        const segments = segmentsOf(lengths);
        const gaps = findGaps({ duties, roles, segments, ...window });
        for (let instant = 0; instant < 70; instant += 1) {
          const cover =
            window.fromAt <= instant && instant < window.toAt
              ? segments.find(holds(instant))?.cover
              : undefined;
          for (const role of roles) {
            const present = presentInGap(duties, role, cover, instant);
            const found = gaps.filter((gap) => gap.role === role && holds(instant)(gap));
            expect(found.map((gap) => gap.present)).toEqual(present === undefined ? [] : [present]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a gap is told in as few pieces as those present allow', () => {
    fc.assert(
      fc.property(anyDuties, anyCovers, anyWindow, (duties, lengths, window) => {
        const gaps = findGaps({ duties, roles, segments: segmentsOf(lengths), ...window });
        for (const gap of gaps) {
          const next = gaps.find((other) => other.role === gap.role && other.startsAt === gap.endsAt);
          expect(next?.present).not.toEqual(gap.present);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('an instant is in an overlap exactly when two different people stand', () => {
    fc.assert(
      fc.property(anyDuties, anyWindow, (duties, { fromAt, toAt }) => {
        const overlaps = findOverlaps(duties, fromAt, toAt);
        for (let instant = 0; instant < 70; instant += 1) {
          for (const role of shiftRoles) {
            const standing = duties.filter((one) => one.role === role && holds(instant)(one));
            const names = [...new Set(standing.map((one) => one.person.name))].sort();
            const isOverlap = role !== 'support' && fromAt <= instant && instant < toAt && names.length > 1;
            const found = overlaps.filter((one) => one.role === role && holds(instant)(one));
            expect(found.map((one) => one.people)).toEqual(isOverlap ? [names] : []);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
