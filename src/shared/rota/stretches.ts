/** Half-open, in epoch ms. */
export type Stretch = { readonly startsAt: number; readonly endsAt: number };

export function touches(stretch: Stretch, fromAt: number, toAt: number): boolean {
  return stretch.startsAt < toAt && fromAt < stretch.endsAt;
}

/** The same time in as few stretches as can be, in order. */
export function unionOf(stretches: readonly Stretch[]): readonly Stretch[] {
  const union: Stretch[] = [];
  for (const { startsAt, endsAt } of [...stretches].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = union.at(-1);
    if (last === undefined || startsAt > last.endsAt) union.push({ startsAt, endsAt });
    else if (endsAt > last.endsAt) union[union.length - 1] = { startsAt: last.startsAt, endsAt };
  }
  return union;
}

/** What is left of a stretch without those of a union. */
export function cutOut<T extends Stretch>(whole: T, union: readonly Stretch[]): readonly T[] {
  const left: T[] = [];
  let from = whole.startsAt;
  for (let index = firstEndingAfter(union, from); index < union.length; index += 1) {
    const taken = union[index];
    if (taken === undefined || taken.startsAt >= whole.endsAt) break;
    if (taken.startsAt > from) left.push({ ...whole, startsAt: from, endsAt: taken.startsAt });
    from = taken.endsAt;
  }
  if (from < whole.endsAt) left.push({ ...whole, startsAt: from });
  return left;
}

function firstEndingAfter(union: readonly Stretch[], instant: number): number {
  let low = 0;
  let high = union.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((union[middle]?.endsAt ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
