import {
  type ContainerStatus,
  condition,
  isInitialized,
  isTerminating,
  type Pod,
  sidecarsOf,
  type Terminated,
} from './pod-shape';

export type PodColumns = { readonly status: string; readonly ready: string; readonly restarts: number };

/** READY, STATUS and RESTARTS as plain `kubectl get pods` shows them: they are not in the JSON, kubectl works them out. */
export function columnsOf(pod: Pod): PodColumns {
  const sidecars = sidecarsOf(pod);
  const init = pod.status.initContainerStatuses ?? [];
  const main = pod.status.containerStatuses ?? [];
  const stuck = init.findIndex((container) => !isInitDone(container, sidecars));
  const isStarting = stuck >= 0 && !isInitialized(pod);
  const base = stuck < 0 ? phaseStatus(pod) : initStatus(pod, init, stuck);
  const past = init.slice(0, stuck < 0 ? init.length : stuck);
  const readySidecars = past.filter(({ name, ready }) => sidecars.has(name) && ready === true).length;
  const readyMain = main.filter(({ ready, state }) => ready === true && state?.running !== undefined).length;
  const counted = isStarting ? init : [...init.filter(({ name }) => sidecars.has(name)), ...main];
  const all = (pod.spec?.containers?.length ?? main.length) + sidecars.size;
  return {
    status: wrapped(pod, isStarting ? base : mainStatus(pod, main, base)),
    ready: `${readySidecars + (isStarting ? 0 : readyMain)}/${all}`,
    restarts: counted.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0),
  };
}

function isInitDone({ name, state, started }: ContainerStatus, sidecars: ReadonlySet<string>): boolean {
  return state?.terminated?.exitCode === 0 || (sidecars.has(name) && started === true);
}

function initStatus(pod: Pod, init: readonly ContainerStatus[], at: number): string {
  const { terminated, waiting } = init[at]?.state ?? {};
  if (terminated !== undefined) return `Init:${endStatus(terminated)}`;
  const reason = waiting?.reason ?? '';
  if (reason !== '' && reason !== 'PodInitializing') return `Init:${reason}`;
  return `Init:${at}/${pod.spec?.initContainers?.length ?? init.length}`;
}

/** The first container that has something to say, as kubectl walks them from the last. */
function mainStatus(pod: Pod, main: readonly ContainerStatus[], base: string): string {
  const said = main
    .map(({ state }) => {
      const { waiting, terminated } = state ?? {};
      if (waiting?.reason !== undefined && waiting.reason !== '') return waiting.reason;
      return terminated === undefined ? undefined : endStatus(terminated);
    })
    .find((reason) => reason !== undefined);
  const status = said ?? base;
  const isRunning = main.some(({ ready, state }) => ready === true && state?.running !== undefined);
  if (status !== 'Completed' || !isRunning) return status;
  return condition(pod, 'Ready')?.status === 'True' ? 'Running' : 'NotReady';
}

function phaseStatus({ status }: Pod): string {
  const gated = status.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  if (gated === true) return 'SchedulingGated';
  const reason = status.reason ?? '';
  return reason === '' ? (status.phase ?? 'Unknown') : reason;
}

function wrapped(pod: Pod, status: string): string {
  if (!isTerminating(pod)) return status;
  return pod.status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
}

function endStatus({ reason, signal, exitCode }: Terminated): string {
  if (reason !== undefined && reason !== '') return reason;
  return signal !== undefined && signal !== 0 ? `Signal:${signal}` : `ExitCode:${exitCode ?? '?'}`;
}
