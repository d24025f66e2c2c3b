import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

export type HostProcessOptions = {
  readonly dataFolder: string;
  /** Added to this process's environment; undefined takes a name out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** False unless told otherwise. */
  readonly opensBrowser?: boolean;
  /** Added to `--json --port 0 --data DIR`; of a repeated option the last one counts. */
  readonly extraArguments?: readonly string[];
  readonly readyWithinMs?: number;
};

export type HostExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type HostProcess = {
  /** Carries a launch token: it lets one browser in, once. */
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  readonly exited: Promise<HostExit>;
  /** All that the process has written to standard error. */
  standardError(): string;
  kill(signal: NodeJS.Signals): Promise<HostExit>;
  /** Asks it to end, and makes it end where it does not. */
  stop(): Promise<HostExit>;
};

const program = resolve(import.meta.dirname, '../../out/main/browser.js');
const stopWithinMs = 5_000;

/** Starts the built browser host as a process of its own and waits until it can be used. */
export async function startHostProcess(options: HostProcessOptions): Promise<HostProcess> {
  const given = ['--json', '--port', '0', '--data', options.dataFolder];
  if (options.opensBrowser !== true) given.push('--no-open');
  const child = spawn(process.execPath, [program, ...given, ...(options.extraArguments ?? [])], {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close').then(([code, signal]): HostExit => ({ code, signal }));
  let standardError = '';
  child.stderr.on('data', (chunk) => {
    standardError += chunk;
  });

  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  const ready = await Promise.race([
    readyLine(child.stdout),
    exited.then(({ code }) => {
      throw new Error(`The host ended with ${code} before it was ready:\n${standardError}`);
    }),
    late(options.readyWithinMs ?? 20_000),
  ]);
  if (ready === undefined) {
    await kill('SIGKILL');
    throw new Error(`The host was not ready in time:\n${standardError}`);
  }

  return {
    ...ready,
    process: child,
    exited,
    standardError: () => standardError,
    kill,
    async stop() {
      child.kill('SIGTERM');
      const end = await Promise.race([exited, late(stopWithinMs)]);
      return end ?? kill('SIGKILL');
    },
  };
}

async function readyLine(output: NodeJS.ReadableStream): Promise<{ url: string; dataDir: string }> {
  const [line] = await once(createInterface({ input: output }), 'line');
  const read = JSON.parse(String(line)) as { ready?: unknown; url?: unknown; dataDir?: unknown };
  if (read.ready !== true || typeof read.url !== 'string' || typeof read.dataDir !== 'string') {
    throw new Error(`Not a line that says ready: ${line}`);
  }
  return { url: read.url, dataDir: read.dataDir };
}

function late(delayMs: number): Promise<undefined> {
  return new Promise((settle) => {
    setTimeout(() => settle(undefined), delayMs).unref();
  });
}
