import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlappingPairs } from '../../../src/shared/rota/overlapping-pairs';

const stretches = fc
  .array(fc.record({ startsAt: fc.nat(30), length: fc.nat(12) }), { maxLength: 12 })
  .map((all) => all.map(({ startsAt, length }, id) => ({ id, startsAt, endsAt: startsAt + length })));

it('pairs of two lists are all that have time in common, once each', () => {
  fc.assert(
    fc.property(stretches, stretches, (ones, others) => {
      const expected = ones.flatMap((one) =>
        others
          .filter((other) => Math.max(one.startsAt, other.startsAt) < Math.min(one.endsAt, other.endsAt))
          .map((other) => `${one.id} ${other.id}`),
      );
      const found = overlappingPairs(ones, others).map(({ one, other }) => `${one.id} ${other.id}`);
      expect(found.sort()).toEqual(expected.sort());
    }),
  );
});
