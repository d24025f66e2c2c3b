import { createHash } from 'node:crypto';
import type { Failure } from '../../shared/errors';
import { pollEveryMs } from './poller';

/** After one failure, two, and more. */
const waitsMs = [pollEveryMs, 30_000, 60_000] as const;
const longestMs = 60_000;
/** The longer waits are shortened by up to this share, so that sources that failed together are not all asked together. */
const jitter = 0.1;

/** How long after one poll the next begins. The same for the same source each time. */
export function pollDelayMs(
  sourceId: string,
  failing:
    | { readonly polls: number; readonly failure: Failure; readonly retryAfterMs: number | undefined }
    | undefined,
): number {
  // Where it answered and we could not keep that, leaving it alone mends nothing.
  if (failing === undefined || failing.failure.code === 'internal') return pollEveryMs;
  const waitMs = waitsMs[failing.polls - 1] ?? longestMs;
  const backOffMs = waitMs === pollEveryMs ? waitMs : waitMs * (1 - jitter * shareOf(sourceId));
  return Math.max(Math.round(backOffMs), failing.retryAfterMs ?? 0);
}

/** From 0 up to 1. */
function shareOf(sourceId: string): number {
  return createHash('sha256').update(sourceId).digest().readUInt16BE() / 65_536;
}
