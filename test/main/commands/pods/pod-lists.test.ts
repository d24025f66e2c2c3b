import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutput } from '../../../../src/main/commands/read-output';
import { endInWords, verdictOf } from '../../../../src/shared/command-words';
import type { Argv, CommandReading, PodsReading } from '../../../../src/shared/nouns/command';
import { crashLoop, samplePod } from '../../../support/sample-pods';
import { getPods, now, readingOf } from './told';

const read = (output: string, argv: Argv = getPods, errorOutput = '') =>
  readOutput(argv, { exitCode: 0, output, errorOutput }, now, () => undefined);
const inWords = (reading: CommandReading, exitCode = 0) => endInWords({ state: 'ended', exitCode, reading });
const well = (name: string, more: { readonly uid?: string } = {}) => samplePod(name, { now, ...more });

describe('a list of pods', () => {
  it('is told by count, with the worst pods first', () => {
    const reading = readingOf([well('api-1'), crashLoop('api-2', now), well('api-3')]);
    expect(reading.pods.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['api-2', 'error'],
      ['api-1', 'fine'],
      ['api-3', 'fine'],
    ]);
    expect(inWords(reading)).toBe('3 pods, 1 with an error');
    expect(inWords(readingOf([well('a')]))).toBe('1 pod, fine');
    expect(inWords(readingOf([well('a'), well('b')]))).toBe('2 pods, all fine');
  });

  it('of 20,000 pods is read, each once', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => well(`api-${index}`));
    const output = JSON.stringify({ kind: 'PodList', items });
    expect(inWords(read(output))).toBe('20000 pods, all fine');
  });

  it('knows whose its pods are: of a replica set the deployment’s name', () => {
    const set = { ownerReferences: [{ kind: 'StatefulSet', name: 'db' }] };
    const own = { ownerReferences: undefined };
    const pods = [
      well('api-1'),
      samplePod('db-0', { now, metadata: set }),
      samplePod('x', { now, metadata: own }),
    ];
    expect(readingOf(pods).pods.map(({ name, owner }) => [name, owner])).toEqual([
      ['api-1', 'api'],
      ['db-0', 'db'],
      ['x', undefined],
    ]);
  });

  it('that is empty is a warning, in words that kubectl cannot be wrong about', () => {
    const reading = readingOf([]);
    expect(inWords(reading)).toBe(
      'no pods: the namespace is empty or does not exist (kubectl does not tell which)',
    );
    expect(verdictOf({ state: 'ended', exitCode: 0, reading })).toBe('warning');
  });

  it('is read in every form that kubectl writes it in', () => {
    expect(read(JSON.stringify(well('one')))).toMatchObject({ kind: 'pods', pods: [{ name: 'one' }] });
    const { kind: _kind, ...bare } = well('two');
    const list = JSON.stringify({ kind: 'PodList', items: [bare] });
    expect(read(list)).toMatchObject({ kind: 'pods', pods: [{ name: 'two' }] });
  });

  it('names the pods that it cannot read, and counts what is no pod', () => {
    const { status: _status, ...without } = well('no-status');
    const odd = samplePod('odd-count', {
      now,
      status: { containerStatuses: [{ name: 'a', restartCount: 'many' }] },
    });
    const service = { kind: 'Service', metadata: { name: 'api' } };
    const reading = readingOf([without, well('good'), odd, 42, { kind: 'Pod' }, service]);
    expect(reading).toMatchObject({
      pods: [{ name: 'good' }],
      unreadable: ['no-status', 'odd-count', 'number 4 of the list', 'number 5 of the list'],
      others: 1,
    });
    expect(inWords(reading)).toBe('5 pods, 4 that could not be read');
    expect(verdictOf({ state: 'ended', exitCode: 0, reading })).toBe('warning');
  });

  it('keeps two pods apart that say they are the same', () => {
    const pods = readingOf([well('a', { uid: 'same' }), well('b', { uid: 'same' })]).pods;
    expect(pods.map(({ key }) => key)).toEqual(['same', 'same (2)']);
  });

  it('shows what kubectl warned of beside it', () => {
    const list = JSON.stringify({ kind: 'List', items: [well('a')] });
    const reading = read(list, getPods, 'Warning: v1 is old\n\nand so on\n');
    expect(reading).toMatchObject({ kind: 'pods', warnings: ['Warning: v1 is old', '', 'and so on'] });
  });
});

describe('compared with the run before', () => {
  it('each pod is new, worse, better or the same, and those that are gone are named', () => {
    const first = readingOf([well('same'), well('worse'), crashLoop('better', now), crashLoop('gone', now)]);
    expect(first.before).toBeUndefined();
    expect(first.pods.every(({ change }) => change === undefined)).toBe(true);
    const then = readingOf(
      [well('same'), crashLoop('worse', now), well('better'), well('new')],
      first,
      now - 600_000,
    );
    expect(Object.fromEntries(then.pods.map(({ name, change }) => [name, change]))).toEqual({
      same: 'same',
      worse: 'worse',
      better: 'better',
      new: 'new',
    });
    const gone = {
      key: 'uid-of-gone',
      namespace: 'my-team',
      name: 'gone',
      status: 'CrashLoopBackOff',
      verdict: 'error',
    };
    expect(then.before).toEqual({ at: now - 600_000, gone: [gone] });
  });

  it('a pod of the same name with another uid is another pod', () => {
    const first = readingOf([well('db-0', { uid: 'one' })]);
    const then = readingOf([well('db-0', { uid: 'two' })], first);
    expect(then.pods[0]?.change).toBe('new');
    expect(then.before?.gone.map(({ key }) => key)).toEqual(['one']);
  });

  it('an empty list before makes all new', () => {
    expect(readingOf([well('a')], readingOf([])).pods[0]?.change).toBe('new');
  });
});

describe('what is no list of pods', () => {
  it.each([
    ['plain text\nof two lines\n', ['plain text', 'of two lines']],
    ['', []],
    ['{ not json', ['{ not json']],
    [
      '{"kind":"List","items":[{"kind":"Service","metadata":{"name":"a"}}]}',
      [expect.stringContaining('Service')],
    ],
    ['{"kind":"List","items":{}}', ['{"kind":"List","items":{}}']],
    ['[1]', ['[1]']],
  ])('is text: %j', (output, lines) => {
    expect(read(output)).toEqual({ kind: 'text', lines, errorLines: [], isMore: false });
  });

  it('is told by its first lines, and that there is more', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const reading = read(lines.join('\n'), ['df', '-h'], 'x'.repeat(400));
    expect(reading).toEqual({
      kind: 'text',
      lines: lines.slice(0, 12),
      errorLines: [`${'x'.repeat(299)}…`],
      isMore: true,
    });
    expect(inWords(reading)).toBe('ended well');
    expect(inWords(reading, 3)).toBe('failed (exit code 3)');
  });

  it('an empty list is no list of pods where nobody asked for pods', () => {
    const empty = '{"kind":"List","items":[]}';
    expect(read(empty, ['kubectl', 'get', 'deployments', '--output=json']).kind).toBe('text');
    expect(read(empty, ['kubectl', 'get', 'po', '-o', 'json']).kind).toBe('pods');
  });
});

describe('kubectl’s failures', () => {
  const failed = (errorOutput: string) => {
    const reading = readOutput(getPods, { exitCode: 1, output: '', errorOutput }, now, () => undefined);
    if (reading.kind !== 'kubectl-failed') throw new Error(`It was read as ${reading.kind}`);
    return [reading.trouble, reading.firstLine];
  };

  it.each([
    ['error: You must be logged in to the server (Unauthorized)', 'not-signed-in'],
    [
      'error: You must be logged in to the server (the server has asked for the client to provide credentials)',
      'not-signed-in',
    ],
    [
      'Unable to connect to the server: getting credentials: exec: executable aws failed with exit code 255',
      'not-signed-in',
    ],
    [
      'Unable to connect to the server: getting credentials: exec: executable aws not found',
      'plugin-missing',
    ],
    [
      'Unable to connect to the server: getting credentials: exec: exec: "kubelogin": executable file not found in $PATH',
      'plugin-missing',
    ],
    [
      'Error from server (Forbidden): pods is forbidden: User "ada" cannot list resource "pods" in API group ""',
      'forbidden',
    ],
    ['error: context "live" does not exist', 'not-configured'],
    ['error: current-context must exist in order to minify', 'not-configured'],
    [
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
      'not-configured',
    ],
    [
      'The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?',
      'refused',
    ],
    ['Unable to connect to the server: dial tcp 10.0.0.1:443: i/o timeout', 'timed-out'],
    [
      'Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
      'timed-out',
    ],
    ['Unable to connect to the server: dial tcp: lookup api.example.org: no such host', 'unreachable'],
    ['Unable to connect to the server: x509: certificate signed by unknown authority', 'certificate'],
    ['error: unknown flag: --oops', undefined],
    ['', undefined],
  ])('%s', (line, trouble) => {
    expect(failed(line)).toEqual([trouble, line]);
  });

  it('are told by its own words, not by its log, which comes first', () => {
    const log =
      'E1120 09:12:01.123456   12345 memcache.go:265] couldn’t get current server API group list: refused';
    const line =
      'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?';
    expect(failed(`${log}\n${log}\n${line}\n`)).toEqual(['refused', line]);
    expect(failed(`${log}\n`)).toEqual([undefined, log]);
  });

  it('have words of ours, and kubectl’s exit code where we have none', () => {
    const reading = (trouble: 'forbidden' | undefined) =>
      ({ kind: 'kubectl-failed', trouble, firstLine: '' }) as const;
    expect(inWords(reading('forbidden'), 1)).toBe('the cluster does not allow you to read this');
    expect(inWords(reading(undefined), 1)).toBe('kubectl failed (exit code 1)');
  });
});

describe('whatever a cluster says', () => {
  const nonsense = fc.oneof(
    fc.anything({ maxDepth: 3, withNullPrototype: false }),
    fc.constantFrom(
      null,
      '',
      0,
      -1,
      'Running',
      'OOMKilled',
      true,
      [],
      {},
      '2026-11-20T09:00:00Z',
      '0001-01-01T00:00:00Z',
    ),
  );
  const sometimes = <T>(value: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 60, arbitrary: value }, { weight: 1, arbitrary: nonsense });
  const text = sometimes(
    fc.constantFrom(
      '',
      'CrashLoopBackOff',
      'Error',
      'Completed',
      'OOMKilled',
      'ContainerCreating',
      'Odd',
      '\u202e',
    ),
  );
  const time = sometimes(
    fc.constantFrom('2026-11-20T09:10:00Z', '2026-11-19T00:00:00Z', '2027-01-01T00:00:00Z'),
  );
  const ending = fc.record(
    {
      exitCode: sometimes(fc.integer({ min: 0, max: 255 })),
      reason: text,
      startedAt: time,
      finishedAt: time,
    },
    { requiredKeys: [] },
  );
  const state = sometimes(
    fc.record(
      {
        waiting: fc.option(fc.record({ reason: text, message: text }, { requiredKeys: [] })),
        running: fc.option(fc.record({ startedAt: time }, { requiredKeys: [] })),
        terminated: fc.option(ending),
      },
      { requiredKeys: [] },
    ),
  );
  const container = sometimes(
    fc.record(
      {
        name: sometimes(fc.constantFrom('app', 'proxy', 'constructor')),
        ready: sometimes(fc.boolean()),
        started: sometimes(fc.boolean()),
        restartCount: sometimes(fc.nat(40)),
        state,
        lastState: state,
      },
      { requiredKeys: ['name'] },
    ),
  );
  const condition = fc.record(
    {
      type: fc.constantFrom('Ready', 'PodScheduled', 'Initialized'),
      status: fc.constantFrom('True', 'False', 'Unknown'),
      reason: text,
      message: text,
      lastTransitionTime: time,
    },
    { requiredKeys: ['type', 'status'] },
  );
  const podShape = fc.record(
    {
      kind: fc.constantFrom('Pod', 'Pod', 'Pod', 'Service'),
      metadata: sometimes(
        fc.record(
          {
            name: sometimes(fc.constantFrom('a', 'b', 'c', 'd')),
            uid: sometimes(fc.constantFrom('1', '2', '1 (2)', '__proto__')),
            namespace: sometimes(fc.constantFrom('x', 'y')),
            deletionTimestamp: time,
            creationTimestamp: time,
            ownerReferences: sometimes(
              fc.array(
                fc.record({ kind: fc.constantFrom('Job', 'ReplicaSet'), name: fc.constantFrom('j', 'k') }),
                { maxLength: 2 },
              ),
            ),
          },
          { requiredKeys: ['name'] },
        ),
      ),
      spec: sometimes(
        fc.record(
          {
            initContainers: fc.array(
              fc.record({ name: fc.constantFrom('app', 'init'), restartPolicy: text }),
              { maxLength: 2 },
            ),
          },
          { requiredKeys: [] },
        ),
      ),
      status: sometimes(
        fc.record(
          {
            phase: sometimes(fc.constantFrom('Pending', 'Running', 'Succeeded', 'Failed', 'Unknown')),
            reason: text,
            conditions: sometimes(fc.array(condition, { maxLength: 3 })),
            containerStatuses: sometimes(fc.array(container, { maxLength: 3 })),
            initContainerStatuses: sometimes(fc.array(container, { maxLength: 2 })),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: ['kind', 'metadata', 'status'] },
  );
  const items = fc.array(fc.oneof({ weight: 8, arbitrary: podShape }, { weight: 1, arbitrary: nonsense }), {
    maxLength: 8,
  });

  const whole = (value: readonly unknown[]) =>
    // As it comes over the wire.
    JSON.parse(
      JSON.stringify([{ kind: 'Pod' }, ...value], (_key, each) => (typeof each === 'bigint' ? 0 : each)),
    ) as readonly unknown[];

  it('every pod is told once, whatever stands in it, and in sentences', () => {
    let readAtAll = 0;
    fc.assert(
      fc.property(items, items, (first, second) => {
        const before: PodsReading = readingOf(whole(first));
        const given = whole(second);
        const reading = readingOf(given, before);
        readAtAll += reading.pods.length;
        expect(reading.pods.length + reading.unreadable.length + reading.others).toBe(given.length);
        const keys = reading.pods.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { verdict, reasons, change } of reading.pods) {
          expect(reasons.length > 0).toBe(verdict !== 'fine');
          expect(change).toBeDefined();
          expect(reasons.join(' ')).not.toMatch(/undefined|NaN|null|\[object/);
        }
        const shown = before.pods.filter(({ key }) => keys.includes(key)).length;
        expect(reading.before?.gone.length).toBe(before.pods.length - shown);
      }),
      { numRuns: 2_000 },
    );
    expect(readAtAll).toBeGreaterThan(2_000);
  });

  it('no output of any program is too odd to be read', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
        fc.integer({ min: 0, max: 255 }),
        (output, exitCode) => {
          for (const argv of [getPods, ['df'] as const]) {
            const reading = readOutput(argv, { exitCode, output, errorOutput: output }, now, () => undefined);
            expect(endInWords({ state: 'ended', exitCode, reading })).not.toBe('');
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('megabytes of something else', () => {
  it.each([
    ['spaces', `${' '.repeat(3_000_000)}x`],
    ['lines', 'x\n'.repeat(3_000_000)],
    ['empty lines', `${'\n'.repeat(3_000_000)}x`],
  ])('of %s do not hold it up', (_what, output) => {
    expect(read(output, ['report'], output)).toMatchObject({ kind: 'text', isMore: true });
  });
});
