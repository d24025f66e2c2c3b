/** A message's `ts` is a time and an id: as a number it is precise enough to order, and to show, but not to name it. */
export function instantOf(ts: string): number {
  return Math.floor(Number(ts) * 1_000);
}

/** Rising with time: below 0 where the first is the earlier. */
export function compareTs(one: string, other: string): number {
  const width = Math.max(one.length, other.length);
  const [a, b] = [one.padStart(width, '0'), other.padStart(width, '0')];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The `ts` that a message of this instant would have at the earliest. */
export function tsAt(instant: number): string {
  return (instant / 1_000).toFixed(6);
}
