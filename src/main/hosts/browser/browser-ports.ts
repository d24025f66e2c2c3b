import type { Clock, Environment, Folders, Logger, Ports } from '../../ports';
import { createMachinePorts } from '../machine-ports';
import { chooseNotifier } from '../notifiers/choose-notifier';
import type { OpenBrowser } from './open-browser';
import { createOpener } from './opener';
import { chooseSecrets } from './secrets';

export type BrowserPortsOptions = {
  readonly platform: NodeJS.Platform;
  readonly folders: Folders;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly openBrowser: OpenBrowser;
};

/** What plain Node can offer the core. There is no tray, and nobody tells of sleep and wake. */
export async function createBrowserPorts(options: BrowserPortsOptions): Promise<Ports> {
  const { platform, folders, environment, clock, logger, openBrowser } = options;
  const [notifier, secrets] = await Promise.all([
    chooseNotifier({ platform, logger }),
    chooseSecrets(platform, logger),
  ]);
  return {
    host: 'browser',
    hasTray: false,
    clock,
    logger,
    notifier,
    secrets,
    opener: createOpener(openBrowser),
    ...createMachinePorts(),
    power: { subscribe: () => () => {} },
    folders,
    fetch: globalThis.fetch,
    environment,
  };
}
