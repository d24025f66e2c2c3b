import type { App } from 'electron/main';
import type { Clock, Logger } from '../../ports';

const longestCloseMs = 5_000;

export type Quit = {
  /** True from the moment that somebody asked the app to end. */
  isQuitting(): boolean;
};

/** The app ends only when told to, and not before what it holds is closed; a close that hangs is given five seconds. */
export function createQuit(options: {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly close: () => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}): Quit {
  const { app, clock, logger } = options;
  let state: 'running' | 'asked' | 'closing' | 'closed' = 'running';

  const finish = () => {
    if (state === 'closed') return;
    state = 'closed';
    app.quit();
  };

  // With a listener that does nothing, the app outlives its windows.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', () => {
    if (state === 'running') state = 'asked';
  });
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const giveUp = clock.after(longestCloseMs, () => {
      logger.error('quit.close-hung');
      finish();
    });
    options
      .close()
      .catch((error: unknown) => logger.error('quit.close-failed', { error }))
      .finally(() => {
        giveUp();
        finish();
      });
  });
  return { isQuitting: () => state !== 'running' };
}
