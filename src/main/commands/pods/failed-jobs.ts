import type { Owner } from './pod-owner';
import { failedAt } from './pod-remarks';
import type { Pod } from './pod-shape';
import { ago, hourMs, note, type Remark } from './remark';

/** Over a weekend, and no longer: pods of jobs that failed stay until somebody clears them away. */
const lingersMs = 72 * hourMs;

/** Of a pod that failed in a job: why it counts for little, if it does. */
export function lingering(
  { pod, owner }: { readonly pod: Pod; readonly owner: Owner },
  siblings: readonly Pod[],
  now: number,
): Remark | undefined {
  const at = failedAt(pod);
  const later = siblings.filter((other) => other !== pod && startOf(other) > startOf(pod));
  if (later.some(({ status }) => status.phase === 'Succeeded'))
    return note(`A try of job ${owner.name} that failed${ago(at, now)}; a later one succeeded`);
  if (later.length > 0)
    return note(`A try of job ${owner.name} that failed${ago(at, now)}; it was tried again`);
  if (at !== undefined && now - at > lingersMs)
    return note(`A try of job ${owner.name} that failed${ago(at, now)} and was left there`);
  return undefined;
}

function startOf({ status, metadata }: Pod): number {
  return status.startTime ?? metadata.creationTimestamp ?? 0;
}
