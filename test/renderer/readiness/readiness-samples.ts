import type { ReadinessCheck, ReadinessCheckName, ReadinessRun } from '../../../src/shared/nouns/readiness';
import { readinessChecks } from '../../../src/shared/nouns/readiness';
import { now } from '../support/samples';

export type Checks = Readonly<Partial<Record<ReadinessCheckName, Partial<ReadinessCheck>>>>;

/** A run for the shift that holds, in which everything has passed except what is told otherwise. */
export function readinessRun(checks: Checks = {}, more: Partial<ReadinessRun> = {}): ReadinessRun {
  return {
    id: 'run-1',
    shiftId: 'shift-1',
    begunAt: now - 9_000,
    endedAt: now,
    verdict: 'ready',
    checks: readinessChecks.map((name) => ({
      name,
      state: 'passed',
      finding: 'as it should be',
      failure: undefined,
      changedAt: now,
      ...checks[name],
    })),
    ...more,
  };
}
