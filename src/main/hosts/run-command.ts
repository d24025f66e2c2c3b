import { spawn } from 'node:child_process';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Command, CommandOutcome, Commands } from '../ports';

/** Something that the program started may hold its outputs open after its end. */
const lingerMs = 2_000;

type Environment = Readonly<Record<string, string | undefined>>;
type Cut = 'timed-out' | 'too-large' | 'stopped' | 'unreadable';

/**
 * Runs programs as children of this process, each in a process group of its own, so that what it starts ends with it.
 * Those that are not on PATH are looked for in `usual` folders.
 */
export function createCommands(
  environment: Environment,
  usual: readonly string[] = usualFolders(),
): Commands {
  const whole = { ...environment, PATH: searchPath(environment.PATH, usual) };
  return {
    run: async (command, stop) => {
      try {
        return await runCommand(command, whole, stop);
      } catch (error) {
        // Some faults are thrown at once: arguments that are too long, or that no program can be given.
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
  };
}

function runCommand(
  command: Command,
  environment: Environment,
  stop: AbortSignal | undefined,
): Promise<CommandOutcome> {
  const [program, ...rest] = command.argv;
  const inGroup = platform() !== 'win32';
  return new Promise((resolve) => {
    const output = { out: [] as Buffer[], error: [] as Buffer[] };
    const sizes = { out: 0, error: 0 };
    let cut: Cut | undefined;
    let lingering: NodeJS.Timeout | undefined;

    if (stop?.aborted === true) {
      resolve(stopped);
      return;
    }
    const child = spawn(program, rest, {
      cwd: command.folder,
      env: { ...environment, ...command.environment },
      shell: false,
      windowsHide: true,
      detached: inGroup,
      // It has nobody to answer its questions.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const endIt = () => {
      endAll(child.pid, inGroup, () => child.kill('SIGKILL'));
      // Absent where there was no room for another pipe.
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const end = (why: Cut) => {
      cut ??= why;
      endIt();
    };
    const take = (stream: 'out' | 'error') => (piece: Buffer) => {
      sizes[stream] += piece.length;
      if (sizes[stream] > command.largestBytes) end('too-large');
      else output[stream].push(piece);
    };
    const timer = setTimeout(() => end('timed-out'), command.timeLimitMs);
    const onStop = () => end('stopped');
    stop?.addEventListener('abort', onStop, { once: true });

    const finish = (outcome: CommandOutcome) => {
      clearTimeout(timer);
      clearTimeout(lingering);
      stop?.removeEventListener('abort', onStop);
      resolve(outcome);
    };
    child.stdout?.on('data', take('out')).on('error', () => end('unreadable'));
    child.stderr?.on('data', take('error')).on('error', () => end('unreadable'));
    child.on('error', (error: NodeJS.ErrnoException) => {
      // Without its folder a program is "not found" as well; that must not read as a missing program.
      const isMissing = error.code === 'ENOENT' && command.folder === undefined;
      finish(isMissing ? { kind: 'not-found' } : { kind: 'failed', reason: reasonOf(error) });
    });
    child.on('exit', () => {
      clearTimeout(timer);
      lingering = setTimeout(endIt, lingerMs);
    });
    child.on('close', (exitCode, signal) => {
      // What it left behind without holding its outputs.
      endAll(child.pid, inGroup, () => undefined);
      const texts = { output: textOf(output.out), errorOutput: textOf(output.error) };
      if (cut === 'timed-out') finish({ kind: 'timed-out', ...texts });
      else if (cut === 'too-large') finish({ kind: 'too-large' });
      else if (cut === 'stopped') finish(stopped);
      else if (cut === 'unreadable') finish({ kind: 'failed', reason: 'its output could not be read' });
      else if (exitCode === null) finish({ kind: 'failed', reason: `ended by ${signal ?? 'a signal'}` });
      else finish({ kind: 'ended', exitCode, ...texts });
    });
  });
}

const stopped: CommandOutcome = { kind: 'failed', reason: 'it was stopped' };

/** The child and what it started; a process that has ended already is no fault. */
function endAll(pid: number | undefined, inGroup: boolean, endChild: () => void): void {
  if (pid === undefined || !inGroup) {
    endChild();
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') endChild();
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not run it',
  EPERM: 'this user may not run it',
  ENOENT: 'the program or its folder is missing',
  ENOTDIR: 'its folder is not a folder',
  E2BIG: 'its arguments are too long',
  EMFILE: 'this machine has no file handle left for it',
  ENFILE: 'this machine has no file handle left for it',
  EAGAIN: 'this machine has no room for another process',
  ENOMEM: 'this machine has no memory left for it',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? code ?? message;
}

function textOf(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}

/** Only full paths: another one would be looked for below whatever folder this process was started in. */
function searchPath(path: string | undefined, usual: readonly string[]): string {
  if (platform() === 'win32') return path ?? '';
  const known = (path ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return [...known, ...usual.filter((folder) => !known.includes(folder))].join(delimiter);
}

/**
 * Programs that are started from a desktop have a short PATH: what people install for themselves is added behind it.
 * Nothing is read from a shell's own files, which could run anything.
 */
function usualFolders(): readonly string[] {
  return [
    '/usr/local/bin',
    '/opt/homebrew/bin',
    '/usr/bin',
    '/bin',
    join(homedir(), '.local', 'bin'),
    join(homedir(), 'bin'),
    join(homedir(), '.krew', 'bin'),
    join(homedir(), 'google-cloud-sdk', 'bin'),
  ];
}
