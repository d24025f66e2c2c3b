import type { Clock } from '../../src/main/ports';

export type ManualClock = Clock & {
  /** Moves time forward, running each task that falls due at its own moment, and lets promises settle between them. */
  advance(ms: number): Promise<void>;
  /** Sets the clock on the wall and runs nothing: the machine slept, or its clock was set, forwards or back. */
  jumpTo(instant: number): void;
};

export function createManualClock(startAt: number): ManualClock {
  // As on a real machine, timers count running time; what the clock on the wall says may jump.
  let ranMs = 0;
  let offset = startAt;
  let sequence = 0;
  const tasks = new Map<number, { dueMs: number; task: () => void }>();

  const nextDue = (untilMs: number) =>
    [...tasks.entries()]
      .filter(([, entry]) => entry.dueMs <= untilMs)
      .sort(([a, x], [b, y]) => x.dueMs - y.dueMs || a - b)[0];

  return {
    now: () => offset + ranMs,
    after(delayMs, task) {
      const id = ++sequence;
      tasks.set(id, { dueMs: ranMs + Math.max(0, delayMs), task });
      return () => tasks.delete(id);
    },
    async advance(ms) {
      const untilMs = ranMs + ms;
      await settle();
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        const [id, { dueMs, task }] = due;
        tasks.delete(id);
        ranMs = Math.max(ranMs, dueMs);
        task();
        await settle();
      }
      ranMs = untilMs;
      await settle();
    },
    jumpTo(instant) {
      offset = instant - ranMs;
    },
  };
}

/** Lets promise chains and one round of input and output finish. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
