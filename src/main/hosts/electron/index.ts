import { nativeImage, shell } from 'electron/common';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  Tray,
} from 'electron/main';
import { createCore } from '../../core';
import { createSystemClock } from '../system-clock';
import { startElectronHost } from './host';

// Not awaited: Electron becomes ready only after this module has run to its end, and the host waits for that.
void startElectronHost({
  electron: {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeImage,
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    protocol,
    safeStorage,
    session,
    shell,
    Tray,
  },
  createCore,
  clock: createSystemClock(),
  process,
  builtFolder: import.meta.dirname,
});
