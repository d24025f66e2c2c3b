import { type ContainerLook, containerRemarks } from './container-remarks';
import { condition, isInitialized, isTerminating, type Pod, sidecarsOf } from './pod-shape';
import { ago, error, minuteMs, note, type Remark, saying, spanWords, warning } from './remark';

const startingMs = 5 * minuteMs;
const notReadyMs = 5 * minuteMs;
const lateEndMs = 5 * minuteMs;

/** Restart counts of the same pod in the run before, by container. */
export type CountsBefore = ReadonlyMap<string, number> | undefined;

/** What is odd about a pod by itself, whatever becomes of others. */
export function podRemarks(pod: Pod, now: number, before: CountsBefore): readonly Remark[] {
  const { phase, reason, message } = pod.status;
  if (isTerminating(pod)) return [endingRemark(pod, now)];
  switch (phase) {
    case 'Succeeded':
      return [];
    case 'Failed':
      return [failedRemark(pod, now)];
    case 'Pending':
    case 'Running':
      break;
    case 'Unknown':
      return [error(`Its node does not say how it is${saying(message ?? reason)}`)];
    default:
      return [
        warning(phase === undefined ? 'It tells no phase' : `Its phase is ${phase}, which is not known`),
      ];
  }
  const scheduling = schedulingRemark(pod);
  if (scheduling !== undefined) return [scheduling];
  const containers = allContainers(pod, now, before);
  if (containers.some(({ verdict }) => verdict !== 'note')) return containers;
  const waiting = phase === 'Pending' ? startingRemark(pod, now) : readinessRemark(pod, now);
  return waiting === undefined ? containers : [waiting, ...containers];
}

/** When a pod that failed came to its end; undefined if nothing says so. */
export function failedAt(pod: Pod): number | undefined {
  const all = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])];
  const ends = all.flatMap(({ state }) => state?.terminated?.finishedAt ?? []);
  return ends.length > 0 ? Math.max(...ends) : (condition(pod, 'Ready')?.lastTransitionTime ?? startOf(pod));
}

function startOf({ status, metadata }: Pod): number | undefined {
  return status.startTime ?? metadata.creationTimestamp;
}

function failedRemark(pod: Pod, now: number): Remark {
  const { reason, message, containerStatuses = [], initContainerStatuses = [] } = pod.status;
  const broken = [...initContainerStatuses, ...containerStatuses].find(
    ({ state }) => state?.terminated !== undefined && state.terminated.exitCode !== 0,
  );
  const end = broken?.state?.terminated;
  const cause = end === undefined ? '' : `, ${end.reason ?? 'Error'} with exit code ${end.exitCode ?? '?'}`;
  const what = reason === undefined || reason === '' ? 'failed' : `failed, ${reason}`;
  const at = ago(failedAt(pod), now);
  return error(
    broken === undefined
      ? `It ${what}${at}${saying(message)}`
      : `It ${what}${at}: container ${broken.name} ended${cause}`,
  );
}

function endingRemark({ metadata, status }: Pod, now: number): Remark {
  if (status.reason === 'NodeLost') return error('Its node is lost, and it was told to end');
  // The time of deletion has the period of grace in it already.
  const lateMs = now - (metadata.deletionTimestamp ?? now);
  return lateMs > lateEndMs
    ? warning(`It was to be gone ${spanWords(lateMs)} ago and is still terminating`)
    : note('It is terminating');
}

function schedulingRemark(pod: Pod): Remark | undefined {
  const scheduled = condition(pod, 'PodScheduled');
  if (scheduled?.status !== 'False') return undefined;
  if (scheduled.reason === 'SchedulingGated')
    return note('It is held back from being placed (SchedulingGated)');
  return error(`No node takes it (${scheduled.reason ?? 'no reason is given'})${saying(scheduled.message)}`);
}

function allContainers(pod: Pod, now: number, before: CountsBefore): readonly Remark[] {
  const sidecars = sidecarsOf(pod);
  const created = startOf(pod);
  const restartPolicy = pod.spec?.restartPolicy ?? 'Always';
  const look = (name: string, what: string, isRestarted: boolean): ContainerLook => ({
    now,
    what,
    isRestarted,
    podAgeMs: created === undefined ? undefined : now - created,
    before: before?.get(name),
  });
  const init = (pod.status.initContainerStatuses ?? []).flatMap((container) => {
    const { name } = container;
    if (sidecars.has(name)) return containerRemarks(container, look(name, 'Sidecar', true));
    // Once they are all done, what they went through is of no concern.
    return isInitialized(pod) ? [] : containerRemarks(container, look(name, 'Init container', false));
  });
  const main = (pod.status.containerStatuses ?? []).flatMap((container) =>
    containerRemarks(container, look(container.name, 'Container', restartPolicy === 'Always')),
  );
  return [...init, ...main];
}

function startingRemark(pod: Pod, now: number): Remark | undefined {
  const since = startOf(pod);
  if (since === undefined) return note('It is starting');
  const words = `It has been starting for ${spanWords(now - since)}`;
  return now - since > startingMs ? warning(words) : note(words);
}

function readinessRemark(pod: Pod, now: number): Remark | undefined {
  const ready = condition(pod, 'Ready');
  const names = (pod.status.containerStatuses ?? [])
    .filter((container) => container.ready === false && container.state?.terminated?.exitCode !== 0)
    .map(({ name }) => name);
  if (ready === undefined)
    return names.length === 0 ? undefined : warning(`It is not ready (${names.join(', ')})`);
  if (ready.status === 'True' || ready.reason === 'PodCompleted') return undefined;
  const who = names.length > 0 ? ` (${names.join(', ')})` : saying(ready.message ?? ready.reason);
  if (ready.status !== 'False') return warning(`It is not known whether it is ready${who}`);
  const since = ready.lastTransitionTime;
  const forMs = since === undefined ? undefined : now - since;
  const words = `It has not been ready${forMs === undefined ? '' : ` for ${spanWords(forMs)}`}${who}`;
  return forMs === undefined || forMs >= notReadyMs ? warning(words) : note(words);
}
