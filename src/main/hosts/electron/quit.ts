import type { App } from 'electron/main';

export type Quit = {
  /** True from the moment that somebody asked the app to end. */
  isQuitting(): boolean;
};

/** The app ends only when told to, and not before `close` has settled, which it must within a few seconds. */
export function createQuit(app: Pick<App, 'on' | 'quit'>, close: () => Promise<unknown>): Quit {
  let state: 'running' | 'asked' | 'closing' | 'closed' = 'running';
  const finish = () => {
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
    close().then(finish, finish);
  });
  return { isQuitting: () => state !== 'running' };
}
