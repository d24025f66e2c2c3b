import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordedStretches, togetherWithinMs } from '../../../src/main/hours/recorded-stretches';
import type { Activity } from '../../../src/shared/nouns/hours';
import { act, at } from './hours-desk';

const always = [{ startsAt: 0, endsAt: at('2030-01-01T00:00:00Z') }];
/** Out of hours but for 10 to 17 on Friday 20 November 2026. */
const aroundFriday = [
  { startsAt: at('2026-11-19T17:00:00Z'), endsAt: at('2026-11-20T10:00:00Z') },
  { startsAt: at('2026-11-20T17:00:00Z'), endsAt: at('2026-11-23T10:00:00Z') },
];

function told(activity: readonly Activity[], outOfHours = aroundFriday) {
  return recordedStretches(activity, outOfHours).map(({ startsAt, endsAt, kinds, about }) => ({
    from: new Date(startsAt).toISOString().slice(11, 19),
    to: new Date(endsAt).toISOString().slice(11, 19),
    kinds,
    about,
  }));
}

describe('acts become stretches of work', () => {
  test('what is less than a quarter of an hour apart is one stretch, named by all that it was', () => {
    const acts = [
      act('2026-11-20T02:00:00Z', { kind: 'acknowledgement', about: 'ApiDown' }),
      act('2026-11-20T02:14:59Z'),
      act('2026-11-20T02:20:00Z'),
      act('2026-11-20T02:35:00Z', { kind: 'checklist', about: '' }),
    ];
    expect(told(acts)).toEqual([
      {
        from: '02:00:00',
        to: '02:20:00',
        kinds: ['acknowledgement', 'incident'],
        about: ['ApiDown', 'API down'],
      },
      { from: '02:35:00', to: '02:36:00', kinds: ['checklist'], about: [] },
    ]);
  });

  test('a single act is a minute', () => {
    expect(recordedStretches([act('2026-11-20T02:00:00Z')], aroundFriday)).toEqual([
      {
        id: `work:${at('2026-11-20T02:00:00Z')}`,
        startsAt: at('2026-11-20T02:00:00Z'),
        endsAt: at('2026-11-20T02:01:00Z'),
        kinds: ['incident'],
        about: ['API down'],
      },
    ]);
  });

  test('a role that is held is work until it ends, and joins what is done meanwhile', () => {
    const acts = [
      act('2026-11-20T02:00:00Z', { untilAt: at('2026-11-20T04:00:00Z') }),
      act('2026-11-20T02:30:00Z', { kind: 'acknowledgement' }),
      act('2026-11-20T04:14:00Z'),
    ];
    expect(told(acts).map(({ from, to }) => [from, to])).toEqual([['02:00:00', '04:14:00']]);
  });

  test('the id stays the same while a stretch grows', () => {
    const acts = [act('2026-11-20T02:00:00Z'), act('2026-11-20T02:10:00Z'), act('2026-11-20T02:20:00Z')];
    const ids = [1, 2, 3].map((count) => recordedStretches(acts.slice(0, count), always).map(({ id }) => id));
    expect(new Set(ids.flat())).toEqual(new Set([`work:${at('2026-11-20T02:00:00Z')}`]));
  });
});

describe('support hours are not out of hours', () => {
  test.each<[string, readonly Activity[], readonly (readonly [string, string])[]]>([
    ['work within them is none of it', [act('2026-11-20T12:00:00Z')], []],
    [
      'work that reaches into them is cut',
      [act('2026-11-20T09:50:00Z'), act('2026-11-20T10:04:00Z')],
      [['09:50:00', '10:00:00']],
    ],
    [
      'work that goes on past them begins where they end',
      [act('2026-11-20T16:50:00Z'), act('2026-11-20T17:04:00Z')],
      [['17:00:00', '17:04:00']],
    ],
    [
      'work through the whole of them is two stretches',
      [act('2026-11-20T09:00:00Z', { untilAt: at('2026-11-20T18:00:00Z') })],
      [
        ['09:00:00', '10:00:00'],
        ['17:00:00', '18:00:00'],
      ],
    ],
    ['the minute of a single act in them does not leak out', [act('2026-11-20T16:59:30Z')], []],
    [
      'the minute of a single act before them does not reach in',
      [act('2026-11-20T09:59:30Z')],
      [['09:59:30', '10:00:00']],
    ],
    ['an act at their very start is in them', [act('2026-11-20T10:00:00Z')], []],
    ['an act at their very end is out of them', [act('2026-11-20T17:00:00Z')], [['17:00:00', '17:01:00']]],
    [
      'a role that ended at their very end leaves nothing behind',
      [act('2026-11-20T16:00:00Z', { untilAt: at('2026-11-20T17:00:00Z') })],
      [],
    ],
  ])('%s', (_name, acts, expected) => {
    expect(told(acts).map(({ from, to }) => [from, to])).toEqual(expected);
  });
});

const minute = 60_000;
const someActivity = fc.array(
  fc
    .record({
      minutes: fc.integer({ min: 0, max: 3 * 24 * 60 }),
      length: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
      kind: fc.constantFrom('incident' as const, 'acknowledgement' as const, 'checklist' as const),
      about: fc.constantFrom('a', 'b', ''),
    })
    .map(({ minutes, length, kind, about }): Activity => {
      const begins = at('2026-11-19T00:00:00Z') + minutes * minute;
      return {
        at: begins,
        untilAt: length === undefined ? undefined : begins + length * minute,
        kind,
        about,
      };
    }),
  { maxLength: 60 },
);

describe('whatever was done', () => {
  test('the order in which it is told makes no difference', () => {
    const shuffled = someActivity.chain((acts) =>
      fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([acts, other]) => {
        expect(recordedStretches(other, aroundFriday)).toEqual(recordedStretches(acts, aroundFriday));
      }),
    );
  });

  test('stretches are in order, never overlap, have some length and different ids', () => {
    fc.assert(
      fc.property(someActivity, (acts) => {
        const stretches = recordedStretches(acts, aroundFriday);
        for (const [index, stretch] of stretches.entries()) {
          expect(stretch.endsAt).toBeGreaterThan(stretch.startsAt);
          expect(stretch.startsAt).toBeGreaterThanOrEqual(stretches[index - 1]?.endsAt ?? 0);
        }
        expect(new Set(stretches.map(({ id }) => id)).size).toBe(stretches.length);
      }),
    );
  });

  test('all of it that is out of hours is in a stretch, and nothing far from any act is', () => {
    fc.assert(
      fc.property(someActivity, (acts) => {
        const stretches = recordedStretches(acts, aroundFriday);
        for (const one of acts) {
          for (const window of aroundFriday) {
            const from = Math.max(one.at, window.startsAt);
            const to = Math.min(one.untilAt ?? one.at, window.endsAt);
            if (from >= window.endsAt || to < from || (to === from && one.at !== from)) continue;
            expect(stretches.some(({ startsAt, endsAt }) => startsAt <= from && to <= endsAt)).toBe(true);
          }
        }
        const doneMs = acts.reduce((sum, one) => sum + Math.max(0, (one.untilAt ?? one.at) - one.at), 0);
        const toldMs = stretches.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);
        expect(toldMs).toBeLessThanOrEqual(doneMs + acts.length * (togetherWithinMs + minute));
      }),
    );
  });
});
