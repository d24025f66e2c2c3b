import type { App } from 'electron/main';

/**
 * True for the first process on this profile. A later one ends, and the first is told that somebody asked for it; nothing
 * else of the second command line is used, since any program can start us with any arguments.
 */
export function isOnlyInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on' | 'quit'>,
  onSecondStart: () => void,
): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => onSecondStart());
  return true;
}
