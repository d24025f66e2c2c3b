import './scripts/require-node.mjs';
import { defineConfig } from 'vitest/config';

/** The speed budgets. Each prints a ratio measured in one run; none passes or fails by the clock. */
export default defineConfig({
  test: {
    name: 'bench',
    environment: 'node',
    include: ['test/bench/**/*.bench.ts'],
    testTimeout: 300_000,
    reporters: ['dot'],
    fileParallelism: false,
  },
});
