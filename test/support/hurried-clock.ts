import type { Clock } from '../../src/main/ports';

/** Real waiting against real peers, but `factor` times as fast: a wait of 5 s takes 50 ms at 100. */
export function createHurriedClock(factor: number): Clock {
  const startedAt = Date.now();
  return {
    now: () => Math.round(startedAt + (Date.now() - startedAt) * factor),
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs / factor);
      return () => clearTimeout(timer);
    },
  };
}
