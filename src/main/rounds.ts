import type { Clock } from './ports';

export type Rounds = { start(): void; close(): void };

/**
 * Looks now and every so often, for as long as it runs: never one long timer, since the machine sleeps and its clock is
 * set. A look that fails does not end the rounds, and one that fails again and again is told once.
 */
export function createRounds(options: {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly look: () => void;
  readonly onFailure: (error: unknown) => void;
}): Rounds {
  const { clock, everyMs } = options;
  let cancel: (() => void) | undefined;
  let isFailing = false;

  function round(): void {
    cancel = clock.after(everyMs, round);
    try {
      options.look();
      isFailing = false;
    } catch (error) {
      if (!isFailing) options.onFailure(error);
      isFailing = true;
    }
  }

  return {
    start() {
      if (cancel === undefined) round();
    },
    close() {
      cancel?.();
      cancel = undefined;
    },
  };
}
