import { join } from 'node:path';
import type { Clock, Environment, Folders, Logger, Notifier, Ports } from '../../ports';
import { createHttpsOpener } from '../https-opener';
import { createMachinePorts } from '../machine-ports';
import { createDbusNotifier } from '../notifiers/dbus-notifier';
import { createNotifierWithFallback } from '../notifiers/notifier-with-fallback';
import type { ElectronParts } from './electron-parts';
import { createElectronNotifier } from './notifier';
import { createElectronPower } from './power';
import { createElectronSecrets } from './secrets';

export type ElectronPortsOptions = {
  readonly electron: Pick<ElectronParts, 'net' | 'Notification' | 'powerMonitor' | 'safeStorage' | 'shell'>;
  readonly platform: NodeJS.Platform;
  readonly folders: Folders;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** What Electron offers the core, once the app is ready. */
export async function createElectronPorts(options: ElectronPortsOptions): Promise<Ports> {
  const { electron, platform, folders, environment, clock, logger } = options;
  const { net, safeStorage, shell } = electron;
  return {
    host: 'electron',
    hasTray: true,
    clock,
    logger,
    notifier: await createNotifier(options),
    secrets: await createElectronSecrets({
      safeStorage,
      platform,
      folder: join(folders.data, 'secrets'),
      logger,
    }),
    opener: createHttpsOpener((address) => shell.openExternal(address)),
    ...createMachinePorts(),
    power: createElectronPower(electron.powerMonitor),
    folders,
    // Chromium's network knows the system's proxies and certificates; it takes an address as text only.
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    environment,
  };
}

/** On Linux the desktop's own service is sure to tell of buttons, and Electron's way there is not yet. */
async function createNotifier({
  electron,
  platform,
  clock,
  logger,
}: ElectronPortsOptions): Promise<Notifier> {
  const { Notification } = electron;
  const own = createElectronNotifier({ Notification, platform, clock, logger });
  if (platform !== 'linux') return own;
  return createNotifierWithFallback(await createDbusNotifier({ logger }), own);
}
