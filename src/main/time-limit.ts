import type { Clock } from './ports';

/**
 * A limit for one request. `ended` rejects when the time is over or `outer` is aborted, even if the fetch at hand ignores
 * its signal.
 */
export function startTimeLimit(clock: Clock, timeLimitMs: number, outer?: AbortSignal) {
  const inner = new AbortController();
  const signal = outer === undefined ? inner.signal : AbortSignal.any([inner.signal, outer]);
  let over = false;
  const cancel = clock.after(timeLimitMs, () => {
    over = true;
    inner.abort();
  });
  const ended = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // The race may be decided already when this rejects.
  ended.catch(() => undefined);
  return {
    signal,
    ended,
    isOver: () => over,
    stop() {
      cancel();
      // Lets go of the connection of an answer whose body was not read to its end.
      inner.abort();
    },
  };
}
