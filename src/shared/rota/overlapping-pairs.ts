import type { Stretch } from './stretches';

type Pair<A, B> = { readonly one: A; readonly other: B };

/**
 * Every pair of the two lists that has time in common, by one walk through time instead of all with all. As many as
 * there are: at least one of the lists must be of stretches that hardly overlap each other.
 */
export function overlappingPairs<A extends Stretch, B extends Stretch>(
  ones: readonly A[],
  others: readonly B[],
): readonly Pair<A, B>[] {
  const pairs: Pair<A, B>[] = [];
  const waiting = inOrder(others);
  let next = 0;
  let open: B[] = [];
  let begun: A[] = [];
  const meet = (other: B) => {
    begun = begun.filter(({ endsAt }) => endsAt > other.startsAt);
    for (const one of begun) pairs.push({ one, other });
    open.push(other);
  };
  for (const one of inOrder(ones)) {
    for (let other = waiting[next]; other !== undefined && other.startsAt < one.startsAt; ) {
      meet(other);
      next += 1;
      other = waiting[next];
    }
    open = open.filter(({ endsAt }) => endsAt > one.startsAt);
    for (const other of open) pairs.push({ one, other });
    begun.push(one);
  }
  for (const other of waiting.slice(next)) meet(other);
  return pairs;
}

function inOrder<T extends Stretch>(stretches: readonly T[]): readonly T[] {
  return stretches
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((a, b) => a.startsAt - b.startsAt);
}
