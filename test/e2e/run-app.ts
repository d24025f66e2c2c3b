import { resolve } from 'node:path';
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { startHostProcess } from '../support/host-process';
import { findPeer } from '../support/missing-peers';

const root = resolve(import.meta.dirname, '../..');

export type RunOptions = {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** The product as a person has it in front of them, whichever host it runs in. */
export type RunningApp = {
  readonly page: Page;
  /** As `kill -9` does: no warning, no last word. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export type RunApp = (options: RunOptions) => Promise<RunningApp>;

// Chromium's sandbox does not work for root, who has a container to himself.
const inContainer = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The program's file: CHROMIUM, or what PATH has. */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM ?? findPeer('chromium') ?? findPeer('google-chrome');
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      ...inContainer,
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--lang=en-GB',
    ],
  });
}

/** The browser host as its own process, and a real Chromium on its page. */
export function runInBrowser(browser: Browser): RunApp {
  return async ({ dataFolder, environment }) => {
    const host = await startHostProcess({ dataFolder, environment });
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      viewport: { width: 1080, height: 760 },
    });
    const page = await context.newPage();
    await page.goto(host.url);
    return {
      page,
      async kill() {
        await host.kill('SIGKILL');
        await context.close();
      },
      async stop() {
        await context.close();
        await host.stop();
      },
    };
  };
}

export const runInElectron: RunApp = async ({ dataFolder, environment }) => {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const],
  );
  const app = await _electron.launch({
    args: ['.', ...inContainer, '--data', dataFolder],
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...environment },
  });
  return {
    page: await app.firstWindow(),
    async kill() {
      const gone = new Promise((done) => app.process().once('exit', done));
      app.process().kill('SIGKILL');
      await gone;
    },
    stop: () => app.close(),
  };
};
