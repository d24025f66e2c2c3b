import type { Message, MessageBus } from 'dbus-native';
import { openBus } from './fake-notification-service';

export type OnScreenButton = {
  readonly label: string;
  /** Centre, in pixels of the screen. */
  readonly x: number;
  readonly y: number;
  /** The same for as long as this very button exists. */
  readonly identity: string;
};

export type OnScreenWindow = {
  readonly texts: readonly string[];
  readonly buttons: readonly OnScreenButton[];
};

export type ScreenReader = {
  /** What the windows of an application show now; none while it is not there. */
  windowsOf(applicationName: string): Promise<readonly OnScreenWindow[]>;
  close(): Promise<void>;
};

type Reference = readonly [busName: string, path: string];

const registry: Reference = ['org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'];
const accessible = 'org.a11y.atspi.Accessible';
const callLimitMs = 5_000;
/** AT-SPI's coordinates of the whole screen, not of the window. */
const ofScreen = 0;

/**
 * Reads a screen as a screen reader does, over AT-SPI: what is written where, without guessing from pixels. Needs
 * org.a11y.Bus on the session bus (Debian's at-spi2-core).
 */
export async function openScreenReader(sessionBusAddress: string): Promise<ScreenReader> {
  const session = await openBus(sessionBusAddress);
  const address: unknown = await session.invoke(
    { destination: 'org.a11y.Bus', path: '/org/a11y/bus', interface: 'org.a11y.Bus', member: 'GetAddress' },
    { timeout: 20_000 },
  );
  await session.close();
  const bus = await openBus(String(address));

  return {
    async windowsOf(applicationName) {
      const windows: OnScreenWindow[] = [];
      for (const application of await childrenOf(bus, registry)) {
        if ((await nameOf(bus, application)) !== applicationName) continue;
        for (const frame of await childrenOf(bus, application)) windows.push(await readWindow(bus, frame));
      }
      return windows;
    },
    close: () => bus.close(),
  };
}

async function readWindow(bus: MessageBus, frame: Reference): Promise<OnScreenWindow> {
  const texts: string[] = [];
  const buttons: OnScreenButton[] = [];
  const visit = async (item: Reference): Promise<void> => {
    const role = String(await ask(bus, item, accessible, 'GetRoleName'));
    if (role === 'label') texts.push(await nameOf(bus, item));
    if (role === 'push button' || role === 'button') buttons.push(await readButton(bus, item));
    for (const child of await childrenOf(bus, item)) await visit(child);
  };
  await visit(frame);
  return { texts, buttons };
}

async function readButton(bus: MessageBus, item: Reference): Promise<OnScreenButton> {
  const extents = await ask(bus, item, 'org.a11y.atspi.Component', 'GetExtents', 'u', [ofScreen]);
  const [left, top, width, height] = extents as [number, number, number, number];
  return {
    label: await nameOf(bus, item),
    x: Math.round(left + width / 2),
    y: Math.round(top + height / 2),
    identity: item.join(' '),
  };
}

async function childrenOf(bus: MessageBus, item: Reference): Promise<readonly Reference[]> {
  return (await ask(bus, item, accessible, 'GetChildren')) as readonly Reference[];
}

async function nameOf(bus: MessageBus, item: Reference): Promise<string> {
  return String(await ask(bus, item, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [accessible, 'Name']));
}

async function ask(
  bus: MessageBus,
  [destination, path]: Reference,
  interfaceName: string,
  member: string,
  signature?: string,
  body?: unknown[],
): Promise<unknown> {
  const message: Message = { destination, path, interface: interfaceName, member };
  if (signature !== undefined && body !== undefined) Object.assign(message, { signature, body });
  return await bus.invoke<unknown>(message, { timeout: callLimitMs });
}
