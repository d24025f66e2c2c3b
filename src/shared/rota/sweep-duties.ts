import type { Duty } from '../nouns/rota';
import { compareDuties } from './duty-order';
import { touches } from './stretches';

/** A stretch in which nothing changes, with who stands throughout it. */
export type Moment = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly standing: readonly Duty[];
};

/** Walks from one instant to another in steps that end where a duty begins or ends, or at a further edge. */
export function* sweepDuties(
  duties: readonly Duty[],
  fromAt: number,
  toAt: number,
  furtherEdges: readonly number[] = [],
): Generator<Moment> {
  const inOrder = duties.filter((duty) => touches(duty, fromAt, toAt)).sort(compareDuties);
  const ends = inOrder.flatMap((duty) => [duty.startsAt, duty.endsAt]);
  const edges = [...new Set([fromAt, toAt, ...ends, ...furtherEdges])]
    .filter((edge) => edge >= fromAt && edge <= toAt)
    .sort((a, b) => a - b);
  let standing: readonly Duty[] = [];
  let next = 0;
  for (const [index, startsAt] of edges.entries()) {
    const endsAt = edges[index + 1];
    if (endsAt === undefined) return;
    standing = standing.filter((duty) => duty.endsAt > startsAt);
    const first = next;
    while ((inOrder[next]?.startsAt ?? Number.POSITIVE_INFINITY) <= startsAt) next += 1;
    standing = [...standing, ...inOrder.slice(first, next)];
    yield { startsAt, endsAt, standing };
  }
}
