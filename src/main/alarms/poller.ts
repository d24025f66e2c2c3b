import type { Clock, Logger } from '../ports';

export const pollEveryMs = 15_000;

export type Poller = {
  /** Polls now, and again and again. */
  watch(id: string): void;
  forget(id: string): void;
  /** Polls all now; a poll under way counts, unless it began no later than `staleAt`: then another follows it. */
  pollAll(staleAt?: number): Promise<void>;
  /** Polls one anew, after a poll of it that is under way. */
  pollAgain(id: string): Promise<void>;
  close(): Promise<void>;
};

export type PollerOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly poll: (id: string) => Promise<void>;
  /** How long after one poll of a source the next begins, as the last one went. */
  readonly delayOf: (id: string) => number;
  /** No poll is under way any more. */
  readonly onIdle: () => void;
};

type Flight = { readonly beganAt: number; readonly landed: Promise<void> };

/** Each source has its own rhythm and one poll at a time, so that a slow or broken one never holds up another. */
export function createPoller({ clock, logger, poll, delayOf, onIdle }: PollerOptions): Poller {
  const timers = new Map<string, () => void>();
  const flights = new Map<string, Flight>();

  function begin(id: string): Promise<void> {
    const flying = flights.get(id);
    if (flying !== undefined) return flying.landed;
    const landed = fly(id);
    flights.set(id, { beganAt: clock.now(), landed });
    return landed;
  }

  async function fly(id: string): Promise<void> {
    // Gives `begin` the turn to note the flight before it can land.
    await Promise.resolve();
    try {
      await poll(id);
    } catch (error) {
      logger.error('source.poll.failed', { sourceId: id, error });
    } finally {
      const beganAt = flights.get(id)?.beganAt;
      flights.delete(id);
      if (timers.has(id)) schedule(id, beganAt);
      if (flights.size === 0) onIdle();
    }
  }

  /** From the beginning of the poll before it, so that an answer that takes its time does not make the rhythm slower. */
  function schedule(id: string, beganAt = clock.now()): void {
    timers.get(id)?.();
    const delayMs = delayOf(id);
    // The clock may have been set back meanwhile.
    const passedMs = Math.max(0, clock.now() - beganAt) % delayMs;
    const cancel = clock.after(delayMs - passedMs, () => void begin(id));
    timers.set(id, cancel);
  }

  return {
    watch(id) {
      schedule(id);
      void begin(id);
    },
    forget(id) {
      timers.get(id)?.();
      timers.delete(id);
    },
    async pollAll(staleAt) {
      const polls = [...timers.keys()].map(async (id) => {
        const flying = flights.get(id);
        if (flying !== undefined && staleAt !== undefined && flying.beganAt <= staleAt) await flying.landed;
        if (timers.has(id)) await begin(id);
      });
      await Promise.all(polls);
    },
    async pollAgain(id) {
      await flights.get(id)?.landed;
      if (timers.has(id)) await begin(id);
    },
    async close() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await Promise.all([...flights.values()].map(({ landed }) => landed));
    },
  };
}
