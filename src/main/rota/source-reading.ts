import type { Clock, Logger } from '../ports';

/** A rota changes by the hour, not by the minute, and PagerDuty's limits are made for that. */
export const readEveryMs = 10 * 60_000;
/** A source that is down for a night is still found within an hour of its return. */
const longestWaitMs = 60 * 60_000;
/** However long a source asks to be left alone: a rota a day old has to be asked for again. */
const longestQuietMs = 24 * 60 * 60_000;
/** A disk that was full is looked at again soon: the source is not at fault and is spared nothing by waiting. */
const unkeptAgainMs = 60_000;

export type ReadEnd =
  | { readonly kind: 'good' }
  /** Read, but it could not be kept here. */
  | { readonly kind: 'unkept' }
  | { readonly kind: 'bad'; readonly retryAfterMs: number | undefined };

export type SourceReading = {
  /** Reads at once, or, where it was read this moment, when it is due. */
  watch(id: string, isJustRead: boolean): void;
  forget(id: string): void;
  /** Reads all now but those that asked to be left alone. */
  readAll(): Promise<void>;
  readNow(id: string): Promise<void>;
  close(): Promise<void>;
};

type Rhythm = { cancel: () => void; failures: number; isQuiet: boolean };

/** Each source has its own rhythm and one reading at a time, so that a slow or broken one never holds up another. */
export function createSourceReading(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly read: (id: string) => Promise<ReadEnd>;
}): SourceReading {
  const { clock, logger, read } = options;
  const rhythms = new Map<string, Rhythm>();
  const flights = new Map<string, Promise<void>>();

  function begin(id: string): Promise<void> {
    const flying = flights.get(id);
    if (flying !== undefined) return flying;
    const flight = fly(id).finally(() => flights.delete(id));
    flights.set(id, flight);
    return flight;
  }

  async function fly(id: string): Promise<void> {
    const rhythm = rhythms.get(id);
    if (rhythm === undefined) return;
    let end: ReadEnd = { kind: 'bad', retryAfterMs: undefined };
    try {
      end = await read(id);
    } catch (error) {
      logger.error('rota.read.failed', { sourceId: id, error });
    }
    // Forgotten meanwhile, or forgotten and watched anew.
    if (rhythms.get(id) === rhythm) schedule(id, rhythm, end);
  }

  function schedule(id: string, rhythm: Rhythm, end: ReadEnd): void {
    rhythm.cancel();
    if (end.kind === 'unkept') {
      rhythm.isQuiet = false;
      rhythm.cancel = clock.after(unkeptAgainMs, () => void begin(id));
      return;
    }
    rhythm.failures = end.kind === 'good' ? 0 : rhythm.failures + 1;
    const askedMs = Math.min((end.kind === 'bad' && end.retryAfterMs) || 0, longestQuietMs);
    const waitMs = Math.min(readEveryMs * 2 ** Math.max(0, rhythm.failures - 1), longestWaitMs);
    rhythm.isQuiet = askedMs > 0;
    rhythm.cancel = clock.after(Math.max(waitMs, askedMs), () => void begin(id));
    if (askedMs > 0 && askedMs < waitMs) {
      const cancelRead = rhythm.cancel;
      const cancelQuiet = clock.after(askedMs, () => {
        rhythm.isQuiet = false;
      });
      rhythm.cancel = () => {
        cancelRead();
        cancelQuiet();
      };
    }
  }

  return {
    watch(id, isJustRead) {
      rhythms.get(id)?.cancel();
      const rhythm: Rhythm = { cancel: () => undefined, failures: 0, isQuiet: false };
      rhythms.set(id, rhythm);
      if (isJustRead) schedule(id, rhythm, { kind: 'good' });
      else void begin(id);
    },
    forget(id) {
      rhythms.get(id)?.cancel();
      rhythms.delete(id);
    },
    async readAll() {
      const ready = [...rhythms].filter(([, { isQuiet }]) => !isQuiet);
      await Promise.all(ready.map(([id]) => begin(id)));
    },
    readNow: begin,
    async close() {
      for (const { cancel } of rhythms.values()) cancel();
      rhythms.clear();
      await Promise.all(flights.values());
    },
  };
}
