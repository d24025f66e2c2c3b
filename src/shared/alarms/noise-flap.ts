import type { Flapping, FlapRule } from '../nouns/noise';

const minuteMs = 60_000;
/** Where the team pack says nothing. */
export const usualFlapRule: FlapRule = {
  changes: 6,
  withinMs: 30 * minuteMs,
  stableAfterMs: 15 * minuteMs,
};

/**
 * What is known of one thing's flapping after it has changed at `now`; `changedAt` are the times of its changes, in order,
 * up to this one. Undefined where it does not flap. What it did before it was last stable does not count again.
 */
export function flappingAfter(
  before: Flapping | undefined,
  changedAt: readonly number[],
  rule: FlapRule,
  now: number,
): Flapping | undefined {
  const stableAt = now + rule.stableAfterMs;
  // What lies ahead was noted by a clock that has been set back since.
  const known = before !== undefined && before.lastChangeAt <= now ? before : undefined;
  if (known !== undefined && now < known.stableAt) {
    const more = changedAt.filter((at) => at > known.lastChangeAt && at <= now).length;
    return { ...known, changes: known.changes + more, lastChangeAt: now, stableAt };
  }
  const from = Math.max(now - rule.withinMs, known?.lastChangeAt ?? Number.NEGATIVE_INFINITY);
  const counted = changedAt.filter((at) => at > from && at <= now);
  const [sinceAt] = counted;
  if (sinceAt === undefined || counted.length < rule.changes) return undefined;
  return { changes: counted.length, sinceAt, lastChangeAt: now, stableAt };
}
