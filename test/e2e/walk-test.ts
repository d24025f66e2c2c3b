import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { missingForTheWalk, type Peers, type Surroundings, startPeers, startSurroundings } from './peers';
import { launchChromium, type RunApp, type RunningApp, runInBrowser, runInElectron } from './run-app';

type Fixtures = {
  readonly peers: Peers;
  readonly dataFolder: string;
  /** Starts the product on a data folder; what still runs at the end is stopped. */
  readonly run: (dataFolder: string, extra?: Readonly<Record<string, string>>) => Promise<RunningApp>;
};
type WorkerFixtures = { readonly surroundings: Surroundings; readonly runApp: RunApp };

/** One set of specs for both hosts: the project's name says in which one they run. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  surroundings: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what a fixture needs.
    async ({}, use) => {
      const surroundings = await startSurroundings();
      await use(surroundings);
      await surroundings.close();
    },
    { scope: 'worker' },
  ],
  peers: async ({ surroundings }, use) => {
    const peers = await startPeers(surroundings);
    await use(peers);
    await peers.close();
  },
  runApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what a fixture needs.
    async ({}, use, worker) => {
      if (worker.project.name === 'electron') return use(runInElectron);
      const browser = await launchChromium();
      await use(runInBrowser(browser));
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what a fixture needs.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'watchkeeper-walk-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  run: async ({ runApp, peers }, use) => {
    const running: RunningApp[] = [];
    await use(async (dataFolder, extra = {}) => {
      const app = await runApp({ dataFolder, environment: { ...peers.environment, ...extra } });
      running.push(app);
      return app;
    });
    for (const app of running) await app.stop();
  },
});

export { expect } from '@playwright/test';

const missing = missingForTheWalk();
/** Call it at the top of a spec that needs the peers. */
export function needsPeers(): void {
  test.skip(missing.length > 0, `This machine has no ${missing.join(', ')}. Run: npm run peers`);
}
