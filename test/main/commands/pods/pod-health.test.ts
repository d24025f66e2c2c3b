import { describe, expect, it } from 'vitest';
import { before, crashed, crashLoop, samplePod } from '../../../support/sample-pods';
import { now, readingOf, told } from './told';

const pod = (given: Omit<Parameters<typeof samplePod>[1], 'now'>) => samplePod('api-1', { now, ...given });
const minutes = (count: number) => before(now, count * 60);
const waiting = (reason: string, message?: string) => ({
  ready: false,
  state: { waiting: { reason, ...(message === undefined ? {} : { message }) } },
});
const notInitialized = [{ type: 'Initialized', status: 'False', lastTransitionTime: minutes(1) }];
const running = (since: number) => ({ running: { startedAt: minutes(since) } });

describe('a pod that is fine', () => {
  it('runs and is ready, however often it was restarted in its life', () => {
    expect(told(pod({}))).toEqual(['1/1 Running 0 fine']);
    const old = { restarts: 30, lastState: crashed(now, 86_400) };
    expect(told(pod({ containers: [old, { name: 'proxy' }] }))).toEqual(['2/2 Running 30 fine']);
  });

  it('has done its work', () => {
    const state = { terminated: { exitCode: 0, reason: 'Completed', finishedAt: minutes(30) } };
    const conditions = [
      { type: 'Ready', status: 'False', reason: 'PodCompleted', lastTransitionTime: minutes(30) },
    ];
    const done = pod({ phase: 'Succeeded', containers: [{ ready: false, state }], conditions });
    expect(told(done)).toEqual(['0/1 Completed 0 fine']);
  });

  it('is kept company by a sidecar that was an init container', () => {
    const init = [
      { name: 'migrate', ready: true, state: { terminated: { exitCode: 0, reason: 'Completed' } } },
      { name: 'proxy', sidecar: true, started: true, restarts: 2 },
    ];
    expect(told(pod({ init }))).toEqual(['2/2 Running 2 fine']);
  });
});

describe('a pod that is in error', () => {
  it('crashes over and over: the cause is in its last end', () => {
    expect(told(crashLoop('api-1', now))).toEqual([
      '0/1 CrashLoopBackOff 12 error',
      'Container app is waiting, CrashLoopBackOff after 12 restarts: it ended 2 min ago (Error, exit code 1).',
    ]);
  });

  it.each([
    'ImagePullBackOff',
    'ErrImagePull',
    'CreateContainerConfigError',
    'RunContainerError',
    'InvalidImageName',
    'PostStartHookError',
  ])('waits because of %s', (reason) => {
    expect(told(pod({ containers: [waiting(reason, 'it says why')] }))).toEqual([
      `0/1 ${reason} 0 error`,
      `Container app is waiting, ${reason}: it says why.`,
    ]);
  });

  it('was killed for its memory, now or within the hour', () => {
    const oom = (ago: number) => crashed(now, ago * 60, { reason: 'OOMKilled', exitCode: 137 });
    expect(told(pod({ containers: [{ restarts: 1, lastState: oom(50) }] }))).toEqual([
      '1/1 Running 1 error',
      'Container app was killed for its memory 50 min ago (OOMKilled).',
    ]);
    expect(told(pod({ containers: [{ ready: false, state: oom(0) }] }))).toEqual([
      '0/1 OOMKilled 0 error',
      'Container app was killed for its memory 0 s ago (OOMKilled).',
    ]);
    expect(told(pod({ containers: [{ restarts: 1, lastState: oom(70) }] }))).toEqual(['1/1 Running 1 fine']);
  });

  it('failed: evicted, or with what its container ended with', () => {
    const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: minutes(90) }];
    const evicted = pod({
      phase: 'Failed',
      status: {
        reason: 'Evicted',
        message: 'The node was low on memory.',
        containerStatuses: undefined,
        conditions,
      },
    });
    expect(told(evicted)).toEqual([
      '0/1 Evicted 0 error',
      'It failed, Evicted 1 h ago: The node was low on memory.',
    ]);
    const ended = pod({ phase: 'Failed', containers: [{ ready: false, state: crashed(now, 300) }] });
    expect(told(ended)).toEqual([
      '0/1 Error 0 error',
      'It failed 5 min ago: container app ended, Error with exit code 1.',
    ]);
  });

  it('finds no node', () => {
    const conditions = [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available' },
    ];
    expect(told(pod({ phase: 'Pending', conditions, status: { containerStatuses: undefined } }))).toEqual([
      '0/1 Pending 0 error',
      'No node takes it (Unschedulable): 0/3 nodes are available.',
    ]);
  });

  it('has an init container that fails', () => {
    const failing = { ready: false, state: crashed(now, 30), restarts: 3 };
    expect(
      told(
        pod({
          phase: 'Pending',
          init: [failing],
          containers: [waiting('PodInitializing')],
          conditions: notInitialized,
        }),
      ),
    ).toEqual(['0/1 Init:Error 3 error', 'Init container init ended 30 s ago (Error, exit code 1).']);
    const backOff = { ...waiting('CrashLoopBackOff'), restarts: 4, lastState: crashed(now, 30) };
    expect(
      told(
        pod({
          phase: 'Pending',
          init: [backOff],
          containers: [waiting('PodInitializing')],
          conditions: notInitialized,
        }),
      ),
    ).toEqual([
      '0/1 Init:CrashLoopBackOff 4 error',
      'Init container init is waiting, CrashLoopBackOff after 4 restarts: it ended 30 s ago (Error, exit code 1).',
    ]);
  });

  it('has a sidecar that crashes, which is judged as any other', () => {
    const sidecar = {
      ...waiting('CrashLoopBackOff'),
      name: 'proxy',
      sidecar: true,
      started: false,
      restarts: 5,
    };
    expect(told(pod({ init: [{ ...sidecar, lastState: crashed(now, 60) }] }))).toEqual([
      '1/2 Init:CrashLoopBackOff 5 error',
      'Sidecar proxy is waiting, CrashLoopBackOff after 5 restarts: it ended 1 min ago (Error, exit code 1).',
    ]);
  });

  it('is on a node that does not answer', () => {
    expect(told(pod({ phase: 'Unknown', status: { reason: 'NodeLost' } }))[1]).toBe(
      'Its node does not say how it is: NodeLost.',
    );
    const lost = pod({ metadata: { deletionTimestamp: minutes(3) }, status: { reason: 'NodeLost' } });
    expect(told(lost)).toEqual(['1/1 Unknown 0 error', 'Its node is lost, and it was told to end.']);
  });
});

describe('a pod that asks for a look', () => {
  it('has not been ready for minutes', () => {
    const since = (count: number) => [{ type: 'Ready', status: 'False', lastTransitionTime: minutes(count) }];
    const containers = [{ ready: false }, { name: 'proxy' }];
    expect(told(pod({ containers, conditions: since(7) }))).toEqual([
      '1/2 Running 0 warning',
      'It has not been ready for 7 min (app).',
    ]);
    expect(told(pod({ containers, conditions: since(1) }))).toEqual([
      '1/2 Running 0 note',
      'It has not been ready for 1 min (app).',
    ]);
    const unknown = [{ type: 'Ready', status: 'Unknown', message: 'node is silent' }];
    expect(told(pod({ conditions: unknown }))[1]).toBe(
      'It is not known whether it is ready: node is silent.',
    );
    expect(told(pod({ containers, conditions: [] }))[1]).toBe('It is not ready (app).');
  });

  it('takes long to start, or has only begun', () => {
    const starting = (age: number) =>
      pod({ phase: 'Pending', age, containers: [waiting('ContainerCreating')], conditions: [] });
    expect(told(starting(40))).toEqual(['0/1 ContainerCreating 0 note', 'It has been starting for 40 s.']);
    expect(told(starting(720))).toEqual([
      '0/1 ContainerCreating 0 warning',
      'It has been starting for 12 min.',
    ]);
    const init = [
      { ready: false, state: running(9) },
      { name: 'second', ready: false, state: {} },
    ];
    const inInit = pod({
      phase: 'Pending',
      age: 600,
      init,
      containers: [waiting('PodInitializing')],
      conditions: notInitialized,
    });
    expect(told(inInit)).toEqual(['0/1 Init:0/2 0 warning', 'It has been starting for 10 min.']);
  });

  it('waits for a reason that nobody has heard of', () => {
    expect(told(pod({ containers: [waiting('SomethingNew', 'who knows')] }))).toEqual([
      '0/1 SomethingNew 0 warning',
      'Container app is waiting, SomethingNew: who knows.',
    ]);
  });

  it('is terminating: a note, and a warning where it will not go', () => {
    expect(told(pod({ metadata: { deletionTimestamp: minutes(-0.5) } }))).toEqual([
      '1/1 Terminating 0 note',
      'It is terminating.',
    ]);
    expect(told(pod({ metadata: { deletionTimestamp: minutes(20) } }))).toEqual([
      '1/1 Terminating 0 warning',
      'It was to be gone 20 min ago and is still terminating.',
    ]);
  });

  it('is held back, or tells a phase that is not known', () => {
    const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }];
    expect(told(pod({ phase: 'Pending', conditions, status: { containerStatuses: undefined } }))).toEqual([
      '0/1 SchedulingGated 0 note',
      'It is held back from being placed (SchedulingGated).',
    ]);
    expect(told(pod({ phase: 'Dreaming' }))[1]).toBe('Its phase is Dreaming, which is not known.');
    expect(told(pod({ status: { phase: null } }))[1]).toBe('It tells no phase.');
  });
});

describe('restarts', () => {
  it('one of late is a note, with how the container ended', () => {
    const lastState = { terminated: { exitCode: 143, startedAt: minutes(9_000), finishedAt: minutes(4) } };
    expect(told(pod({ containers: [{ restarts: 31, lastState }] }))).toEqual([
      '1/1 Running 31 note',
      'Container app was restarted; it ended 4 min ago (exit code 143).',
    ]);
  });

  it('that look healthy between two crashes are a warning', () => {
    expect(
      told(pod({ containers: [{ restarts: 5, state: running(1), lastState: crashed(now, 90) }] })),
    ).toEqual([
      '1/1 Running 5 warning',
      'Container app was restarted; it ended 1 min ago (Error, exit code 1), after 20 s: it may be crashing over and over.',
    ]);
  });

  it('three in the half hour that a pod has lived are too many', () => {
    const lastState = { terminated: { exitCode: 1, startedAt: minutes(20), finishedAt: minutes(5) } };
    expect(told(pod({ age: 1_700, containers: [{ restarts: 3, lastState }] }))[0]).toBe(
      '1/1 Running 3 warning',
    );
    expect(told(pod({ age: 7_200, containers: [{ restarts: 3, lastState }] }))[0]).toBe('1/1 Running 3 note');
  });

  it('are counted since the run before, by pod and container', () => {
    const at = (restarts: number, uid?: string) =>
      pod({
        containers: [
          { restarts, lastState: crashed(now, 40_000) },
          { name: 'proxy', restarts: 9 },
        ],
        ...(uid === undefined ? {} : { uid }),
      });
    const first = readingOf([at(10)]);
    expect(told(at(10), first)).toEqual(['2/2 Running 19 fine']);
    expect(told(at(11), first)).toEqual([
      '2/2 Running 20 note',
      'Container app was restarted once since the run before; it ended 11 h ago (Error, exit code 1).',
    ]);
    expect(told(at(13), first)).toEqual([
      '2/2 Running 22 warning',
      'Container app was restarted 3 times since the run before; it ended 11 h ago (Error, exit code 1).',
    ]);
    // A count that went down is a new life of it, and another uid is another pod.
    expect(told(at(0), first)).toEqual(['2/2 Running 9 fine']);
    expect(told(at(13, 'another'), first)).toEqual(['2/2 Running 22 fine']);
  });
});

describe('pods of jobs', () => {
  const job = (name: string, phase: string, startedAgo: number, of = 'nightly-1') => {
    const state = crashed(
      now,
      startedAgo * 60 - 30,
      phase === 'Failed' ? {} : { exitCode: 0, reason: 'Completed' },
    );
    return samplePod(name, {
      now,
      phase,
      age: startedAgo * 60,
      containers: [{ ready: false, state }],
      spec: { restartPolicy: 'Never' },
      metadata: { ownerReferences: [{ kind: 'Job', name: of, controller: true }] },
    });
  };
  const verdicts = (...items: readonly unknown[]) =>
    Object.fromEntries(
      readingOf(items).pods.map(({ name, verdict, reasons }) => [name, [verdict, ...reasons]]),
    );

  it('count when they are the last try and failed of late', () => {
    expect(verdicts(job('a', 'Failed', 120))).toEqual({
      a: ['error', 'It failed 1 h ago: container app ended, Error with exit code 1.'],
    });
  });

  it('count for little when a later try went well, was made, or when they were left there for days', () => {
    expect(verdicts(job('a', 'Failed', 120), job('b', 'Succeeded', 60))).toEqual({
      a: ['note', 'A try of job nightly-1 that failed 1 h ago; a later one succeeded.'],
      b: ['fine'],
    });
    expect(verdicts(job('a', 'Failed', 120), job('b', 'Failed', 60))).toEqual({
      a: ['note', 'A try of job nightly-1 that failed 1 h ago; it was tried again.'],
      b: ['error', 'It failed 59 min ago: container app ended, Error with exit code 1.'],
    });
    expect(verdicts(job('a', 'Failed', 6_000), job('b', 'Succeeded', 60, 'nightly-2'))).toEqual({
      a: ['note', 'A try of job nightly-1 that failed 4 days ago and was left there.'],
      b: ['fine'],
    });
  });
});
