import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Core } from '../../core';
import type { Clock, Folders, Logger, Ports } from '../../ports';
import { prepareDataFolder } from '../../prepare-data-folder';
import { defaultDataFolder } from '../data-folder';
import { createFileLogger } from '../file-logger';
import { privilegedScheme, serveApp } from './app-protocol';
import type { ElectronParts } from './electron-parts';
import { createElectronPorts, takeEnvironment } from './electron-ports';
import { denyPermissions, holdInPlace } from './guard';
import { pageAddress } from './page-address';
import { explainRefusedStart } from './refused-start';
import { isOnlyInstance } from './single-instance';
import { readStartOptions } from './start-options';
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
    const { title, text, exitCode } = explainRefusedStart(error);
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
  const folders = prepareFolders(process, dataFolder, builtFolder);
  // The lock against a second start belongs to the profile, so each data folder has a profile of its own.
  app.setPath('userData', join(folders.data, 'electron'));
  let surfaces: Surfaces | undefined;
  if (!isOnlyInstance(app, () => surfaces?.window.show())) return;

  const environment = takeEnvironment(process.env);
  const logger = createFileLogger(join(folders.data, 'logs'), clock);
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
  const ports = await createElectronPorts({ electron, platform, folders, environment, clock, logger });
  try {
    const core = options.createCore(ports);
    surfaces = openSurfaces({ electron, core, ports, platform, page, builtFolder, opensWindow });
  } catch (error) {
    logger.error('host.not-started', { error });
    throw error;
  }
}

function prepareFolders(
  { platform, env }: ElectronHostOptions['process'],
  given: string | undefined,
  builtFolder: string,
): Folders {
  const ownPlace = defaultDataFolder({ platform, environment: env, home: homedir() });
  const data = given === undefined ? ownPlace : resolve(given);
  prepareDataFolder(data);
  prepareDataFolder(join(data, 'electron'));
  return { data, resources: join(builtFolder, '../../resources') };
}

/** Electron shows the first in a box of its own and only prints the second; the log shall have both. */
function logFailures(process: ElectronHostOptions['process'], logger: Logger): void {
  process.on('uncaughtExceptionMonitor', (error) => logger.error('process.failed', { error }));
  process.on('unhandledRejection', (error) => logger.error('process.rejection', { error }));
}
