import type { Clock, Logger } from '../../ports';

export type StopOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  close(): Promise<void>;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Whoever stops us, an operating system shutting down for instance, does not wait long. What is saved is saved. */
const stopWithinMs = 2_500;

/** Ends the process cleanly, with 0, when it is told to end. */
export function stopOnSignals({ clock, logger, close }: StopOptions): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info('process.stopping', { signal });
    clock.after(stopWithinMs, () => {
      logger.error('process.stopped-late', { signal });
      process.exit(1);
    });
    await close();
    logger.info('process.stopped', { signal });
    process.exit(0);
  };
  for (const signal of signals) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        logger.error('process.stop-failed', { error });
        process.exit(1);
      });
    });
  }
}
