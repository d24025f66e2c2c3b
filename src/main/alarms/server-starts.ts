import { z } from 'zod';

/**
 * A server that was started again has forgotten its alerts until their senders tell them again. They do so within
 * Alertmanager's usual `resolve_timeout`; until then absence proves nothing.
 */
export const sendersHaveMs = 300_000;

/** A start of a server behind an address; several servers may stand behind one, each with its own. */
export type ServerStart = {
  /** As the server's own clock has it: what tells one start from another. */
  readonly startedAt: number;
  /** The same by the clock here. */
  readonly restartedAt: number;
  readonly settledAt: number;
};

const mostStarts = 8;

export const serverStarts = z
  .array(z.object({ startedAt: z.number(), restartedAt: z.number(), settledAt: z.number() }))
  .max(mostStarts);

/** Takes note of a start that a status told of; the same array where it was known. */
export function noteStart(
  known: readonly ServerStart[],
  startedAt: number,
  sentAt: number | undefined,
  now: number,
): readonly ServerStart[] {
  if (known.some((start) => start.startedAt === startedAt)) return known;
  // By two clocks, and the younger of the two ages: a wrong clock may make it wait in vain, not trust in vain.
  const ageMs = Math.max(0, Math.min(now, sentAt ?? now) - startedAt);
  const start = { startedAt, restartedAt: now - ageMs, settledAt: now + Math.max(0, sendersHaveMs - ageMs) };
  return [...known, start].slice(-mostStarts);
}

/** The latest start after which the senders have not had their time. */
export function unsettledStart(known: readonly ServerStart[], now: number): ServerStart | undefined {
  return known.findLast(({ settledAt }) => now < settledAt);
}

/** After the clock here was set back, a start must not stay unsettled until that time comes again. */
export function withinReach(known: readonly ServerStart[], now: number): readonly ServerStart[] {
  const latest = now + sendersHaveMs;
  if (known.every(({ settledAt }) => settledAt <= latest)) return known;
  return known.map((start) => ({ ...start, settledAt: Math.min(start.settledAt, latest) }));
}

/** Undefined where a status does not say it: Grafana's own Alertmanager has none, or the year 1. */
export function startOf(status: string): number | undefined {
  try {
    const read = z.object({ uptime: z.string() }).safeParse(JSON.parse(status));
    const startedAt = read.success ? Date.parse(read.data.uptime) : Number.NaN;
    return startedAt > 0 ? startedAt : undefined;
  } catch {
    return undefined;
  }
}
