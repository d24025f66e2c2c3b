import './scripts/require-node.mjs';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from '@playwright/test';

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const electronIsHere = existsSync(join(electronFolder, 'dist', 'version'));

if (!electronIsHere && process.env.TEST_WORKER_INDEX === undefined) {
  process.stderr.write(
    'NOT RUN: the "electron" project. Electron’s runtime is not installed here (npx install-electron); ' +
      'the same walk runs in the browser host only.\n',
  );
}

/** The same walk through the product in both hosts; what only one host has is in that host's folder. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  use: { locale: 'en-GB', timezoneId: 'Europe/London', actionTimeout: 20_000, trace: 'retain-on-failure' },
  projects: [
    { name: 'browser', testIgnore: /electron\// },
    ...(electronIsHere ? [{ name: 'electron', testIgnore: /browser\// }] : []),
  ],
});
