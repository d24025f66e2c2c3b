import { type GonePod, type PodReading, type PodVerdict, podVerdicts } from '../../../shared/nouns/command';
import { lingering } from './failed-jobs';
import { columnsOf } from './pod-columns';
import { type Owner, ownerOf } from './pod-owner';
import { podRemarks } from './pod-remarks';
import type { Pod } from './pod-shape';
import type { Remark } from './remark';

/** How each pod is, the worst first, and which pods of the run before are gone. */
export function readPods(
  pods: readonly Pod[],
  now: number,
  before: readonly PodReading[] | undefined,
): { readonly pods: readonly PodReading[]; readonly gone: readonly GonePod[] } {
  const known = new Map(before?.map((pod) => [pod.key, pod]));
  const owned = pods.map((pod) => ({ pod, owner: ownerOf(pod) }));
  const jobs = Map.groupBy(owned, ({ pod, owner }) => jobKey(pod, owner));
  const keys = uniqueKeys(pods);
  const readings = owned.map(({ pod, owner }, index): PodReading => {
    const key = keys[index] ?? '';
    const last = known.get(key);
    const counts = new Map(last?.containers.map(({ name, restarts }) => [name, restarts]));
    const job = jobKey(pod, owner);
    const siblings = job === undefined ? [] : (jobs.get(job) ?? []).map((one) => one.pod);
    const remarks = remarksOf(pod, owner, siblings, now, counts);
    const verdict = worst(remarks);
    return {
      key,
      namespace: pod.metadata.namespace ?? '',
      name: pod.metadata.name,
      owner: owner?.name,
      ...columnsOf(pod),
      verdict,
      reasons: remarks.map(({ words }) => (/[.!?…]$/.test(words) ? words : `${words}.`)),
      containers: countsOf(pod),
      change: before === undefined ? undefined : changeOf(verdict, last?.verdict),
    };
  });
  const present = new Set(keys);
  return {
    pods: readings.toSorted(byVerdict),
    gone: (before ?? [])
      .filter(({ key }) => !present.has(key))
      .map(({ key, namespace, name, status, verdict }) => ({ key, namespace, name, status, verdict })),
  };
}

function remarksOf(
  pod: Pod,
  owner: Owner | undefined,
  siblings: readonly Pod[],
  now: number,
  counts: ReadonlyMap<string, number>,
): readonly Remark[] {
  if (pod.status.phase === 'Failed' && owner?.kind === 'Job') {
    const little = lingering({ pod, owner }, siblings, now);
    if (little !== undefined) return [little];
  }
  return podRemarks(pod, now, counts).toSorted((a, b) => rank(a.verdict) - rank(b.verdict));
}

/** The uid; without one the name, and a number where the same stands there twice. */
function uniqueKeys(pods: readonly Pod[]): readonly string[] {
  const taken = new Set<string>();
  return pods.map(({ metadata }) => {
    const plain = metadata.uid ?? `${metadata.namespace ?? ''}/${metadata.name}`;
    let key = plain;
    for (let time = 2; taken.has(key); time += 1) key = `${plain} (${time})`;
    taken.add(key);
    return key;
  });
}

function jobKey({ metadata }: Pod, owner: Owner | undefined): string | undefined {
  return owner?.kind === 'Job' ? `${metadata.namespace ?? ''}/${owner.name}` : undefined;
}

function countsOf({ status }: Pod): PodReading['containers'] {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return all.map(({ name, restartCount = 0 }) => ({ name, restarts: restartCount }));
}

function changeOf(verdict: PodVerdict, before: PodVerdict | undefined): PodReading['change'] {
  if (before === undefined) return 'new';
  if (verdict === before) return 'same';
  return rank(verdict) < rank(before) ? 'worse' : 'better';
}

function worst(remarks: readonly Remark[]): PodVerdict {
  return podVerdicts.find((verdict) => remarks.some((remark) => remark.verdict === verdict)) ?? 'fine';
}

function rank(verdict: PodVerdict): number {
  return podVerdicts.indexOf(verdict);
}

function byVerdict(one: PodReading, other: PodReading): number {
  return (
    rank(one.verdict) - rank(other.verdict) ||
    compare(one.owner ?? one.name, other.owner ?? other.name) ||
    compare(one.name, other.name)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
