import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');
// Chromium's sandbox does not work for root, who has a container to himself.
const inContainer = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export type ElectronFixtures = {
  /** The data folder, and with it the profile and the lock, of this test alone. */
  readonly data: string;
  readonly app: ElectronApplication;
};

/** The built app, started as a person starts it. */
export const test = base.extend<ElectronFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what a fixture needs.
  data: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'watchkeeper-electron-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ data }, use) => {
    const app = await _electron.launch({ args: argumentsFor(data), cwd: root, env: environment() });
    await use(app);
    await app.close();
  },
});

/** Starts the app a second time on the same folder and answers with its exit code. */
export async function startAgain(data: string): Promise<number | null> {
  // Outside Electron its package is the path of the executable.
  const executable: unknown = createRequire(import.meta.url)('electron');
  const second = spawn(String(executable), argumentsFor(data), {
    cwd: root,
    env: environment(),
    stdio: 'ignore',
  });
  const [code]: (number | null)[] = await once(second, 'exit');
  return code ?? null;
}

export function isVisible(app: ElectronApplication): Promise<readonly boolean[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );
}

function argumentsFor(data: string): string[] {
  return ['.', ...inContainer, '--data', data];
}

/** Without what would start Electron as Node, or our app on a development server or with somebody's token. */
function environment(): Record<string, string> {
  const unwanted = /^(ELECTRON_RUN_AS_NODE|ELECTRON_RENDERER_URL|WATCHKEEPER_.*)$/;
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || unwanted.test(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
