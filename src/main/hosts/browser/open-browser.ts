import { spawn } from 'node:child_process';
import type { Clock } from '../../ports';

export type OpenResult = { readonly kind: 'opened' } | { readonly kind: 'failed'; readonly reason: string };
/** Hands an address to the default browser. Callers pass only addresses they have checked or made. */
export type OpenBrowser = (url: string) => Promise<OpenResult>;

export type DesktopMachine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
};

/** Some openers stay until the browser ends: one still running by then has not failed. */
const settledAfterMs = 3_000;

export function createBrowserOpener({ platform, environment, clock }: DesktopMachine): OpenBrowser {
  return (url) => {
    if (platform === 'linux' && !hasDesktop(environment)) {
      return Promise.resolve({ kind: 'failed', reason: 'there is no desktop here' });
    }
    const [command, ...before] = openerFor(platform);
    return new Promise((resolve) => {
      // An argument list, never a shell; detached, so that quitting Watchkeeper does not close the browser.
      const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true, windowsHide: true });
      const cancel = clock.after(settledAfterMs, () => resolve({ kind: 'opened' }));
      const settle = (result: OpenResult) => {
        cancel();
        resolve(result);
      };
      child.once('error', (error) => settle({ kind: 'failed', reason: error.message }));
      child.once('exit', (code) =>
        settle(code === 0 ? { kind: 'opened' } : { kind: 'failed', reason: `${command} ended with ${code}` }),
      );
      child.unref();
    });
  };
}

function openerFor(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/** Without one, xdg-open falls back to browsers that need a terminal, which nobody would see. */
function hasDesktop(environment: DesktopMachine['environment']): boolean {
  return ['DISPLAY', 'WAYLAND_DISPLAY', 'BROWSER'].some((name) => Boolean(environment[name]));
}
