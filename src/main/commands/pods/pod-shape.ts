/**
 * What is read of a pod, as kubectl writes it. More may stand there, and most may be absent; what is there in another
 * form makes the pod unreadable, rather than healthy by mistake.
 */
import { z } from 'zod';

function absent<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** RFC 3339; an instant of Go's that was never set (year 1) counts as absent. */
const instant = z.string().transform((text, context): number | undefined => {
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    context.addIssue({ code: 'custom', message: 'is not a time' });
    return z.NEVER;
  }
  return at < 0 ? undefined : at;
});
const count = z.number().int().min(0);

const terminated = z.looseObject({
  exitCode: absent(z.number().int()),
  signal: absent(z.number().int()),
  reason: absent(z.string()),
  startedAt: absent(instant),
  finishedAt: absent(instant),
});

const containerState = z.looseObject({
  waiting: absent(z.looseObject({ reason: absent(z.string()), message: absent(z.string()) })),
  running: absent(z.looseObject({ startedAt: absent(instant) })),
  terminated: absent(terminated),
});

const containerStatus = z.looseObject({
  name: z.string().min(1),
  ready: absent(z.boolean()),
  started: absent(z.boolean()),
  restartCount: absent(count),
  state: absent(containerState),
  lastState: absent(containerState),
});

const container = z.looseObject({ name: z.string().min(1), restartPolicy: absent(z.string()) });

export const podShape = z.looseObject({
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: absent(z.string()),
    uid: absent(z.string()),
    labels: absent(z.record(z.string(), z.string())),
    ownerReferences: absent(
      z.array(z.looseObject({ kind: z.string(), name: z.string(), controller: absent(z.boolean()) })),
    ),
    creationTimestamp: absent(instant),
    deletionTimestamp: absent(instant),
  }),
  spec: absent(
    z.looseObject({
      restartPolicy: absent(z.string()),
      containers: absent(z.array(container)),
      initContainers: absent(z.array(container)),
    }),
  ),
  status: z.looseObject({
    phase: absent(z.string()),
    reason: absent(z.string()),
    message: absent(z.string()),
    startTime: absent(instant),
    conditions: absent(
      z.array(
        z.looseObject({
          type: z.string(),
          status: z.string(),
          reason: absent(z.string()),
          message: absent(z.string()),
          lastTransitionTime: absent(instant),
        }),
      ),
    ),
    containerStatuses: absent(z.array(containerStatus)),
    initContainerStatuses: absent(z.array(containerStatus)),
  }),
});

export type Pod = z.output<typeof podShape>;
export type ContainerStatus = z.output<typeof containerStatus>;
export type Terminated = z.output<typeof terminated>;

export function condition(pod: Pod, type: string) {
  return pod.status.conditions?.find((one) => one.type === type);
}

/** Init containers that go on beside the others. */
export function sidecarsOf(pod: Pod): ReadonlySet<string> {
  const always = (pod.spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return new Set(always.map(({ name }) => name));
}

export function isOver(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

export function isTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined && !isOver(pod);
}

export function isInitialized(pod: Pod): boolean {
  return condition(pod, 'Initialized')?.status === 'True';
}
