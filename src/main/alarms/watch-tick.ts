import type { Clock, Logger } from '../ports';
import type { SettingValue } from './setting-value';

const tickEveryMs = 5_000;
const asleepAfterMs = 60_000;
const notRunningAfterMs = 120_000;
const storeEveryMs = 60_000;

export type Gap = {
  readonly reason: 'asleep' | 'not-running';
  readonly fromAt: number;
  readonly toAt: number;
};

export type WatchTick = { start(): void; close(): void };

export type WatchTickOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  /** `watch.lastTickAt`: how the next start knows since when nobody watched. */
  readonly lastTickAt: SettingValue;
  /** Called before the tick that found it: the process did not run, so nothing was seen. */
  readonly onGap: (gap: Gap) => void;
  readonly onTick: (previousAt: number, now: number) => void;
};

/** The watch's heartbeat. A beat that comes late is how sleep, a frozen process and a time off are noticed. */
export function createWatchTick({ clock, logger, lastTickAt, onGap, onTick }: WatchTickOptions): WatchTick {
  let previousAt: number | undefined;
  let storedAt: number | undefined;
  let cancel = () => {};

  function store(now: number): void {
    // Set before the write, so that a full disk is tried again in a minute, not at each tick.
    storedAt = now;
    attempt(() => lastTickAt.write(String(now)));
  }

  /** A disk that is full must not stop the heart. */
  function attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      logger.error('watch.tick.failed', { error });
    }
  }

  function tick(): void {
    cancel = clock.after(tickEveryMs, tick);
    const now = clock.now();
    const before = previousAt ?? now;
    previousAt = now;
    if (now - before > asleepAfterMs) attempt(() => onGap({ reason: 'asleep', fromAt: before, toAt: now }));
    attempt(() => onTick(before, now));
    if (storedAt === undefined || Math.abs(now - storedAt) >= storeEveryMs) store(now);
  }

  return {
    start() {
      const now = clock.now();
      const stored = Number(lastTickAt.read() ?? Number.NaN);
      if (now - stored > notRunningAfterMs)
        attempt(() => onGap({ reason: 'not-running', fromAt: stored, toAt: now }));
      previousAt = now;
      store(now);
      cancel = clock.after(tickEveryMs, tick);
    },
    close() {
      cancel();
      // Not the time now: the machine may have slept since, and the next start counts that as time off.
      if (previousAt !== undefined) store(previousAt);
    },
  };
}
