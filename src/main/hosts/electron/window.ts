import type { BrowserWindow, WebContents } from 'electron/main';
import type { Logger } from '../../ports';

export type MainWindowOptions = {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly page: string;
  readonly preload: string;
  readonly icon: string;
  readonly dark: boolean;
  readonly devTools: boolean;
  readonly opensWhenReady: boolean;
  /** Closing hides until this says that the app is ending. */
  readonly isQuitting: () => boolean;
  readonly now: () => number;
  readonly logger: Logger;
};

export type MainWindow = {
  contents(): WebContents | undefined;
  /** Brings the window to the front; a page such as `#/incidents` is turned to first. */
  show(fragment?: string): void;
  /** In front of everything until told otherwise, without taking the keyboard from whoever types elsewhere. */
  insist(on: boolean): void;
};

const reloadAtMostEveryMs = 60_000;

/** The one window. It lives as long as the app: closing it hides it, so that what was half typed is still there. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { page, logger } = options;
  const window = new options.BrowserWindow({
    width: 1080,
    height: 800,
    minWidth: 380,
    minHeight: 480,
    show: false,
    title: 'Watchkeeper',
    icon: options.icon,
    autoHideMenuBar: true,
    // The tokens' ground colours, so that nothing flashes before the first paint.
    backgroundColor: options.dark ? '#0f151a' : '#f3efe5',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: options.devTools,
    },
  });
  let reloadedAt = Number.NEGATIVE_INFINITY;

  const load = (address: string) => {
    window.loadURL(address).catch((error: unknown) => logger.error('window.load-failed', { error }));
  };
  const bringForward = () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  window.on('close', (event) => {
    if (options.isQuitting()) return;
    event.preventDefault();
    window.hide();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    logger.error('window.page-gone', { reason });
    // A page that dies again at once is left alone until somebody opens it.
    if (reason === 'clean-exit' || options.now() - reloadedAt < reloadAtMostEveryMs) return;
    reloadedAt = options.now();
    window.webContents.reload();
  });
  if (options.opensWhenReady) window.once('ready-to-show', bringForward);
  load(page);

  return {
    contents: () => (window.isDestroyed() ? undefined : window.webContents),
    show(fragment) {
      if (window.isDestroyed()) return;
      const address = fragment === undefined ? window.webContents.getURL() : page + fragment;
      // Loading the very address that is shown would reload it, and what was half typed would be gone.
      if (address !== window.webContents.getURL() || window.webContents.isCrashed()) load(address);
      bringForward();
    },
    insist(on) {
      if (window.isDestroyed()) return;
      window.setAlwaysOnTop(on);
      if (on && window.isMinimized()) window.restore();
      if (on) window.showInactive();
    },
  };
}
