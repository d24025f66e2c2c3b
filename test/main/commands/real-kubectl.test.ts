import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCommands } from '../../../src/main/hosts/run-command';
import type { Commands } from '../../../src/main/ports';
import { endInWords } from '../../../src/shared/command-words';
import type { Argv, CommandRun, PodsReading } from '../../../src/shared/nouns/command';
import { ask } from '../../support/core-under-test';
import { startKubernetesServer } from '../../support/kubernetes-server';
import { findPeer, missingPeers } from '../../support/missing-peers';
import { crashLoop, samplePod } from '../../support/sample-pods';
import { temporaryFolder } from '../../support/temporary-folder';
import { approve, now, openDesk, runToEnd } from './command-desk';

const missing = missingPeers('pods as kubectl tells them', ['kubectl']);

const limited = (timeLimitMs: number): Commands => {
  const real = createCommands(process.env);
  return { run: (command, stop) => real.run({ ...command, timeLimitMs }, stop) };
};

async function openCluster() {
  const cluster = await startKubernetesServer();
  onTestFinished(() => cluster.close());
  return cluster;
}

function getPods(server: string, namespace = 'my-team', ...more: readonly string[]): Argv {
  return [
    ...([
      'kubectl',
      'get',
      'pods',
      `--namespace=${namespace}`,
      '--output=json',
      `--server=${server}`,
    ] as const),
    ...['--kubeconfig=/dev/null', `--cache-dir=${temporaryFolder()}`, ...more],
  ];
}

async function openPods(argv: Argv, commands?: Commands) {
  const desk = await openDesk([{ id: 'pods', argv }], commands === undefined ? {} : { commands });
  await approve(desk.core);
  return { ...desk, look: () => runToEnd(desk.core, desk.list.id, 'pods') };
}

function pods({ end }: CommandRun): PodsReading {
  if (end.state !== 'ended' || end.reading.kind !== 'pods') throw new Error(JSON.stringify(end));
  return end.reading;
}

describe.skipIf(missing.length > 0)('a real kubectl', () => {
  let kubectl = '';
  beforeAll(() => {
    kubectl = findPeer('kubectl') ?? '';
  });

  it('tells of pods that are well', async () => {
    const cluster = await openCluster();
    cluster.answer('my-team', [samplePod('api-1', { now }), samplePod('api-2', { now })]);
    const { look, core } = await openPods(getPods(cluster.url));
    const run = await look();
    expect(endInWords(run.end)).toBe('2 pods, all fine');
    expect(pods(run)).toMatchObject({ others: 0, unreadable: [] });
    expect(pods(run).before).toBeUndefined();
    expect(cluster.asked).toEqual(['/api/v1/namespaces/my-team/pods']);
    const evidence = await ask(core, 'commands.evidence', { id: run.id });
    expect(evidence.output.characters).toBe(evidence.output.text.length);
    expect(JSON.parse(evidence.output.text)).toMatchObject({ kind: 'List', items: [{}, {}] });
  });

  it('tells of one that crashes over and over, and what has changed since the run before', async () => {
    const cluster = await openCluster();
    cluster.answer('my-team', [samplePod('api-1', { now }), samplePod('worker-1', { now })]);
    const { look, clock } = await openPods(getPods(cluster.url));
    await look();
    await clock.advance(120_000);
    cluster.answer('my-team', [samplePod('api-2', { now }), crashLoop('worker-1', now, 4)]);
    const run = await look();
    expect(endInWords(run.end)).toBe('2 pods, 1 with an error');
    expect(
      pods(run).pods.map(({ name, status, verdict, change }) => [name, status, verdict, change]),
    ).toEqual([
      ['worker-1', 'CrashLoopBackOff', 'error', 'worse'],
      ['api-2', 'Running', 'fine', 'new'],
    ]);
    expect(pods(run).pods[0]?.reasons).toEqual([
      'Container app is waiting, CrashLoopBackOff after 4 restarts: it ended 4 min ago (Error, exit code 1).',
    ]);
    expect(pods(run).before).toMatchObject({ at: now, gone: [{ name: 'api-1' }] });
  });

  it('cannot tell a namespace that does not exist from one that is empty, and that is said', async () => {
    const cluster = await openCluster();
    const { look } = await openPods(getPods(cluster.url, 'nowhere'));
    expect(endInWords((await look()).end)).toBe(
      'no pods: the namespace is empty or does not exist (kubectl does not tell which)',
    );
  });

  it.each([
    [403, 'forbidden', 'the cluster does not allow you to read this'],
    [401, 'not-signed-in', 'not signed in to the cluster'],
  ] as const)('is answered with %i', async (status, trouble, words) => {
    const cluster = await openCluster();
    cluster.answer('my-team', { status });
    const { end } = await (await openPods(getPods(cluster.url))).look();
    expect(end).toMatchObject({ state: 'ended', reading: { kind: 'kubectl-failed', trouble } });
    expect(endInWords(end)).toBe(words);
  });

  it('finds nobody at the address', async () => {
    const { end } = await (await openPods(getPods('http://127.0.0.1:9'))).look();
    expect(end).toMatchObject({ reading: { kind: 'kubectl-failed', trouble: 'refused' } });
  });

  it('gives up by itself where the pack says when', async () => {
    const cluster = await openCluster();
    cluster.answer('my-team', 'hangs');
    const { end } = await (await openPods(getPods(cluster.url, 'my-team', '--request-timeout=1s'))).look();
    expect(end).toMatchObject({ reading: { kind: 'kubectl-failed', trouble: 'timed-out' } });
  });

  it('that hangs is ended at the time limit', async () => {
    const cluster = await openCluster();
    cluster.answer('my-team', 'hangs');
    const { end } = await (await openPods(getPods(cluster.url), limited(3_000))).look();
    expect(end).toEqual({ state: 'timed-out', afterMs: 30_000 });
    expect(endInWords(end)).toBe('stopped: it had not ended after 30 s');
  });

  it('knows no cluster of that name', async () => {
    const argv: Argv = [
      'kubectl',
      'get',
      'pods',
      '--context=nobody',
      '--kubeconfig=/dev/null',
      '--output=json',
    ];
    const { end } = await (await openPods(argv)).look();
    expect(end).toMatchObject({ reading: { kind: 'kubectl-failed', trouble: 'not-configured' } });
  });

  it('is run from its full path as well', async () => {
    const cluster = await openCluster();
    const [, ...rest] = getPods(cluster.url);
    const { end } = await (await openPods([kubectl, ...rest])).look();
    expect(endInWords(end)).toContain('no pods');
  });
});

it('no kubectl at all is said, and that is no failure of the cluster', async () => {
  const commands = createCommands({ ...process.env, PATH: temporaryFolder() }, []);
  const { end } = await (await openPods(getPods('http://127.0.0.1:9'), commands)).look();
  expect(end).toEqual({ state: 'not-found' });
  expect(endInWords(end)).toBe('the program was not found on this machine');
});
