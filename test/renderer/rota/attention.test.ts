import { describe, expect, test } from 'vitest';
import { attentionOf, knowledgeOf } from '../../../src/renderer/rota/attention';
import { withKnownFrom } from '../../../src/renderer/rota/known-from';
import { rangeWords } from '../../../src/renderer/time/range-words';
import type { RotaMonth, RotaStrip } from '../../../src/shared/nouns/rota';
import { at, duty, month } from '../support/samples';

const withStrips = (change: (strip: RotaStrip) => Partial<RotaStrip>): RotaMonth => ({
  ...month,
  strips: month.strips.map((strip) => ({ ...strip, ...change(strip) })),
});

test('the same gap on day after day is one, and with someone else standing another', () => {
  const gap = (day: number, from: number, to: number, present: readonly string[]) => ({
    role: 'secondary' as const,
    startsAt: at(from, 0, day),
    endsAt: at(to, 0, day),
    present,
  });
  const gaps = [
    gap(2, 7, 10, ['Ann']),
    gap(2, 17, 22, ['Ann']),
    gap(3, 7, 10, ['Ann']),
    gap(4, 7, 10, ['Bo']),
    gap(9, 7, 10, ['Ann']),
  ];
  const found = attentionOf(withStrips(({ role }) => (role === 'secondary' ? { gaps } : {})));
  expect(found).toEqual([
    {
      kind: 'gap',
      role: 'secondary',
      present: ['Ann'],
      startsAt: at(7, 0, 2),
      endsAt: at(10, 0, 3),
      stretches: 3,
    },
    {
      kind: 'gap',
      role: 'secondary',
      present: ['Bo'],
      startsAt: at(7, 0, 4),
      endsAt: at(10, 0, 4),
      stretches: 1,
    },
    {
      kind: 'gap',
      role: 'secondary',
      present: ['Ann'],
      startsAt: at(7, 0, 9),
      endsAt: at(10, 0, 9),
      stretches: 1,
    },
  ]);
});

describe('how much is known', () => {
  const roles = ['primary', 'secondary'] as const;
  const told = { duties: [duty('Ann', at(7, 0, 9), at(22, 0, 9))], knownUntilAt: at(22, 0, 9) };
  const onCall = { cover: 'on-call' as const, startsAt: at(7, 0, 1), endsAt: at(22, 0, 1) };

  test('is the whole where each role that the team needs is told to the end', () => {
    const known = withStrips(({ role }) =>
      role === 'support' ? { knownUntilAt: undefined } : { ...told, knownUntilAt: at(0, 0, 31) },
    );
    expect(knowledgeOf(known, roles)).toEqual({ kind: 'whole' });
  });

  test('is a part where a role ends, begins, or is not told within the month', () => {
    const partly = withStrips(({ role }) => (role === 'primary' ? told : {}));
    const days = partly.days.map((day, index) => (index === 0 ? { ...day, cover: [onCall] } : day));
    expect(knowledgeOf(withKnownFrom({ ...partly, days }, roles), roles)).toEqual({
      kind: 'part',
      parts: [
        { role: 'primary', fromAt: at(7, 0, 9), untilAt: at(22, 0, 9) },
        { role: 'secondary', fromAt: undefined, untilAt: undefined },
      ],
    });
  });

  test('is nothing where nobody stands and no gap is told, even if a later month is', () => {
    expect(knowledgeOf(month, roles)).toEqual({ kind: 'nothing' });
    expect(
      knowledgeOf(
        withStrips(() => ({ knownUntilAt: undefined })),
        roles,
      ),
    ).toEqual({ kind: 'nothing' });
  });
});

test.each([
  [at(7, 0, 2), at(10, 0, 2), 'Mon 2 Nov 07:00–10:00 GMT'],
  [at(22, 0, 2), at(7, 0, 3), 'Mon 2 Nov 22:00 to Tue 3 Nov 07:00 GMT'],
  [Date.UTC(2026, 9, 24, 23), Date.UTC(2026, 9, 25, 7), 'Sun 25 Oct 00:00 BST to Sun 25 Oct 07:00 GMT'],
])('a stretch is told with its zone', (startsAt, endsAt, words) =>
  expect(rangeWords('Europe/London', { startsAt, endsAt })).toBe(words),
);
