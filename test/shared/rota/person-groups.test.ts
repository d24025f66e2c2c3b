import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RotaPerson } from '../../../src/shared/nouns/rota';
import { groupPeople } from '../../../src/shared/rota/person-groups';
import { isSamePerson } from '../../../src/shared/rota/same-person';
import { person } from './people';

/** Numbers the groups by first appearance: equal numbers are one person. */
function numbered(members: readonly { person: RotaPerson; isMe: boolean }[]): readonly number[] {
  const keys = members.map(groupPeople(members));
  return keys.map((key) => [...new Set(keys)].indexOf(key));
}
const others = (people: readonly RotaPerson[]) => people.map((one) => ({ person: one, isMe: false }));

describe('people of many sources', () => {
  it.each([
    [
      'join in a chain of addresses and ids',
      [
        person('Jo', { email: 'jo@x' }),
        person('J', { email: 'jo@x', pagerDutyId: 'P1' }),
        person('Bloggs', { pagerDutyId: 'P1' }),
      ],
      [0, 0, 0],
    ],
    [
      'join by name where nothing speaks against it',
      [person('Jo'), person('jo', { email: 'jo@x' }), person('JO', { pagerDutyId: 'P1' })],
      [0, 0, 0],
    ],
    [
      'are a third where two have that name',
      [person('Sam'), person('Sam', { email: 'a@x' }), person('Sam', { email: 'b@x' })],
      [0, 1, 2],
    ],
    [
      'without a name are not one for that',
      [person('', { email: 'a@x' }), person(' ', { pagerDutyId: 'P1' })],
      [0, 1],
    ],
    [
      'of one name are one after all where an id says so',
      [
        person('Sam'),
        person('Sam', { email: 'a@x' }),
        person('Sam', { email: 'b@x' }),
        person('S', { email: 'a@x', pagerDutyId: 'P1' }),
        person('T', { email: 'b@x', pagerDutyId: 'P1' }),
      ],
      [0, 0, 0, 0, 0],
    ],
  ])('%s', (_what, people, expected) => {
    expect(numbered(others(people))).toEqual(expected);
  });

  it('who are all me are one, whatever they are called', () => {
    expect(
      numbered([
        { person: person('Jo', { email: 'jo@work' }), isMe: true },
        { person: person('J', { email: 'jo@home' }), isMe: true },
        { person: person('Sam'), isMe: false },
      ]),
    ).toEqual([0, 0, 1]);
  });

  it('are grouped alike in any order, and never apart where an id or address is shared', () => {
    const anyPerson = fc.record({
      name: fc.constantFrom('Jo', 'Sam', 'Kim'),
      email: fc.constantFrom(undefined, 'a@x', 'b@x', 'c@x'),
      pagerDutyId: fc.constantFrom(undefined, 'P1', 'P2', 'P3'),
    });
    fc.assert(
      fc.property(fc.array(anyPerson, { minLength: 1, maxLength: 8 }), fc.nat(), (people, turn) => {
        const start = turn % people.length;
        const turned = [...people.slice(start), ...people.slice(0, start)].reverse();
        const one = groupPeople(others(people));
        const other = groupPeople(others(turned));
        for (const a of others(people)) {
          for (const b of others(people)) {
            expect(one(a) === one(b)).toBe(other(a) === other(b));
            const isSure = isSamePerson({ ...a.person, name: 'x' }, { ...b.person, name: 'y' }) || a === b;
            if (isSure) expect(one(a)).toBe(one(b));
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
