import { execFile, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { openBus } from './fake-notification-service';
import { findPeer } from './missing-peers';
import { busPeers, endWithThisProcess, type PrivateBus, startPrivateBus } from './private-bus';
import {
  type OnScreenButton,
  type OnScreenWindow,
  openScreenReader,
  type ScreenReader,
} from './screen-reader';
import { waitUntil } from './wait-until';

const daemonPath = '/usr/lib/*/xfce4/notifyd/xfce4-notifyd';
const settingsService = '/usr/share/dbus-1/services/org.xfce.Xfconf.service';
const accessibilityService = '/usr/share/dbus-1/services/org.a11y.Bus.service';

/** Debian: dbus, xvfb, xfce4-notifyd, at-spi2-core, xdotool, imagemagick. */
export const notificationDaemonPeers = [
  ...busPeers,
  'Xvfb',
  daemonPath,
  settingsService,
  accessibilityService,
  'xdotool',
  'import',
];

export type NotificationDaemon = {
  readonly busAddress: string;
  /** As in DISPLAY, for instance `:99`. */
  readonly display: string;
  /** What is on the screen now. */
  windows(): Promise<readonly OnScreenWindow[]>;
  /** Waits for a notification with this button, moves the pointer there and clicks. Resolves when the button is gone. */
  pressAction(label: string, where?: PressWhere): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** Ends the notification service and leaves the bus and the screen. */
  killDaemon(): Promise<void>;
  startDaemon(): Promise<void>;
  /** Takes away what a program that was killed has left on the screen. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

export type PressWhere = {
  /** Only in a notification with a text that contains this. */
  readonly textContains?: string;
  readonly limitMs?: number;
};

/** A real notification service, xfce4-notifyd, on a screen and a session bus of its own. */
export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const screen = await startScreen();
    closers.push(screen.close);
    const bus = await startPrivateBus({
      // Not the notification service's own file: where it is not started, nobody must start it.
      serviceFiles: [settingsService, accessibilityService],
      environment: (folder) => environmentOf(folder, screen.display),
    });
    closers.push(bus.close);
    const daemon = createDaemonProcess(bus, screen.display);
    closers.push(daemon.kill);
    await daemon.start();
    const reader = await openScreenReader(bus.address);
    closers.push(reader.close);
    const hand = createHand(reader, screen.display);
    return {
      busAddress: bus.address,
      display: screen.display,
      windows: hand.windows,
      pressAction: hand.pressAction,
      screenshot: async (file) => {
        await run('import', ['-window', 'root', file], screen.display);
      },
      killDaemon: daemon.kill,
      startDaemon: daemon.start,
      async clear() {
        if ((await hand.windows()).length === 0) return;
        await daemon.kill();
        await daemon.start();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function environmentOf(folder: string, display: string): Record<string, string> {
  const own = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  return {
    DISPLAY: display,
    XDG_RUNTIME_DIR: own('runtime'),
    XDG_CONFIG_HOME: own('config'),
    XDG_DATA_HOME: own('data'),
    XDG_CACHE_HOME: own('cache'),
    GDK_BACKEND: 'x11',
    GSETTINGS_BACKEND: 'memory',
    GTK_THEME: 'Adwaita',
    LC_ALL: 'C.UTF-8',
    NO_AT_BRIDGE: '0',
  };
}

async function startScreen(): Promise<{ display: string; close: () => Promise<void> }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const close = endWithThisProcess(server);
  const numbers = createInterface(server.stdio[3] as Readable);
  let number: string | undefined;
  numbers.once('line', (line) => {
    number = line.trim();
  });
  try {
    return { display: `:${await waitUntil('a screen from Xvfb', () => number)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function createDaemonProcess(bus: PrivateBus, display: string) {
  let end: () => Promise<void> = async () => undefined;
  return {
    async start() {
      const path = findPeer(daemonPath);
      if (path === undefined) throw new Error('xfce4-notifyd is not installed');
      const environment = { ...environmentOf(bus.folder, display), DBUS_SESSION_BUS_ADDRESS: bus.address };
      end = endWithThisProcess(spawn(path, [], { env: { ...process.env, ...environment }, stdio: 'ignore' }));
      await waitForService(bus.address);
    },
    kill: () => end(),
  };
}

async function waitForService(busAddress: string): Promise<void> {
  const bus = await openBus(busAddress);
  try {
    await waitUntil('xfce4-notifyd taking its name', async () =>
      (await bus.nameHasOwner('org.freedesktop.Notifications')) ? true : undefined,
    );
  } finally {
    await bus.close();
  }
}

function createHand(reader: ScreenReader, display: string) {
  const windows = () => reader.windowsOf('xfce4-notifyd');

  async function find(label: string, where: PressWhere): Promise<OnScreenButton | undefined> {
    const { textContains } = where;
    const matching = (await windows()).filter(
      ({ texts }) => textContains === undefined || texts.some((text) => text.includes(textContains)),
    );
    return matching.flatMap(({ buttons }) => buttons).find((button) => button.label === label);
  }

  /** Seen twice at the same place: windows slide while others close. */
  async function findStill(label: string, where: PressWhere): Promise<OnScreenButton | undefined> {
    const first = await find(label, where);
    const second = await find(label, where);
    if (first === undefined || second === undefined) return undefined;
    const still = first.identity === second.identity && first.x === second.x && first.y === second.y;
    return still && first.x > 0 && first.y > 0 ? first : undefined;
  }

  const isGone = async ({ identity }: OnScreenButton) =>
    (await windows()).every(({ buttons }) => buttons.every((button) => button.identity !== identity));

  return {
    windows,
    async pressAction(label: string, where: PressWhere = {}) {
      const pressing = `pressing "${label}" on the notification`;
      await waitUntil(
        pressing,
        async () => {
          const button = await findStill(label, where);
          if (button === undefined) return undefined;
          const place = [String(button.x), String(button.y)];
          await run('xdotool', ['mousemove', ...place, 'click', '1'], display);
          // The pointer must not rest on the next notification: one that is pointed at does not behave as others do.
          await run('xdotool', ['mousemove', '2', '790'], display);
          // A click can come before the window takes any; then the same button is still there and is pressed again.
          return await waitUntil(pressing, async () => ((await isGone(button)) ? true : undefined), 3_000);
        },
        where.limitMs,
      );
    },
  };
}

async function run(command: string, given: readonly string[], display: string): Promise<void> {
  await promisify(execFile)(command, [...given], {
    env: { ...process.env, DISPLAY: display },
    timeout: 20_000,
  });
}
