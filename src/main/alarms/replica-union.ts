import type { SeenAlert } from '../alarm-reader';

/** By fingerprint, when each firing began that goes on. */
export type KnownFirings = ReadonlyMap<string, readonly number[]>;

/** Clocks and roundings of replicas tell the same start this much apart. */
const sameStartMs = 5_000;

/**
 * The alerts of several replicas of one cluster, each once: the firing that is known already, otherwise the one that
 * began first. Suppressed only where all that tell it say so: one that was not told of a silence yet would page.
 */
export function unite(told: readonly (readonly SeenAlert[])[], known: KnownFirings): readonly SeenAlert[] {
  const tellings = new Map<string, SeenAlert[]>();
  for (const alerts of told) {
    for (const alert of alerts) {
      const same = tellings.get(alert.fingerprint);
      if (same === undefined) tellings.set(alert.fingerprint, [alert]);
      else same.push(alert);
    }
  }
  return [...tellings.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [{ ...chosenOf(same, first, known), suppressed: same.every(({ suppressed }) => suppressed) }];
  });
}

function chosenOf(same: readonly SeenAlert[], first: SeenAlert, known: KnownFirings): SeenAlert {
  const starts = known.get(first.fingerprint) ?? [];
  const goesOn = same.find(({ startedAt }) => starts.includes(startedAt));
  if (goesOn !== undefined) return goesOn;
  const earliest = same.reduce((a, b) => (b.startedAt < a.startedAt ? b : a), first);
  const near = starts.find((start) => Math.abs(start - earliest.startedAt) <= sameStartMs);
  return near === undefined ? earliest : { ...earliest, startedAt: near };
}
