import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { launchChromium, type RunApp, type RunningApp, runInBrowser } from '../e2e/run-app';

const folder = resolve(import.meta.dirname, '../../screens');
const readmeFolder = resolve(import.meta.dirname, '../../docs/images');
const lights = [
  ['night', 'dark'],
  ['day', 'light'],
] as const;
const sizes = [
  ['wide', { width: 1080, height: 760 }],
  ['narrow', { width: 400, height: 800 }],
] as const;

/** Nobody listens there, and fetch does not refuse to try. */
export const nothingThere = 'http://127.0.0.1:65533';

type Fixtures = {
  readonly dataFolder: string;
  /** Starts the product on the data folder; what still runs at the end is stopped. */
  readonly run: (environment?: Readonly<Record<string, string>>) => Promise<RunningApp>;
};

/** Each walk has a data folder of its own. */
export const test = base.extend<Fixtures, { readonly runApp: RunApp }>({
  runApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what a fixture needs.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(runInBrowser(browser));
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what a fixture needs.
  dataFolder: async ({}, use) => {
    const made = mkdtempSync(join(tmpdir(), 'watchkeeper-screens-'));
    await use(made);
    rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  },
  run: async ({ runApp, dataFolder }, use) => {
    const running: RunningApp[] = [];
    await use(async (environment = {}) => {
      const app = await runApp({ dataFolder, environment });
      running.push(app);
      return app;
    });
    for (const app of running) await app.stop();
  },
});

/** One page in both lights and at both widths. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [light, colorScheme] of lights) {
    for (const [size, viewport] of sizes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(folder, `${name}-${light}-${size}.png`) });
    }
  }
  await page.setViewportSize(sizes[0][1]);
}

/** The pictures that stand in the README. */
export function keepForReadme(name: string, as: string): void {
  mkdirSync(readmeFolder, { recursive: true });
  copyFileSync(join(folder, `${name}.png`), join(readmeFolder, `${as}.png`));
}
