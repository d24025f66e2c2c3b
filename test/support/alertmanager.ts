import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPeer } from './missing-peers';
import { waitUntil } from './wait-until';

export type PostedAlert = {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly endsAt?: string;
};

export type TestAlertmanager = {
  /** With the route prefix, without a slash at the end. */
  readonly url: string;
  /** Where replicas of the same cluster find it; empty without a cluster. */
  readonly clusterAddress: string;
  post(alerts: readonly PostedAlert[]): Promise<void>;
  /** Answers the silence's id. */
  silence(alertName: string): Promise<string>;
  expireSilence(id: string): Promise<void>;
  /** Kills the process; silences are kept for the next start, alerts are not, as in the real world. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
};

/** The program's file: WATCHKEEPER_ALERTMANAGER, or what PATH has (Debian's name, then the project's own). */
export function findAlertmanager(): string | undefined {
  const named = process.env.WATCHKEEPER_ALERTMANAGER;
  if (named !== undefined && named !== '') return named;
  return findPeer('prometheus-alertmanager') ?? findPeer('alertmanager');
}

export type AlertmanagerOptions = {
  readonly routePrefix?: string;
  /** Where it tells of its alerts, at once and again after a second. */
  readonly webhookUrl?: string;
  /** It lets in only `testSignIn`. */
  readonly isSignInNeeded?: boolean;
  /** `first`, or the cluster address of one that runs. */
  readonly cluster?: string;
};

export const testSignIn = { user: 'watch', password: 'test' } as const;
const testPasswordHash = '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay';

/** A real Alertmanager of its own on a free port. The caller closes it. */
export async function startAlertmanager(options: AlertmanagerOptions = {}): Promise<TestAlertmanager> {
  const program = findAlertmanager();
  if (program === undefined)
    throw new Error('No Alertmanager on PATH: run `npm run peers`, or set WATCHKEEPER_ALERTMANAGER');
  const folder = mkdtempSync(join(tmpdir(), 'watchkeeper-alertmanager-'));
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(config, configOf(options.webhookUrl));
  const port = await freePort();
  const clusterAddress = options.cluster === undefined ? '' : `127.0.0.1:${await freePort()}`;
  const url = `http://127.0.0.1:${port}${options.routePrefix ?? ''}`;
  const argv = [
    `--config.file=${config}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    `--web.external-url=${url}/`,
    `--cluster.listen-address=${clusterAddress}`,
    '--log.level=error',
  ];
  if (options.cluster !== undefined) {
    argv.push(`--cluster.advertise-address=${clusterAddress}`, '--cluster.settle-timeout=1s');
    if (options.cluster !== 'first') argv.push(`--cluster.peer=${options.cluster}`);
  }
  const signIn: Record<string, string> = {};
  if (options.isSignInNeeded === true) {
    const web = join(folder, 'web.yml');
    writeFileSync(web, `basic_auth_users:\n  ${testSignIn.user}: ${testPasswordHash}\n`);
    argv.push(`--web.config.file=${web}`);
    signIn.authorization = `Basic ${btoa(`${testSignIn.user}:${testSignIn.password}`)}`;
  }
  let child: ChildProcess | undefined;
  const killWithUs = () => child?.kill('SIGKILL');

  async function start(): Promise<void> {
    child = spawn(program ?? '', argv, { stdio: ['ignore', 'ignore', 'inherit'] });
    await waitUntilReady(url, child, signIn);
  }

  async function stop(): Promise<void> {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    // It takes its time over SIGTERM when clients keep connections open.
    running.kill('SIGKILL');
    await gone;
  }

  async function call(path: string, method: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}/api/v2${path}`, {
      method,
      headers: { ...signIn, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  process.once('exit', killWithUs);
  await start();
  return {
    url,
    clusterAddress,
    async post(alerts) {
      await call('/alerts', 'POST', alerts);
    },
    async silence(alertName) {
      const now = Date.now();
      const answer = await call('/silences', 'POST', {
        matchers: [{ name: 'alertname', value: alertName, isRegex: false, isEqual: true }],
        startsAt: new Date(now).toISOString(),
        endsAt: new Date(now + 3_600_000).toISOString(),
        createdBy: 'a test',
        comment: 'a test',
      });
      return (answer as { readonly silenceID: string }).silenceID;
    },
    async expireSilence(id) {
      await call(`/silence/${id}`, 'DELETE');
    },
    stop,
    start,
    async close() {
      await stop();
      process.removeListener('exit', killWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configOf(webhookUrl: string | undefined): string {
  if (webhookUrl === undefined) return 'route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n';
  return `route:
  receiver: watchkeeper
  group_by: [alertname]
  group_wait: 50ms
  group_interval: 1s
  repeat_interval: 1s
receivers:
  - name: watchkeeper
    webhook_configs:
      - url: ${webhookUrl}
`;
}

async function waitUntilReady(
  url: string,
  child: ChildProcess,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  child.once('exit', (code) => {
    failure = new Error(`It ended at once, with code ${code}`);
  });
  const ending = await waitUntil('Alertmanager being ready', async () => {
    if (failure !== undefined) return failure;
    const { ok } = await fetch(`${url}/-/ready`, { headers });
    return ok ? 'ready' : undefined;
  });
  if (ending !== 'ready') throw new Error('Alertmanager did not start', { cause: ending });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
