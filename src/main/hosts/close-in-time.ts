import type { Clock, Logger } from '../ports';

export type CloseOptions = {
  readonly close: () => Promise<void>;
  /** Whoever ends us, a system shutting down for instance, does not wait long. What is saved is saved. */
  readonly limitMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Closes what a host holds, gives up on it after a while, and says how it went. Never rejects. */
export function closeInTime({ close, limitMs, clock, logger }: CloseOptions): Promise<'closed' | 'failed'> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => {
      logger.error('host.close-hung', { limitMs });
      resolve('failed');
    });
    const finish = (end: 'closed' | 'failed') => {
      cancel();
      resolve(end);
    };
    close().then(
      () => finish('closed'),
      (error: unknown) => {
        logger.error('host.close-failed', { error });
        finish('failed');
      },
    );
  });
}
