import type { Clock } from '../../src/main/ports';

export type ManualClock = Clock & {
  /** Moves time forward, running each task that falls due at its own moment, and lets promises settle between them. */
  advance(ms: number): Promise<void>;
  /** Jumps to an instant without running what falls due on the way, as a sleeping machine does; it runs on the next advance. */
  jumpTo(instant: number): void;
};

export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  let sequence = 0;
  const tasks = new Map<number, { dueAt: number; task: () => void }>();

  const nextDue = (until: number) =>
    [...tasks.entries()]
      .filter(([, entry]) => entry.dueAt <= until)
      .sort(([a, x], [b, y]) => x.dueAt - y.dueAt || a - b)[0];

  return {
    now: () => now,
    after(delayMs, task) {
      const id = ++sequence;
      tasks.set(id, { dueAt: now + delayMs, task });
      return () => tasks.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        const [id, { dueAt, task }] = due;
        tasks.delete(id);
        now = Math.max(now, dueAt);
        task();
        await settle();
      }
      now = until;
      await settle();
    },
    jumpTo(instant) {
      now = instant;
    },
  };
}

/** Lets promise chains and one round of input and output finish. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
