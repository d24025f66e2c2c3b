import type { ContainerStatus, Terminated } from './pod-shape';
import {
  ago,
  causeWords,
  error,
  hourMs,
  minuteMs,
  note,
  type Remark,
  saying,
  spanWords,
  warning,
} from './remark';

/** Reasons of waiting that do not go away by themselves. The kubelet's own words, not promised by any interface. */
const failing: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PostStartHookError',
  'PreCreateHookError',
  'PreStartHookError',
  'CreatePodSandboxError',
]);
const starting: ReadonlySet<string> = new Set(['', 'ContainerCreating', 'PodInitializing']);

const memoryWithinMs = hourMs;
const recentMs = 10 * minuteMs;
const youngMs = 30 * minuteMs;
const manyRestarts = 3;

export type ContainerLook = {
  readonly now: number;
  /** `Container` or `Init container`. */
  readonly what: string;
  /** What ends is started again. */
  readonly isRestarted: boolean;
  readonly podAgeMs: number | undefined;
  /** The count of the run before, of this very container. */
  readonly before: number | undefined;
};

/** What is odd about one container, the worst first; nothing where it runs, or starts, as it should. */
export function containerRemarks(container: ContainerStatus, look: ContainerLook): readonly Remark[] {
  const state = stateRemark(container, look);
  const memory = memoryRemark(container, look);
  // What is wrong now tells of its restarts itself.
  const restarts = state === undefined && memory === undefined ? restartRemark(container, look) : undefined;
  return [state, memory, restarts].filter((remark) => remark !== undefined);
}

function stateRemark(container: ContainerStatus, { what, isRestarted, now }: ContainerLook) {
  const { waiting, terminated } = container.state ?? {};
  const name = `${what} ${container.name}`;
  if (waiting !== undefined) {
    const reason = waiting.reason ?? '';
    if (starting.has(reason)) return undefined;
    const said = `${name} is waiting, ${reason}${saying(waiting.message)}`;
    if (!failing.has(reason)) return warning(said);
    const last = container.lastState?.terminated;
    if (reason !== 'CrashLoopBackOff' || last === undefined) return error(said);
    const times = counted(container.restartCount ?? 0);
    return error(`${name} is waiting, ${reason}${times}: it ended${ended(last, now)}`);
  }
  // Killed for its memory has words of its own.
  if (terminated === undefined || terminated.reason === 'OOMKilled') return undefined;
  if (terminated.exitCode === 0)
    return isRestarted
      ? note(`${name} ended${ended(terminated, now)} and is to be started again`)
      : undefined;
  return error(`${name} ended${ended(terminated, now)}`);
}

function memoryRemark({ name, state, lastState }: ContainerStatus, { what, now }: ContainerLook) {
  const killed = [state?.terminated, lastState?.terminated].find((end) => end?.reason === 'OOMKilled');
  if (killed === undefined) return undefined;
  const isNow = killed === state?.terminated;
  const isRecent = killed.finishedAt === undefined || now - killed.finishedAt <= memoryWithinMs;
  if (!isNow && !isRecent) return undefined;
  return error(`${what} ${name} was killed for its memory${ago(killed.finishedAt, now)} (OOMKilled)`);
}

/** A high count alone says nothing: a pod of months may have thirty. What counts is what came of late. */
function restartRemark(container: ContainerStatus, look: ContainerLook): Remark | undefined {
  const { now, before } = look;
  const restarts = container.restartCount ?? 0;
  const last = container.lastState?.terminated;
  const isRecent = last?.finishedAt !== undefined && now - last.finishedAt <= recentMs;
  // The count goes down when the node forgets what had ended.
  const more = before === undefined ? 0 : Math.max(0, restarts - before);
  if (more === 0 && !isRecent) return undefined;

  const isShortLived = isRecent && restarts >= 2 && lifeOf(last) < recentMs;
  const isYoung = (look.podAgeMs ?? Number.POSITIVE_INFINITY) <= youngMs;
  const isMuch = more >= manyRestarts || (isRecent && isYoung && restarts >= manyRestarts);
  const times = more === 0 ? '' : ` ${more === 1 ? 'once' : `${more} times`} since the run before`;
  const end = last === undefined ? '' : `; it ended${ended(last, now)}`;
  const loop = isShortLived ? `, after ${spanWords(lifeOf(last))}: it may be crashing over and over` : '';
  const words = `${look.what} ${container.name} was restarted${times}${end}${loop}`;
  return isMuch || isShortLived ? warning(words) : note(words);
}

function lifeOf(end: Terminated | undefined): number {
  if (end?.startedAt === undefined || end.finishedAt === undefined) return Number.POSITIVE_INFINITY;
  return end.finishedAt - end.startedAt;
}

/** ` 4 min ago (Error, exit code 1)`. */
function ended(end: Terminated, now: number): string {
  const cause = causeWords(end);
  return `${ago(end.finishedAt, now)}${cause === '' ? '' : ` (${cause})`}`;
}

function counted(restarts: number): string {
  return restarts === 0 ? '' : ` after ${restarts} ${restarts === 1 ? 'restart' : 'restarts'}`;
}
