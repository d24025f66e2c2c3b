import { join } from 'node:path';
import { createCore } from '../../core';
import type { Clock, Environment, Logger } from '../../ports';
import { createBrowserPorts } from './browser-ports';
import type { OpenResult } from './open-browser';
import { createBrowserOpener } from './open-browser';
import { findResourcesFolder } from './resources-folder';
import { startServer } from './server';
import { openWindowWhenWanted } from './wanted-window';

export type StartOptions = {
  readonly dataFolder: string;
  /** Holds this program as built, with the page beside it. */
  readonly builtFolder: string;
  readonly port: number;
  readonly opensBrowser: boolean;
  readonly platform: NodeJS.Platform;
  readonly desktop: Readonly<Record<string, string | undefined>>;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Tells the person at the terminal. */
  print(line: string): void;
};

export type RunningHost = {
  /** An address that lets one browser in, once. */
  readonly link: string;
  /** Opens the default browser with a link of its own, so that the printed one stays good for another browser. */
  openWindow(): Promise<OpenResult>;
  close(): Promise<void>;
};

/** Starts the core under plain Node and the server that its windows connect to. */
export async function startHost(options: StartOptions): Promise<RunningHost> {
  const { platform, desktop, environment, clock, logger } = options;
  const openBrowser = createBrowserOpener({ platform, environment: desktop, clock });
  const folders = { data: options.dataFolder, resources: findResourcesFolder(options.builtFolder) };
  const ports = await createBrowserPorts({ platform, folders, environment, clock, logger, openBrowser });
  const core = createCore(ports);
  const closeCore = async () => {
    await core.close();
    await ports.notifier.close();
  };

  const rendererFolder = join(options.builtFolder, '../renderer');
  const server = await startServer({ core, port: options.port, rendererFolder, clock, logger }).catch(
    async (error: unknown) => {
      await closeCore();
      throw error;
    },
  );

  const stopWatching = options.opensBrowser
    ? openWindowWhenWanted({ core, server, openBrowser, clock, logger, print: options.print })
    : () => {};

  return {
    link: server.mintLink(),
    openWindow: () => openBrowser(server.mintLink()),
    async close() {
      stopWatching();
      await server.close();
      await closeCore();
    },
  };
}
