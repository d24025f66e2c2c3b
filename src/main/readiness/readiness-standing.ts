import { type ReadinessRun, waitingFindings } from '../../shared/nouns/readiness';
import type { Shift, WatchView } from '../../shared/nouns/watch';

/** After this long a failed check says nothing of a shift that it was not made for. */
export const failureCountsForMs = 12 * 3_600_000;

/** How a run stands. One failed check is enough, whatever the others still do. */
export function standingOfRun(run: ReadinessRun): WatchView['readiness'] {
  const failed = run.checks.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return run.verdict;
  // What broke off unfinished counts against a run of which the person knows, but not against one that began by itself.
  const isCutOff = failed.every(({ failure }) => failure === undefined);
  return isCutOff && beganByItself(run) ? 'unchecked' : 'not-ready';
}

/**
 * How a shift without a run of its own stands. It is the same machine: what failed for a shift that it touches has not
 * mended itself with the change of shift. That all was well is not taken over: it has to be shown again.
 */
export function standingFromBefore(
  shift: Shift,
  runs: readonly ReadinessRun[],
  shiftById: (id: string) => Shift | undefined,
): WatchView['readiness'] {
  const nearest = runs.find(({ shiftId }) => {
    const other = shiftId === undefined ? undefined : shiftById(shiftId);
    return other !== undefined && other.startsAt <= shift.endsAt && shift.startsAt <= other.endsAt;
  });
  return nearest !== undefined && standingOfRun(nearest) === 'not-ready' ? 'not-ready' : 'unchecked';
}

function beganByItself({ checks }: ReadinessRun): boolean {
  return checks.some(({ state, finding }) => state === 'waiting' && finding === waitingFindings.begin);
}
