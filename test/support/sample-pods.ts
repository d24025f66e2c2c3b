/** Pods as kubectl writes them, for tests. */

type Fields = Readonly<Record<string, unknown>>;

/** `ago` in seconds before `now`, as Kubernetes writes an instant. */
export const before = (now: number, ago: number) =>
  new Date(now - ago * 1_000).toISOString().replace(/\.\d+Z$/, 'Z');

export type Container = {
  readonly name?: string;
  readonly restarts?: number;
  readonly ready?: boolean;
  readonly state?: Fields;
  readonly lastState?: Fields;
  readonly started?: boolean;
};

export function status(
  { name = 'app', restarts = 0, ready = true, ...more }: Container = {},
  now = 0,
): Fields {
  return {
    name,
    ready,
    restartCount: restarts,
    image: 'registry.example.org/app:1',
    state: more.state ?? { running: { startedAt: before(now, 86_400) } },
    lastState: more.lastState ?? {},
    ...(more.started === undefined ? {} : { started: more.started }),
  };
}

export type SamplePod = {
  readonly now: number;
  readonly uid?: string;
  readonly phase?: string;
  readonly containers?: readonly Container[];
  readonly init?: readonly (Container & { readonly sidecar?: boolean })[];
  readonly conditions?: readonly Fields[];
  readonly metadata?: Fields;
  readonly spec?: Fields;
  readonly status?: Fields;
  /** In seconds. */
  readonly age?: number;
};

/** A pod of a deployment that is well, but for what is said of it. */
export function samplePod(name: string, given: SamplePod): Fields {
  const { now, containers = [{}], init = [], phase = 'Running', age = 86_400 * 3 } = given;
  const isReady = containers.every(({ ready = true }) => ready);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'my-team',
      uid: given.uid ?? `uid-of-${name}`,
      labels: { app: 'api', 'pod-template-hash': '7d9f8b6c5d' },
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'api-7d9f8b6c5d', controller: true },
      ],
      creationTimestamp: before(now, age),
      ...given.metadata,
    },
    spec: {
      restartPolicy: 'Always',
      containers: containers.map((one) => ({ name: one.name ?? 'app', image: 'registry.example.org/app:1' })),
      ...(init.length === 0
        ? {}
        : {
            initContainers: init.map(({ name: of = 'init', sidecar = false }) => ({
              name: of,
              image: 'registry.example.org/init:1',
              ...(sidecar ? { restartPolicy: 'Always' } : {}),
            })),
          }),
      ...given.spec,
    },
    status: {
      phase,
      startTime: before(now, age),
      conditions: given.conditions ?? [
        { type: 'Initialized', status: 'True', lastTransitionTime: before(now, age) },
        { type: 'Ready', status: isReady ? 'True' : 'False', lastTransitionTime: before(now, 60) },
        { type: 'PodScheduled', status: 'True', lastTransitionTime: before(now, age) },
      ],
      containerStatuses: containers.map((one) => status(one, now)),
      ...(init.length === 0
        ? {}
        : { initContainerStatuses: init.map((one) => status({ name: 'init', ...one }, now)) }),
      ...given.status,
    },
  };
}

export const crashed = (now: number, ago: number, more: Fields = {}) => ({
  terminated: {
    exitCode: 1,
    reason: 'Error',
    startedAt: before(now, ago + 20),
    finishedAt: before(now, ago),
    ...more,
  },
});

/** A pod whose container ends and is started again and again. */
export function crashLoop(name: string, now: number, restarts = 12): Fields {
  return samplePod(name, {
    now,
    containers: [
      {
        ready: false,
        restarts,
        state: {
          waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container' },
        },
        lastState: crashed(now, 120),
      },
    ],
  });
}
