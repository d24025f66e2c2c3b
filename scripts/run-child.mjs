import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How a program ends that cannot run on this machine: no sandbox, a missing library, a missing instruction. */
const crashes = ['SIGTRAP', 'SIGABRT', 'SIGILL', 'SIGSEGV', 'SIGBUS'];
const libraryMissing = 127;
const startingMs = 15_000;

/**
 * Runs a program to its end with our terminal and passes our signals on.
 * @returns {Promise<{ kind: 'ended', code: number | null, signal: string | null } | { kind: 'never ran', reason: string }>}
 */
export function runChild(command, given, { env, cwd, withinMs, quiet = false }) {
  const startedAt = Date.now();
  const child = spawn(command, given, {
    env,
    cwd,
    stdio: quiet ? 'ignore' : 'inherit',
    ...(withinMs === undefined ? {} : { timeout: withinMs, killSignal: 'SIGKILL' }),
  });
  const stopPassing = passSignals(child);
  return new Promise((resolve) => {
    const end = (how) => {
      stopPassing();
      resolve(how);
    };
    child.once('error', (error) => end({ kind: 'never ran', reason: error.message }));
    child.once('exit', (code, signal) => {
      const failed = crashes.includes(signal) || code === libraryMissing;
      const early = Date.now() - startedAt < startingMs;
      end(
        failed && early
          ? { kind: 'never ran', reason: signal ?? 'a system library is missing' }
          : { kind: 'ended', code, signal },
      );
    });
  });
}

/** 128 and the signal's number, as shells have it; 1 for what never ran. */
export function exitCodeOf(end) {
  if (end.kind === 'never ran') return 1;
  return end.code ?? 128 + (constants.signals[end.signal] ?? 0);
}

/**
 * A terminal sends Ctrl+C and its own end to the child as well. Passed on a second time, they would cut short a child
 * that is closing in good order.
 */
function passSignals(child) {
  const fromTerminal = process.stdin.isTTY ? ['SIGINT', 'SIGHUP'] : [];
  const handlers = ['SIGINT', 'SIGHUP', 'SIGTERM'].map((signal) => [
    signal,
    () => (fromTerminal.includes(signal) ? undefined : child.kill(signal)),
  ]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
