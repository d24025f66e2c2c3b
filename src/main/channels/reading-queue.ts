import type { Clock } from '../ports';

export type ReadingQueue = {
  /** Read as soon as it is its turn; once, however often it is asked for meanwhile. */
  add(channel: string): void;
  close(): void;
};

/** Readings that nobody waits for: one after the other, and no oftener than Slack is glad of. */
export function createReadingQueue(options: {
  readonly clock: Clock;
  readonly everyMs: number;
  /** Never rejects. */
  readonly read: (channel: string) => Promise<void>;
}): ReadingQueue {
  const { clock, everyMs } = options;
  const waiting = new Set<string>();
  let isRunning = false;
  let isClosed = false;
  let cancel = (): void => {};

  async function next(): Promise<void> {
    const channel = waiting.values().next().value;
    if (isClosed || channel === undefined) {
      isRunning = false;
      return;
    }
    waiting.delete(channel);
    await options.read(channel);
    cancel = clock.after(everyMs, () => void next());
  }

  return {
    add(channel) {
      waiting.add(channel);
      if (isRunning || isClosed) return;
      isRunning = true;
      void next();
    },
    close() {
      isClosed = true;
      waiting.clear();
      cancel();
    },
  };
}
