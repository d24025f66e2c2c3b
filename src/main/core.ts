import { type EventMessage, requests } from '../shared/contract';
import { toFailure } from '../shared/errors';
import type { AppInfo } from '../shared/nouns/app';
import type { Reply } from '../shared/reply';
import { type DataFolder, openDataFolder } from './database/data-folder';
import { storageFailure } from './database/storage-failure';
import type { Dispatch } from './dispatch';
import { createEventHub } from './event-hub';
import type { Ports } from './ports';
import { openSession, type Session } from './session';

/** What a host gets: the one gate, the events, and the end. */
export type Core = {
  readonly dispatch: Dispatch;
  subscribe(listener: (event: EventMessage) => void): () => void;
  close(): Promise<void>;
};

/**
 * The product without a shell. Throws `data-folder-in-use`, `data-folder-unusable`, `database-from-the-future` or a
 * fault of the disk when it must not start; a damaged database does not stop it.
 */
export function createCore(ports: Ports): Core {
  const { clock, logger, folders } = ports;
  const hub = createEventHub((error) => logger.error('event.listener-failed', { error }));
  const folder = orExplained(() => openDataFolder({ folder: folders.data, host: ports.host, clock, logger }));
  const open = (isRestored: boolean) => openSession({ ports, hub, folder, isRestored, restore });
  let session = orExplained(() => open(false), folder.release);
  let restoring: Promise<AppInfo> | undefined;
  logger.info('core.started', { host: ports.host, requests: Object.keys(requests).length });

  /** Pressed in two windows it is done once: a second session on the set-aside file would send everything twice. */
  function restore(): Promise<AppInfo> {
    restoring ??= restoreOnce().finally(() => {
      restoring = undefined;
    });
    return restoring;
  }

  async function restoreOnce(): Promise<AppInfo> {
    await session.close();
    let isRestored = false;
    try {
      folder.restoreBackup();
      isRestored = true;
    } finally {
      session = openOrStandIn(isRestored);
      hub.announce('app.restarted', session.info());
    }
    return session.info();
  }

  /** When not even the old log opens again, every request says why, instead of failing at a closed database. */
  function openOrStandIn(isRestored: boolean): Session {
    try {
      return open(isRestored);
    } catch (thrown) {
      logger.error('session.not-opened', { error: thrown });
      const error = toFailure(storageFailure(thrown) ?? thrown);
      return {
        dispatch: () => Promise.resolve({ ok: false, error }),
        info: session.info,
        close: () => Promise.resolve(),
      };
    }
  }

  return {
    async dispatch(name, input) {
      // What is asked meanwhile would be written to the file that is being set aside.
      if (restoring !== undefined && name !== 'recovery.restore') await restoring.catch(() => undefined);
      return keptOrSaidSo(await session.dispatch(name, input), name, folder);
    },
    subscribe: hub.subscribe,
    async close() {
      await session.close();
      folder.release();
      logger.info('core.closed');
    },
  };
}

const onlyReads =
  /\.(read|list|info|current|messages|export|open|standing|month|help|search|page|follow|reviews|evidence|holdEnds|draft|preview|of)$/;

/** A line written into a file that somebody has removed is not saved, whatever SQLite says. */
function keptOrSaidSo(reply: Reply, name: string, folder: DataFolder): Reply {
  if (!reply.ok || onlyReads.test(name) || folder.isInPlace()) return reply;
  const reason =
    'its files were removed or replaced while Watchkeeper runs; copy what you see and start it again';
  return { ok: false, error: { code: 'storage-failing', detail: { reason } } };
}

/** A full or broken disk at the start is told in words, as it is later. */
function orExplained<T>(task: () => T, onFault: () => void = () => undefined): T {
  try {
    return task();
  } catch (error) {
    onFault();
    throw storageFailure(error) ?? error;
  }
}
