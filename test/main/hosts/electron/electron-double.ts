import { EventEmitter } from 'node:events';
import type { ElectronParts } from '../../../../src/main/hosts/electron/electron-parts';

/** What was asked of a double, in order: the method and what it was given. */
export type Call = readonly [method: string, ...given: unknown[]];

export type ElectronDouble = ReturnType<typeof createElectronDouble>;

/** The few classes of Electron that the host uses, doing as documented and remembering what was asked of them. */
export function createElectronDouble({ isFirst = true, isPackaged = true, encrypts = true } = {}) {
  const calls: Call[] = [];
  const note =
    (method: string) =>
    (...given: unknown[]) => {
      calls.push([method, ...given]);
    };
  const called = (method: string) => calls.filter(([name]) => name === method).map(([, ...given]) => given);

  const ready = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    setPath: note('app.setPath'),
    setAppUserModelId: note('app.setAppUserModelId'),
    enableSandbox: note('app.enableSandbox'),
    requestSingleInstanceLock: () => isFirst,
    whenReady: () => ready.promise,
    exit: note('app.exit'),
    /** Closes every window and then tells `will-quit`; a listener of either may hold it up. */
    quit() {
      note('app.quit')();
      app.emit('before-quit', createEvent());
      if (windows.some((window) => !window.close())) return;
      const event = createEvent();
      app.emit('will-quit', event);
      if (!event.defaultPrevented) note('app.ended')();
    },
  });

  class WebContentsDouble extends EventEmitter {
    readonly calls: Call[] = [];
    readonly mainFrame = { url: '', parent: null };
    crashed = false;
    openHandler: ((details: { url: string }) => { action: string }) | undefined;
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      this.openHandler = handler;
    }
    getURL() {
      return this.mainFrame.url;
    }
    isCrashed() {
      return this.crashed;
    }
    reload() {
      this.crashed = false;
      this.calls.push(['reload']);
    }
    send(...given: unknown[]) {
      this.calls.push(['send', ...given]);
    }
  }

  const windows: WindowDouble[] = [];
  class WindowDouble extends EventEmitter {
    readonly webContents = new WebContentsDouble();
    readonly calls: Call[] = [];
    visible = false;
    minimized = false;
    onTop = false;
    destroyed = false;
    loadFails = false;
    constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
      super();
      windows.push(this);
      app.emit('web-contents-created', createEvent(), this.webContents);
    }
    loadURL(url: string) {
      this.calls.push(['loadURL', url]);
      if (this.loadFails) return Promise.reject(new Error('ERR_FAILED'));
      this.webContents.mainFrame.url = url;
      return Promise.resolve();
    }
    show() {
      this.visible = true;
    }
    showInactive() {
      this.visible = true;
    }
    setAlwaysOnTop(on: boolean) {
      this.onTop = on;
    }
    hide() {
      this.visible = false;
    }
    focus() {
      this.calls.push(['focus']);
    }
    isMinimized() {
      return this.minimized;
    }
    restore() {
      this.minimized = false;
    }
    isDestroyed() {
      return this.destroyed;
    }
    /** As a person or the end of the app closes it. False when it was held open. */
    close() {
      if (this.destroyed) return true;
      const event = createEvent();
      this.emit('close', event);
      this.destroyed = !event.defaultPrevented;
      return this.destroyed;
    }
  }

  const trays: TrayDouble[] = [];
  class TrayDouble extends EventEmitter {
    tooltip = '';
    menu: readonly MenuItemDouble[] = [];
    menusSet = 0;
    destroyed = false;
    constructor(public image: unknown) {
      super();
      trays.push(this);
    }
    setImage(image: unknown) {
      this.image = image;
    }
    setToolTip(tooltip: string) {
      this.tooltip = tooltip;
    }
    setContextMenu(menu: readonly MenuItemDouble[]) {
      this.menu = menu;
      this.menusSet += 1;
    }
    destroy() {
      this.destroyed = true;
    }
    labels() {
      return this.menu.map((item) => item.label ?? '---');
    }
    press(label: string) {
      const item = this.menu.find((candidate) => candidate.label === label);
      if (item?.click === undefined) throw new Error(`No such item: ${label}`);
      item.click();
    }
  }

  const requestHandlers = new Map<string, (event: unknown, ...given: unknown[]) => unknown>();
  const schemeHandlers = new Map<string, (request: Request) => Promise<Response>>();
  const nativeTheme = Object.assign(new EventEmitter(), {
    shouldUseDarkColors: false,
    shouldUseDarkColorsForSystemIntegratedUI: false,
  });
  const session = {
    setPermissionRequestHandler: note('session.setPermissionRequestHandler'),
    setPermissionCheckHandler: note('session.setPermissionCheckHandler'),
    setDevicePermissionHandler: note('session.setDevicePermissionHandler'),
  };
  class NotificationDouble extends EventEmitter {
    static isSupported() {
      return false;
    }
  }

  const electron = {
    app,
    BrowserWindow: WindowDouble,
    dialog: { showErrorBox: note('dialog.showErrorBox') },
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...given: unknown[]) => unknown) =>
        requestHandlers.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: readonly MenuItemDouble[]) => template,
      setApplicationMenu: note('Menu.setApplicationMenu'),
    },
    nativeImage: { createFromPath: (file: string) => file },
    nativeTheme,
    net: { fetch: (url: unknown) => Promise.resolve(new Response(String(url))) },
    Notification: NotificationDouble,
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: note('protocol.registerSchemesAsPrivileged'),
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        schemeHandlers.set(scheme, handler),
    },
    safeStorage: createSafeStorageDouble(encrypts),
    session: { defaultSession: session },
    shell: {
      openExternal: (url: string) => {
        note('shell.openExternal')(url);
        return Promise.resolve();
      },
    },
    Tray: TrayDouble,
  };

  return {
    // A double does what it must and no more; the compiler would want all of Electron.
    electron: electron as unknown as ElectronParts,
    app,
    powerMonitor: electron.powerMonitor,
    nativeTheme,
    windows,
    trays,
    requestHandlers,
    schemeHandlers,
    calls,
    called,
    becomeReady: () => ready.resolve(),
  };
}

export type MenuItemDouble = {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly type?: string;
  readonly click?: () => void;
};

/** Says the text backwards, which is enough to tell what was encrypted from what was not. */
export function createSafeStorageDouble(available = true) {
  return {
    available,
    backend: 'gnome_libsecret',
    shouldReEncrypt: false,
    isAsyncEncryptionAvailable() {
      return Promise.resolve(this.available);
    },
    encryptStringAsync(text: string) {
      if (!this.available) return Promise.reject(new Error('no keychain'));
      return Promise.resolve(Buffer.from([...text].toReversed().join('')));
    },
    decryptStringAsync(encrypted: Buffer) {
      if (!this.available) return Promise.reject(new Error('no keychain'));
      const result = [...encrypted.toString()].toReversed().join('');
      return Promise.resolve({ result, shouldReEncrypt: this.shouldReEncrypt });
    },
    getSelectedStorageBackend() {
      return this.backend;
    },
  };
}

export function createEvent(more: Record<string, unknown> = {}) {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
