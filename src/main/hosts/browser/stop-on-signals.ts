import type { Clock, Logger } from '../../ports';
import { closeInTime } from '../close-in-time';

export type StopOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  close(): Promise<void>;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const closeLimitMs = 2_500;

/** Ends the process when it is told to end: with 0, or with 1 where it could not be ended cleanly in time. */
export function stopOnSignals({ clock, logger, close }: StopOptions): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info('process.stopping', { signal });
    const end = await closeInTime({ close, limitMs: closeLimitMs, clock, logger });
    logger.info('process.stopped', { signal, end });
    process.exit(end === 'closed' ? 0 : 1);
  };
  for (const signal of signals) process.on(signal, () => void stop(signal));
}
