import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks a real system again and again until it gives something other than undefined. For peers only: what runs in this
 * process is waited for by its promises and the manual clock.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = 30_000,
): Promise<T> {
  const startedAt = performance.now();
  let lastError: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await pause(50);
  } while (performance.now() - startedAt < limitMs);
  throw new Error(`${what} did not happen within ${limitMs / 1_000} s`, { cause: lastError });
}
