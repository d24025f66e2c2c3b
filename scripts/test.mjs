// Everything that must hold, in one run, ended by one line over all suites.
import './require-node.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStep, playwrightStep, vitestStep } from './test-steps.mjs';

const reports = mkdtempSync(join(tmpdir(), 'watchkeeper-reports-'));
const isCi = process.env.CI === 'true';

const steps = [
  checkStep('peers', 'bash', ['scripts/peers.sh'], { optional: !isCi }),
  checkStep('format and lint', 'npm', ['run', '--silent', 'lint']),
  checkStep('layers', 'npm', ['run', '--silent', 'layers']),
  checkStep('types', 'npm', ['run', '--silent', 'types']),
  checkStep('build', 'npm', ['run', '--silent', 'build']),
  vitestStep('unit, contract, architecture', ['run'], join(reports, 'unit.json')),
  vitestStep('faults', ['run', '--config', 'vitest.faults.config.ts'], join(reports, 'faults.json')),
  playwrightStep('end to end', join(reports, 'e2e.json')),
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  const startedAt = performance.now();
  const counts = await step.run();
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const verdict = counts.failed > 0 ? 'FAILED' : 'ok';
  console.log(
    `== ${step.name}: ${verdict} (${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${seconds} s)`,
  );
}
rmSync(reports, { recursive: true, force: true });

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
