import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty } from '../../../src/shared/nouns/rota';
import { findInexperienced, stoodBefore } from '../../../src/shared/rota/experience';
import { duty, person } from './people';

/** Ended duties of a person, before zero. */
function past(name: string, count: number): readonly Duty[] {
  return Array.from({ length: count }, (_, index) => duty(name, 'secondary', -10 * index - 5, -10 * index));
}

describe('how often someone has stood', () => {
  const duties = [
    duty(person('Jo', { email: 'jo@x' }), 'primary', 0, 10),
    duty('jo', 'secondary', 20, 30),
    duty('Jo', 'support', 30, 40),
    duty(person('Jo', { email: 'other@x' }), 'primary', 0, 10),
    duty('Sam', 'primary', 10, 20),
  ];
  it.each([
    ['not yet while it goes on', 9, 0],
    ['at the end of it', 10, 1],
    ['in either role, by any way of writing', 30, 2],
    ['not in support, and not as another of that name', 100, 2],
  ])('counts %s', (_what, instant, expected) => {
    expect(stoodBefore(duties, person('Jo', { email: 'JO@x' }), instant)).toBe(expected);
  });

  it('is nothing for one who never did', () => {
    expect(stoodBefore(duties, person('Kim'), 100)).toBe(0);
  });

  it('counts all that is mine for me', () => {
    const mine = [
      duty(person('Jo', { email: 'a@x' }), 'primary', 0, 10, { isMe: true }),
      duty(person('J', { email: 'b@x' }), 'primary', 10, 20, { isMe: true }),
    ];
    expect(stoodBefore(mine, person('Jo', { email: 'a@x' }), 20)).toBe(2);
  });
});

describe('a pair without experience', () => {
  const three = { afterShifts: 3, people: [] };
  const pair = [duty('Jo', 'primary', 0, 100), duty('Sam', 'secondary', 0, 100)];

  it('is told with what each has stood', () => {
    const duties = [...past('Jo', 2), ...past('Sam', 1), ...pair];
    expect(findInexperienced({ duties, experience: three, fromAt: 0, toAt: 1_000 })).toEqual([
      {
        startsAt: 0,
        endsAt: 100,
        primary: { name: 'Jo', stood: 2 },
        secondary: { name: 'Sam', stood: 1 },
        needed: 3,
      },
    ]);
  });

  it.each([
    ['the primary has stood enough', [...past('Jo', 3), ...pair], three],
    ['the secondary has stood enough', [...past('Sam', 3), ...pair], three],
    ['the pack says that one of them is not new', pair, { afterShifts: 3, people: [' SAM'] }],
    ['the team has no such rule', pair, undefined],
    ['nobody is secondary', pair.slice(0, 1), three],
    [
      'they stand one after the other',
      [duty('Jo', 'primary', 0, 50), duty('Sam', 'secondary', 50, 100)],
      three,
    ],
    [
      'it is over before the time asked for',
      [duty('Jo', 'primary', -50, 0), duty('Sam', 'secondary', -50, 0)],
      three,
    ],
  ])('is not told where %s', (_what, duties, experience) => {
    expect(findInexperienced({ duties, experience, fromAt: 0, toAt: 1_000 })).toEqual([]);
  });

  it('is one entry for an unbroken period, one more after a break, and ends with the experience', () => {
    const duties = [
      duty('Jo', 'primary', 0, 100),
      duty('Sam', 'secondary', 0, 40),
      duty('Sam', 'secondary', 40, 60, { sourceId: 'other' }),
      duty('Kim', 'secondary', 60, 70),
      duty('Sam', 'secondary', 70, 80),
      duty('Sam', 'secondary', 90, 100),
    ];
    const jo = { name: 'Jo', stood: 0 };
    expect(findInexperienced({ duties, experience: three, fromAt: 10, toAt: 1_000 })).toEqual([
      { startsAt: 10, endsAt: 60, primary: jo, secondary: { name: 'Sam', stood: 0 }, needed: 3 },
      { startsAt: 60, endsAt: 70, primary: jo, secondary: { name: 'Kim', stood: 0 }, needed: 3 },
      { startsAt: 70, endsAt: 80, primary: jo, secondary: { name: 'Sam', stood: 2 }, needed: 3 },
    ]);
  });

  /** Pairs of two with fewer than 2 duties before their time together began; Ada is never new. */
  function newPairs(duties: readonly Duty[], instant: number): readonly string[] {
    const standing = duties.filter((one) => one.startsAt <= instant && instant < one.endsAt);
    const pairs = standing
      .filter((one) => one.role === 'primary')
      .flatMap((primary) =>
        standing
          .filter((one) => one.role === 'secondary')
          .map((secondary) => ({ both: [primary, secondary], primary, secondary })),
      )
      .filter(({ both, primary, secondary }) => {
        const began = Math.max(primary.startsAt, secondary.startsAt);
        return both.every(({ person: who }) => who.name !== 'Ada' && stoodBefore(duties, who, began) < 2);
      });
    return [
      ...new Set(pairs.map(({ primary, secondary }) => `${primary.person.name} ${secondary.person.name}`)),
    ].sort();
  }

  it('stands at an instant exactly when both are new, by a count of all duties', () => {
    const anyDuty = fc
      .tuple(
        fc.nat(50),
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom('primary' as const, 'secondary' as const),
        fc.constantFrom('Jo', 'Sam', 'Kim', 'Ada'),
      )
      .map(([startsAt, length, role, name]) => duty(name, role, startsAt, startsAt + length));
    const experience = { afterShifts: 2, people: ['Ada'] };
    fc.assert(
      fc.property(fc.array(anyDuty, { maxLength: 15 }), (duties) => {
        const found = findInexperienced({ duties, experience, fromAt: 0, toAt: 70 });
        for (let instant = 0; instant < 70; instant += 1) {
          const told = found
            .filter((one) => one.startsAt <= instant && instant < one.endsAt)
            .map((one) => `${one.primary.name} ${one.secondary.name}`);
          expect([...told].sort()).toEqual(newPairs(duties, instant));
        }
      }),
      { numRuns: 300 },
    );
  });
});
