import type { Clock } from '../ports';

/** Node turns a longer delay into one millisecond. */
const longestTimerMs = 2_147_483_647;

/** The machine's own time. A delay of more than 24 days is waited for in pieces. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, task) {
      let timer: NodeJS.Timeout;
      const wait = (leftMs: number) => {
        const pieceMs = Math.min(leftMs, longestTimerMs);
        timer = setTimeout(() => (leftMs > pieceMs ? wait(leftMs - pieceMs) : task()), pieceMs);
      };
      wait(delayMs);
      return () => clearTimeout(timer);
    },
  };
}
