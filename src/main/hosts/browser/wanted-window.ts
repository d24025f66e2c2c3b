import type { EventMessage } from '../../../shared/contract';
import type { Clock, Logger } from '../../ports';
import type { OpenBrowser } from './open-browser';
import type { BrowserServer } from './server';
import type { CoreDoor } from './socket';

export type WantedWindowOptions = {
  readonly core: Pick<CoreDoor, 'subscribe'>;
  readonly server: Pick<BrowserServer, 'mintLink' | 'windowCount'>;
  readonly openBrowser: OpenBrowser;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Tells the person at the terminal. */
  print(line: string): void;
};

/** A browser takes a while to start and connect; meanwhile a second wish must not open a second window. */
const startingForMs = 10_000;

/** Open pressed on a notification while no window is connected: one is opened, at the page it is about. */
export function openWindowWhenWanted(options: WantedWindowOptions): () => void {
  const { core, server, openBrowser, clock, logger, print } = options;
  let isStarting = false;
  let cancel = () => {};

  const open = async (page: string) => {
    const result = await openBrowser(server.mintLink() + page);
    if (result.kind === 'failed') print(`A notification was opened. See it at ${server.mintLink()}${page}`);
  };
  const unsubscribe = core.subscribe((event) => {
    const page = pageOf(event);
    if (page === undefined || server.windowCount() > 0 || isStarting) return;
    isStarting = true;
    cancel = clock.after(startingForMs, () => {
      isStarting = false;
    });
    open(page).catch((error: unknown) => logger.error('browser.open-failed', { error }));
  });
  return () => {
    cancel();
    unsubscribe();
  };
}

function pageOf(event: EventMessage): string | undefined {
  if (event.name === 'alarm.opened') return '#/watch';
  if (event.name !== 'page.wanted') return undefined;
  const { value } = event;
  return value.page === 'declare' ? `#/declare/${encodeURIComponent(value.alarmId)}` : `#/${value.page}`;
}
