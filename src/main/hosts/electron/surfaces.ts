import { join } from 'node:path';
import type { Core } from '../../core';
import type { Ports } from '../../ports';
import { closeInTime } from '../close-in-time';
import { followTrayView } from '../follow-tray-view';
import { createTrayCommands } from '../tray-commands';
import { glyphFile } from '../tray-glyph';
import { followWindowWishes } from '../window-wishes';
import { appMenu } from './app-menu';
import type { ElectronParts } from './electron-parts';
import { serveIpc } from './ipc';
import { createQuit } from './quit';
import { createWatchTray, type WatchTray } from './tray';
import { createMainWindow, type MainWindow } from './window';

export type SurfacesOptions = {
  readonly electron: ElectronParts;
  readonly core: Core;
  readonly ports: Ports;
  readonly platform: NodeJS.Platform;
  readonly page: string;
  readonly builtFolder: string;
  readonly opensWindow: boolean;
};

export type Surfaces = { readonly window: MainWindow; readonly tray: WatchTray };

const closeLimitMs = 5_000;

/** The window, the tray and the end of both, over a running core. */
export function openSurfaces(options: SurfacesOptions): Surfaces {
  const { electron, core, ports, platform, page } = options;
  const { app, nativeImage, nativeTheme, Menu } = electron;
  const { clock, logger, notifier, folders } = ports;

  const quit = createQuit(app, () => closeInTime({ close, limitMs: closeLimitMs, clock, logger }));
  const window = createMainWindow({
    BrowserWindow: electron.BrowserWindow,
    page,
    preload: join(options.builtFolder, '../preload/index.cjs'),
    icon: join(folders.resources, 'icons/icon.png'),
    dark: nativeTheme.shouldUseDarkColors,
    devTools: !app.isPackaged,
    opensWhenReady: options.opensWindow,
    isQuitting: quit.isQuitting,
    now: clock.now,
    logger,
  });
  serveIpc({
    ipcMain: electron.ipcMain,
    contents: window.contents,
    page,
    dispatch: core.dispatch,
    subscribe: core.subscribe,
    logger,
  });
  const tray = createWatchTray({
    Tray: electron.Tray,
    Menu,
    platform,
    glyph: (state) =>
      nativeImage.createFromPath(
        glyphFile(state, {
          folder: join(folders.resources, 'tray'),
          platform,
          dark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
        }),
      ),
    run: createTrayCommands({
      dispatch: core.dispatch,
      showWindow: window.show,
      quit: () => app.quit(),
      logger,
    }),
  });
  const unfollow = followTrayView(core, logger, tray.paint);

  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(platform)));
  nativeTheme.on('updated', tray.repaintGlyph);
  app.on('activate', () => window.show());
  followWindowWishes(core, window);
  return { window, tray };

  async function close(): Promise<void> {
    unfollow();
    nativeTheme.off('updated', tray.repaintGlyph);
    tray.destroy();
    await core.close();
    await notifier.close();
  }
}
