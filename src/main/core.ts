import { type EventMessage, requests } from '../shared/contract';
import type { AppInfo } from '../shared/nouns/app';
import { version } from '../shared/version';
import { openDataFolder } from './database/data-folder';
import { storageFailure } from './database/storage-failure';
import { createDispatch, type Dispatch } from './dispatch';
import { createEventHub } from './event-hub';
import { createFeatures } from './features';
import { createHandlers } from './handlers';
import type { Ports } from './ports';

/** What a host gets: the one gate, the events, and the end. */
export type Core = {
  readonly dispatch: Dispatch;
  subscribe(listener: (event: EventMessage) => void): () => void;
  close(): Promise<void>;
};

/**
 * The product without a shell. Throws `data-folder-in-use`, `data-folder-unusable` or `database-from-the-future` when
 * it must not start; a damaged database does not stop it.
 */
export function createCore(ports: Ports): Core {
  const { clock, logger, folders } = ports;
  const hub = createEventHub((error) => logger.error('event.listener-failed', { error }));
  const folder = openDataFolder({ folder: folders.data, host: ports.host, clock, logger });
  let session = openSession();
  logger.info('core.started', { host: ports.host, requests: Object.keys(requests).length });

  function openSession() {
    const { db, recovery } = folder.open();
    const features = createFeatures(ports, db, hub);
    const info = (): AppInfo => ({
      version,
      host: ports.host,
      dataFolder: folders.data,
      capabilities: {
        tray: ports.hasTray,
        notificationActions: ports.notifier.actionsWork,
        secretStorage: ports.secrets.storage,
      },
      recovery,
    });
    const dispatch = createDispatch(
      createHandlers(features, ports, { info, restore }),
      logger,
      storageFailure,
    );
    features.start();
    const backup = folder
      .backUpIfDue(db)
      .catch((error: unknown) => logger.error('database.backup-failed', { error }));
    return {
      dispatch,
      info,
      async close() {
        await features.close();
        await backup;
        db.close();
      },
    };
  }

  async function restore(): Promise<AppInfo> {
    await session.close();
    try {
      folder.restoreBackup();
    } finally {
      session = openSession();
      hub.announce('app.restarted', session.info());
    }
    return session.info();
  }

  return {
    dispatch: (name, input) => session.dispatch(name, input),
    subscribe: hub.subscribe,
    async close() {
      await session.close();
      folder.release();
      logger.info('core.closed');
    },
  };
}
