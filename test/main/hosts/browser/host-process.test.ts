import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildIfStale } from '../../../../scripts/build-if-stale.mjs';
import { type HostProcess, type HostProcessOptions, startHostProcess } from '../../../support/host-process';
import { openSocketClient, signIn } from '../../../support/socket-client';
import { temporaryFolder } from '../../../support/temporary-folder';
import { placeStandIn } from './stand-in';

/** No desktop, no bus: what these tests are about is the process itself. */
const bare = {
  DISPLAY: undefined,
  WAYLAND_DISPLAY: undefined,
  BROWSER: undefined,
  DBUS_SESSION_BUS_ADDRESS: undefined,
  WATCHKEEPER_SLACK_API_URL: undefined,
  WATCHKEEPER_SLACK_TOKEN: undefined,
};

beforeAll(() => buildIfStale(), 180_000);
afterEach(() => {
  vi.unstubAllEnvs();
});

async function start(options: HostProcessOptions): Promise<HostProcess> {
  const host = await startHostProcess({ ...options, environment: { ...bare, ...options.environment } });
  onTestFinished(async () => {
    await host.stop();
  });
  return host;
}

const openWindow = async (host: HostProcess) => openSocketClient(await signIn(host.url));

describe('the browser host as a process', () => {
  it('says in one line of JSON that it is ready, and is', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const host = await start({ dataFolder });
    expect(host.dataDir).toBe(dataFolder);
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);

    const window = await openWindow(host);
    expect(await window.request('app.info', {})).toMatchObject({
      ok: true,
      value: { host: 'browser', dataFolder, capabilities: { tray: false, secretStorage: 'memory' } },
    });
    expect(host.standardError()).toBe('');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends cleanly at %s and lets go of everything',
    async (signal) => {
      const dataFolder = temporaryFolder();
      const host = await start({ dataFolder });
      const window = await openWindow(host);
      const toldAt = performance.now();
      expect(await host.kill(signal)).toEqual({ code: 0, signal: null });
      expect(performance.now() - toldAt).toBeLessThan(3_000);
      expect(await window.closed).toBe(1001);
      await start({ dataFolder });
    },
  );

  it('starts again on the same data after it was killed', async () => {
    const dataFolder = temporaryFolder();
    const setUp = { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' };
    const first = await start({ dataFolder });
    expect(await (await openWindow(first)).request('settings.setUp', setUp)).toMatchObject({ ok: true });
    await first.kill('SIGKILL');

    const second = await openWindow(await start({ dataFolder }));
    expect(await second.request('settings.read', {})).toMatchObject({
      ok: true,
      value: { me: 'Ada', packId: 'cloud-platform' },
    });
  });

  it('does not start on a data folder that another holds, says who does, and ends with 2', async () => {
    const dataFolder = temporaryFolder();
    const host = await start({ dataFolder });
    const second = start({ dataFolder });
    await expect(second).rejects.toThrow('The host ended with 2');
    await expect(second).rejects.toThrow(
      `The data folder ${dataFolder} is held by another Watchkeeper (browser, process ${host.process.pid},`,
    );
  });

  it('does not touch the database of a newer version, and ends with 2', async () => {
    const dataFolder = temporaryFolder();
    await (await start({ dataFolder })).stop();
    const file = join(dataFolder, 'watchkeeper.sqlite');
    const newer = new Database(file);
    newer.pragma('user_version = 999');
    newer.close();
    const before = readFileSync(file);

    const refused = start({ dataFolder });
    await expect(refused).rejects.toThrow('The host ended with 2');
    await expect(refused).rejects.toThrow(
      `The database ${file} was written by a newer Watchkeeper (version 999;`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('does not start on a port that is taken, and lets go of the data', async () => {
    const dataFolder = temporaryFolder();
    const { port } = new URL((await start({ dataFolder: temporaryFolder() })).url);
    const refused = start({ dataFolder, extraArguments: ['--port', port] });
    await expect(refused).rejects.toThrow('The host ended with 1');
    await expect(refused).rejects.toThrow(`Port ${port} of this machine is taken.`);
    await start({ dataFolder });
  });

  it('ends with 64 on an option it does not know', async () => {
    const refused = start({ dataFolder: temporaryFolder(), extraArguments: ['--prot', '1'] });
    await expect(refused).rejects.toThrow('The host ended with 64');
    await expect(refused).rejects.toThrow("Unknown option '--prot'.");
  });

  it('opens the default browser with a link of its own, so that the printed one stays good', async () => {
    const opened = placeStandIn('xdg-open', 'printf %s "$1" > "$folder/link"');
    const dataFolder = temporaryFolder();
    const environment = { DISPLAY: ':0', PATH: process.env.PATH };
    const host = await start({ dataFolder, environment, opensBrowser: true });
    await expect.poll(() => readdirSync(opened)).toContain('link');
    await expect.poll(() => readFileSync(join(opened, 'link'), 'utf8')).not.toBe('');
    const link = readFileSync(join(opened, 'link'), 'utf8');
    expect(link).not.toBe(host.url);
    await signIn(link);
    await signIn(host.url);
  });

  it('hands its Slack token to no program that it starts, and writes neither it nor a launch token to its log', async () => {
    const opened = placeStandIn('xdg-open', 'env > "$folder/part"; mv "$folder/part" "$folder/environment"');
    const dataFolder = temporaryFolder();
    const environment = {
      DISPLAY: ':0',
      PATH: process.env.PATH,
      WATCHKEEPER_SLACK_TOKEN: 'xoxb-of-a-test',
      WATCHKEEPER_SLACK_API_URL: 'http://127.0.0.1:9/',
    };
    const host = await start({ dataFolder, environment, opensBrowser: true });
    await expect.poll(() => readdirSync(opened)).toContain('environment');
    expect(readFileSync(join(opened, 'environment'), 'utf8')).not.toContain('WATCHKEEPER');

    await signIn(host.url);
    await expect(signIn(host.url)).rejects.toThrow('403');
    await host.stop();
    const logs = readdirSync(join(dataFolder, 'logs')).map((name) =>
      readFileSync(join(dataFolder, 'logs', name), 'utf8'),
    );
    expect(logs.join('')).toContain('browser.refused');
    expect(logs.join('')).not.toContain('xoxb-of-a-test');
    expect(logs.join('')).not.toContain(new URL(host.url).searchParams.get('token'));
  });
});

describe('npm run host', () => {
  it('is ready with one line of JSON, and a SIGTERM to npm ends the host too', async () => {
    const dataFolder = temporaryFolder();
    const given = ['run', '--silent', 'host', '--', '--json', '--no-open', '--data', dataFolder];
    const npm = spawn('npm', given, {
      cwd: resolve(import.meta.dirname, '../../../..'),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines: string[] = [];
    const output = createInterface({ input: npm.stdout });
    output.on('line', (line) => lines.push(line));
    await once(output, 'line');
    const host = Number(JSON.parse(readFileSync(join(dataFolder, 'holder.json'), 'utf8')).pid);
    onTestFinished(() => {
      if (isRunning(host)) process.kill(host, 'SIGKILL');
    });

    const ready = JSON.parse(lines[0] ?? '');
    expect(ready).toEqual({ ready: true, url: expect.any(String), dataDir: dataFolder });
    const window = await openSocketClient(await signIn(ready.url));

    npm.kill('SIGTERM');
    expect(await window.closed).toBe(1001);
    await expect.poll(() => isRunning(host), { timeout: 3_000 }).toBe(false);
    // Cleared at a clean end only.
    expect(readFileSync(join(dataFolder, 'holder.json'), 'utf8')).toBe('');
    expect(lines).toHaveLength(1);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // Nobody has that number any more.
    return false;
  }
}
