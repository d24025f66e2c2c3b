import { join } from 'node:path';
import type { Core } from '../../core';
import type { Clock, Logger, Ports } from '../../ports';
import { prepareDataFolder } from '../../prepare-data-folder';
import { chooseDataFolder } from '../data-folder';
import { createFileLogger } from '../file-logger';
import { pageAddress } from '../page-address';
import { explainRefusedStart } from '../refused-start';
import { readStartOptions } from '../start-options';
import { takeEnvironment } from '../take-environment';
import { privilegedScheme, serveApp } from './app-protocol';
import type { ElectronParts } from './electron-parts';
import { createElectronPorts } from './electron-ports';
import { denyPermissions, holdInPlace } from './guard';
import { openSurfaces, type Surfaces } from './surfaces';

export type ElectronHostOptions = {
  readonly electron: ElectronParts;
  readonly createCore: (ports: Ports) => Core;
  readonly clock: Clock;
  readonly process: Pick<NodeJS.Process, 'argv' | 'env' | 'platform' | 'stderr' | 'on'>;
  /** Holds this program as built, with the page and the preload beside it. */
  readonly builtFolder: string;
};

/** The id of the installed desktop entry and, on Windows, of the shortcut: notifications are shown under it. */
const appId = 'io.github.watchkeeper.Watchkeeper';

/** Starts the app, or says why it cannot and ends with 2, or with 1 where nobody foresaw it. Never rejects. */
export async function startElectronHost(options: ElectronHostOptions): Promise<void> {
  const { app, dialog } = options.electron;
  try {
    await start(options);
  } catch (error) {
    const { sentences, exitCode } = explainRefusedStart(error);
    const title = 'Watchkeeper did not start';
    const text = sentences.join('\n\n');
    options.process.stderr.write(`${title}. ${text}\n`);
    // Earlier, Linux would show no box.
    await app.whenReady();
    dialog.showErrorBox(title, text);
    app.exit(exitCode);
  }
}

/** Up to `whenReady` nothing may be awaited: what is done there must be done before Electron is ready. */
async function start(options: ElectronHostOptions): Promise<void> {
  const { electron, clock, process, builtFolder } = options;
  const { app, protocol, session } = electron;
  const { dataFolder, opensWindow } = readStartOptions(process.argv);
  const data = chooseDataFolder(dataFolder, process);
  // The lock against a second start belongs to the profile, so each data folder has a profile of its own.
  const profile = join(data, 'electron');
  prepareDataFolder(profile);
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) return app.quit();
  let surfaces: Surfaces | undefined;
  // Nothing else of the second command line is used, since any program can start us with any arguments.
  app.on('second-instance', () => surfaces?.window.show());

  const environment = takeEnvironment(process.env);
  const logger = createFileLogger(join(data, 'logs'), clock);
  logFailures(process, logger);
  const page = pageAddress(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  app.enableSandbox();
  app.setAppUserModelId(appId);
  protocol.registerSchemesAsPrivileged([privilegedScheme]);
  holdInPlace(app, page, logger);
  await app.whenReady();

  denyPermissions(session.defaultSession);
  serveApp(protocol, join(builtFolder, '../renderer'), logger);
  const { platform } = process;
  const folders = { data, resources: join(builtFolder, '../../resources') };
  const ports = await createElectronPorts({ electron, platform, folders, environment, clock, logger });
  try {
    const core = options.createCore(ports);
    surfaces = openSurfaces({ electron, core, ports, platform, page, builtFolder, opensWindow });
  } catch (error) {
    logger.error('host.not-started', { error });
    throw error;
  }
}

/** Electron shows the first in a box of its own and only prints the second; the log shall have both. */
function logFailures(process: ElectronHostOptions['process'], logger: Logger): void {
  process.on('uncaughtExceptionMonitor', (error) => logger.error('process.failed', { error }));
  process.on('unhandledRejection', (error) => logger.error('process.rejection', { error }));
}
