import './scripts/require-node.mjs';
import { defineConfig } from 'vitest/config';

/** The fault runs: many rounds of cut connections against a real Slack stand-in. */
export default defineConfig({
  test: { name: 'faults', environment: 'node', include: ['test/faults/**/*.test.ts'], testTimeout: 300_000 },
});
