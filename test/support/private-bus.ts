import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

export const busPeers = ['dbus-daemon'];

export type PrivateBus = {
  readonly address: string;
  /** Gone when the bus is closed. Short enough to hold sockets. */
  readonly folder: string;
  close(): Promise<void>;
};

export type PrivateBusOptions = {
  /** Service files that the bus may start programs from. None by default, so that nothing of this machine gets in. */
  readonly serviceFiles?: readonly string[];
  /** Changes to the environment of the bus and of what it starts; the folder is known only now. */
  readonly environment?: (folder: string) => Readonly<Record<string, string>>;
};

/** A session bus of its own: a real dbus-daemon that nobody else talks to. What it starts ends with it. */
export async function startPrivateBus(options: PrivateBusOptions = {}): Promise<PrivateBus> {
  const folder = mkdtempSync(join(tmpdir(), 'wk-bus-'));
  const services = join(folder, 'services');
  mkdirSync(services);
  for (const file of options.serviceFiles ?? []) symlinkSync(file, join(services, basename(file)));
  const configuration = join(folder, 'bus.conf');
  writeFileSync(configuration, busConfiguration(folder, services));

  const daemon = spawn(
    'dbus-daemon',
    [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=1'],
    {
      env: { ...process.env, ...options.environment?.(folder) },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const end = endWithThisProcess(daemon);
  const close = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return { address: await firstLine(daemon), folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends a program that this process started, now through the answer or at the latest when this process itself ends. */
export function endWithThisProcess(child: ChildProcess): () => Promise<void> {
  const kill = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    kill();
    await ended;
  };
}

async function firstLine(daemon: ChildProcess): Promise<string> {
  const stopped = once(daemon, 'exit').then(() => {
    throw new Error('dbus-daemon stopped before it gave its address');
  });
  const line = new Promise<string>((resolve) => {
    if (daemon.stdout) createInterface(daemon.stdout).once('line', resolve);
  });
  const address = await Promise.race([line, stopped]);
  // From here on its end is expected.
  stopped.catch(() => undefined);
  return address;
}

function busConfiguration(folder: string, services: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
