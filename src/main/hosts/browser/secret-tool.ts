import { execFile } from 'node:child_process';
import { WatchkeeperError } from '../../../shared/errors';
import type { Keychain } from '../keychain-secrets';

/** A locked keychain asks its owner for a password in a window of its own, which takes a person's time. */
export const patientMs = 45_000;

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** libsecret's own command: how a program without native parts reaches the Secret Service. */
export function createSecretTool(timeoutMs: number): Keychain {
  return {
    async lookup(name) {
      const run = await secretTool(timeoutMs, ['lookup', ...attributes(name)], '');
      if (run.code === 0) return run.stdout;
      // It ends with 1 and says nothing where there is no such secret; a failure has words.
      if (run.code === 1 && run.stderr === '') return undefined;
      throw unavailable(run);
    },
    async store(name, secret) {
      const label = `--label=Watchkeeper: ${name}`;
      // On standard input: arguments can be read by every user of the machine.
      const run = await secretTool(timeoutMs, ['store', label, ...attributes(name)], secret);
      if (run.code !== 0) throw unavailable(run);
    },
    async clear(name) {
      const run = await secretTool(timeoutMs, ['clear', ...attributes(name)], '');
      if (run.code !== 0 && run.stderr !== '') throw unavailable(run);
    },
  };
}

function attributes(name: string): readonly string[] {
  return ['service', 'watchkeeper', 'key', name];
}

function secretTool(timeoutMs: number, given: readonly string[], stdin: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = execFile('secret-tool', [...given], { timeout: timeoutMs }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr: stderr.trim() });
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr: stderr.trim() });
      else {
        const reason = error.killed === true ? 'it did not answer in time' : 'secret-tool cannot be run';
        // Without the error as cause: it repeats the command line.
        reject(new WatchkeeperError('keychain-unavailable', { reason }));
      }
    });
    // A tool that ends without reading its input breaks the pipe; its exit code tells why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}

function unavailable(run: Run): WatchkeeperError {
  const reason =
    run.stderr.replace(/^secret-tool:\s*/, '').slice(0, 200) || `secret-tool ended with ${run.code}`;
  return new WatchkeeperError('keychain-unavailable', { reason });
}
