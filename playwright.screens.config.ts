import './scripts/require-node.mjs';
import { defineConfig } from '@playwright/test';

/** Not a test: drives the product and takes pictures of its pages, to be looked at. */
export default defineConfig({
  testDir: 'test/screens',
  testMatch: /\.screens\.ts$/,
  outputDir: 'test-results',
  timeout: 180_000,
  workers: 1,
  use: { actionTimeout: 20_000 },
});
