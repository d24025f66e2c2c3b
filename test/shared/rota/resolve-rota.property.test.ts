import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RotaPerson } from '../../../src/shared/nouns/rota';
import type { Shift } from '../../../src/shared/nouns/watch';
import { shiftRoles } from '../../../src/shared/nouns/watch';
import { resolveRota } from '../../../src/shared/rota/resolve-rota';
import { person, told } from './people';

/** Three humans, each as different sources write them; the first mark of a row says which. */
const spellings: readonly (readonly [string, RotaPerson])[] = [
  ['jo', person('Jo', { email: 'jo@x' })],
  ['jo', person('Jo Bloggs', { email: 'JO@x', pagerDutyId: 'PJO' })],
  ['jo', person('jo  bloggs')],
  ['sam', person('Sam', { pagerDutyId: 'PSAM' })],
  ['sam', person('sam')],
  ['kim', person('Kim')],
];
const humanOf = (who: RotaPerson) =>
  spellings.find(([, one]) => one.name.toLowerCase() === who.name.toLowerCase())?.[0];

const anyTimes = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([startsAt, length]) => ({ startsAt, endsAt: startsAt + length }));
const anyRole = fc.constantFrom(...shiftRoles);
const anyTold = fc
  .tuple(anyTimes, anyRole, fc.constantFrom(...spellings), fc.constantFrom('a', 'b'), fc.nat(9))
  .map(([{ startsAt, endsAt }, role, [, who], sourceId, uid]) =>
    told(`u${uid}`, who, startsAt, endsAt, { role, sourceId }),
  );
const anyEntered = fc.tuple(anyTimes, anyRole, fc.constantFrom('Jo', 'Sam', 'Kim'), fc.nat(9)).map(
  ([{ startsAt, endsAt }, role, name, id]): Shift => ({
    id: `h${id}`,
    person: name,
    role,
    startsAt,
    endsAt,
    source: 'hand',
    isMine: name === 'Jo',
  }),
);
/** Far off, and there so that some source puts the spellings of one human together. */
const linking = told('link', person('Jo Bloggs', { email: 'JO@x', pagerDutyId: 'PJO' }), 900, 901);
const anyRota = fc.record({
  feeds: fc.array(anyTold, { maxLength: 20 }).map((feeds) => [...feeds, linking]),
  entered: fc.array(anyEntered, { maxLength: 5 }),
});
const marks = [{ kind: 'email', value: 'jo@x' }] as const;
const runs = { numRuns: 1_000 };
const instants = Array.from({ length: 54 }, (_, index) => index);
const covers = (instant: number) => (one: { startsAt: number; endsAt: number }) =>
  one.startsAt <= instant && instant < one.endsAt;

describe('whatever is entered and told', () => {
  it('at every instant those stand who are entered, and else those who are told', () => {
    fc.assert(
      fc.property(anyRota, ({ feeds, entered }) => {
        const duties = resolveRota({ feeds, entered, marks });
        for (const instant of instants) {
          for (const role of shiftRoles) {
            const holds = (one: { role: string; startsAt: number; endsAt: number }) =>
              one.role === role && covers(instant)(one);
            const byHand = entered.filter(holds).map((shift) => humanOf(person(shift.person)));
            const byFeed = feeds.filter(holds).map((shift) => humanOf(shift.person));
            const expected = new Set(byHand.length > 0 ? byHand : byFeed);
            const standing = duties.filter(holds).map((one) => humanOf(one.person));
            // A list, not a set: nobody stands twice.
            expect([...standing].sort()).toEqual([...expected].sort());
          }
        }
      }),
      runs,
    );
  });

  it('duties of one person, role and source never overlap or touch', () => {
    fc.assert(
      fc.property(anyRota, ({ feeds, entered }) => {
        const lastEnd = new Map<string, number>();
        for (const one of resolveRota({ feeds, entered, marks })) {
          expect(one.endsAt).toBeGreaterThan(one.startsAt);
          const key = `${humanOf(one.person)} ${one.role} ${one.sourceId}`;
          expect(one.startsAt).toBeGreaterThan(lastEnd.get(key) ?? -1);
          lastEnd.set(key, one.endsAt);
        }
      }),
      runs,
    );
  });

  it('a duty is mine when its keeper is me', () => {
    fc.assert(
      fc.property(anyRota, ({ feeds, entered }) => {
        for (const one of resolveRota({ feeds, entered, marks })) {
          if (one.isMe) expect(humanOf(one.person)).toBe('jo');
          else expect(one.person.email).toBeUndefined();
        }
      }),
      runs,
    );
  });

  it('the order of the input does not matter', () => {
    const anyTwoOrders = anyRota.chain(({ feeds, entered }) =>
      fc.record({
        feeds: fc.constant(feeds),
        entered: fc.constant(entered),
        shuffledFeeds: shuffled(feeds),
        shuffledEntered: shuffled(entered),
      }),
    );
    fc.assert(
      fc.property(anyTwoOrders, ({ feeds, entered, shuffledFeeds, shuffledEntered }) => {
        expect(resolveRota({ feeds: shuffledFeeds, entered: shuffledEntered, marks })).toEqual(
          resolveRota({ feeds, entered, marks }),
        );
      }),
      runs,
    );
  });

  it('a stretch told in touching pieces is the stretch told whole', () => {
    fc.assert(
      fc.property(anyRota, fc.nat(19), fc.nat(11), ({ feeds, entered }, which, where) => {
        const pieces = feeds.flatMap((shift, index) => {
          const middle = shift.startsAt + 1 + where;
          if (index !== which || middle >= shift.endsAt) return [shift];
          return [
            { ...shift, startsAt: middle },
            { ...shift, endsAt: middle },
          ];
        });
        expect(resolveRota({ feeds: pieces, entered, marks })).toEqual(
          resolveRota({ feeds, entered, marks }),
        );
      }),
      runs,
    );
  });
});

it('twenty thousand shifts under five hundred entered ones are laid over each other', () => {
  const feeds = Array.from({ length: 20_000 }, (_, index) =>
    told(`u${index}`, person(`P${index % 60}`, { email: `p${index % 60}@x` }), index * 7, index * 7 + 600, {
      role: index % 2 === 0 ? 'primary' : 'secondary',
      sourceId: `s${index % 4}`,
    }),
  );
  const entered = Array.from(
    { length: 500 },
    (_, index): Shift => ({
      id: `h${index}`,
      person: 'Jo',
      role: 'primary',
      startsAt: index * 250,
      endsAt: index * 250 + 40,
      source: 'hand',
      isMine: true,
    }),
  );
  expect(resolveRota({ feeds, entered, marks }).length).toBeGreaterThan(500);
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
