import type { Clock, Logger } from '../../ports';
import type { OpenBrowser } from './open-browser';
import type { BrowserServer } from './server';
import type { CoreDoor } from './socket';

export type AlarmWindowOptions = {
  readonly core: Pick<CoreDoor, 'subscribe'>;
  readonly server: Pick<BrowserServer, 'mintLink' | 'windowCount'>;
  readonly openBrowser: OpenBrowser;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Tells the person at the terminal. */
  print(line: string): void;
};

const page = '#/watch';
/** A browser takes a while to start and connect; meanwhile a second alarm must not open a second window. */
const startingForMs = 10_000;

/** Open pressed on a notification while no window is connected: one is opened. */
export function openWindowOnAlarm(options: AlarmWindowOptions): () => void {
  const { core, server, openBrowser, clock, logger, print } = options;
  let isStarting = false;
  let cancel = () => {};

  const open = async () => {
    const result = await openBrowser(server.mintLink() + page);
    if (result.kind === 'failed') print(`An alarm was opened. See it at ${server.mintLink()}${page}`);
  };
  const unsubscribe = core.subscribe(({ name }) => {
    if (name !== 'alarm.opened' || server.windowCount() > 0 || isStarting) return;
    isStarting = true;
    cancel = clock.after(startingForMs, () => {
      isStarting = false;
    });
    open().catch((error: unknown) => logger.error('browser.open-failed', { error }));
  });
  return () => {
    cancel();
    unsubscribe();
  };
}
