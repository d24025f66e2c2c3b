/**
 * What becomes of a post after each answer, as pure rules. The promise of the whole outbox rests on them: a post is
 * sent again only when it is certain, or was read twice in the thread, that it is not there.
 */
import { assertNever } from '../../shared/assert-never';
import { noAnswerInTime, type PostOutcome, type Retry, type SearchOutcome } from '../courier';
import type { OutboxRow } from './outbox-row';
import type { RowChange } from './outbox-store';

/** Slack may show a message a moment after it took it, so an absence counts only when read twice, this far apart. */
export const readAgainAfterMs = 5_000;
const firstReadAfterMs = 1_000;
const absencesNeeded = 2;
const lateArrivalMs = 60_000;
const backOffMs = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

export function afterPost(row: OutboxRow, outcome: PostOutcome, now: number): RowChange {
  switch (outcome.kind) {
    case 'posted':
      return {
        state: 'sent',
        channelId: outcome.channelId,
        ts: outcome.ts,
        notBeforeAt: undefined,
        failure: undefined,
      };
    case 'refused':
      return { failure: outcome.failure, ...afterRefusal(outcome.retry, row, now) };
    case 'unknown':
      return { state: 'unknown', readings: 0, notBeforeAt: now + firstReadAfterMs, failure: outcome.failure };
    default:
      return assertNever(outcome);
  }
}

export function afterSearch(row: OutboxRow, outcome: SearchOutcome, now: number): RowChange {
  switch (outcome.kind) {
    case 'found':
      return {
        state: 'sent',
        channelId: outcome.channelId,
        ts: outcome.ts,
        notBeforeAt: undefined,
        failure: undefined,
      };
    case 'absent': {
      const readings = row.readings + 1;
      const settledAt = (row.attemptedAt ?? now) + (mayStillArrive(row) ? lateArrivalMs : 0);
      return readings >= absencesNeeded && now >= settledAt
        ? { state: 'waiting', readings, notBeforeAt: undefined }
        : { state: 'unknown', readings, notBeforeAt: Math.max(now + readAgainAfterMs, settledAt) };
    }
    case 'unreadable':
      if (outcome.lasting) return { state: 'asking', notBeforeAt: undefined, failure: outcome.failure };
      // Why the post itself may still arrive is not forgotten because a look failed too.
      return {
        state: 'unknown',
        notBeforeAt: now + backOff(row.attempts),
        failure: mayStillArrive(row) ? row.failure : outcome.failure,
      };
    default:
      return assertNever(outcome);
  }
}

/** A request that was given up on, or met a fault on the way, may lie in a proxy and be delivered after we have looked. */
function mayStillArrive({ failure }: OutboxRow): boolean {
  const reason = String(failure?.detail.reason ?? '');
  return reason === noAnswerInTime || reason.startsWith('HTTP 5');
}

function afterRefusal(retry: Retry, row: OutboxRow, now: number): Pick<RowChange, 'state' | 'notBeforeAt'> {
  switch (retry.kind) {
    case 'never':
      return { state: 'refused', notBeforeAt: undefined };
    case 'when-connected':
      // Waits for `reconnected`; asked again once in a while in case the fault was on the other side.
      return { state: 'waiting', notBeforeAt: now + 5 * 60_000 };
    case 'later':
      return { state: 'waiting', notBeforeAt: now + backOff(row.attempts) };
    case 'after':
      return { state: 'waiting', notBeforeAt: now + retry.ms };
    default:
      return assertNever(retry);
  }
}

function backOff(attempts: number): number {
  return backOffMs[Math.min(Math.max(attempts, 1), backOffMs.length) - 1] ?? 60_000;
}
