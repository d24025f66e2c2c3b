import type { NoiseRule, Verdict } from '../nouns/noise';

/** The printed rule of the ranking, as the code below has it. */
export const rankedBy =
  'Ranked by pages × the share of firings that were for nothing: judged a false positive, not actionable or of poor detail, or ended by themselves within 5 minutes without anybody’s hold and not judged useful.';

/** Ended within this time with nobody's hold, a firing ended by itself. */
export const byItselfWithinMs = 5 * 60_000;

/** One firing as the ranking sees it. */
export type CountedFiring = {
  readonly isOverSoon: boolean;
  /** Undefined where nobody held it. */
  readonly heldMs: number | undefined;
  readonly verdict: Verdict | undefined;
};

export function endedByItself({ isOverSoon, heldMs }: CountedFiring): boolean {
  return isOverSoon && heldMs === undefined;
}

export function wasForNothing(firing: CountedFiring): boolean {
  if (firing.verdict === undefined) return endedByItself(firing);
  return firing.verdict !== 'useful';
}

export function shareForNothing({ firings, forNothing }: Pick<NoiseRule, 'firings' | 'forNothing'>): number {
  return firings === 0 ? 0 : forNothing / firings;
}

/** The noisiest first; where that is the same, what pages and fires more. */
export function byNoise(a: NoiseRule, b: NoiseRule): number {
  const noise = (rule: NoiseRule) => rule.pages * shareForNothing(rule);
  return (
    noise(b) - noise(a) ||
    b.pages - a.pages ||
    b.firings - a.firings ||
    compare(a.name, b.name) ||
    compare(a.sourceName, b.sourceName)
  );
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
