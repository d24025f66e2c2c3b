/** What this host uses of Electron. index.ts alone takes it from there; everything else is handed its share. */
export type ElectronParts = Pick<
  typeof import('electron/main'),
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'net'
  | 'Notification'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'session'
  | 'Tray'
> &
  Pick<typeof import('electron/common'), 'nativeImage' | 'shell'>;
