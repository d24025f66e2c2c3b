import type { AppInfo } from '../shared/nouns/app';
import { version } from '../shared/version';
import type { DataFolder } from './database/data-folder';
import { storageFailure } from './database/storage-failure';
import { createDispatch, type Dispatch } from './dispatch';
import type { EventHub } from './event-hub';
import { createFeatures } from './features';
import { createHandlers } from './handlers';
import type { Ports } from './ports';

const backUpEveryMs = 60 * 60_000;

/** The features over one opened database, until it is closed or another takes its place. */
export type Session = {
  readonly dispatch: Dispatch;
  info(): AppInfo;
  close(): Promise<void>;
};

export function openSession(options: {
  readonly ports: Ports;
  readonly hub: EventHub;
  readonly folder: DataFolder;
  /** The database is a backup: it knows nothing of what was sent since it was taken. */
  readonly isRestored: boolean;
  readonly restore: () => Promise<AppInfo>;
}): Session {
  const { ports, folder } = options;
  const { clock, logger } = ports;
  const { db, recovery } = folder.open();
  const features = createFeatures(ports, db, options.hub);
  const info = (): AppInfo => ({
    version,
    host: ports.host,
    dataFolder: ports.folders.data,
    capabilities: {
      tray: ports.hasTray,
      notificationActions: ports.notifier.actionsWork,
      secretStorage: ports.secrets.storage,
    },
    recovery,
  });
  const handlers = createHandlers(features, ports, { info, restore: options.restore });
  features.start(options.isRestored);

  let backup = Promise.resolve();
  let cancelBackup = (): void => {};
  function backUp(): void {
    backup = folder
      .backUpIfDue(db)
      .catch((error: unknown) => logger.error('database.backup-failed', { error }));
    cancelBackup = clock.after(backUpEveryMs, backUp);
  }
  backUp();

  return {
    dispatch: createDispatch(handlers, logger, storageFailure),
    info,
    async close() {
      cancelBackup();
      await features.close();
      await backup;
      db.close();
    },
  };
}
