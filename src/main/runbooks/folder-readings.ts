import type { Logger } from '../ports';
import type { StoredFolder } from './folder-store';

export type FolderReadings = {
  isReading(id: string): boolean;
  /** Ends when the folder was read by a reading that began after this was asked. */
  read(id: string): Promise<void>;
  /** What is being read of this folder stops. */
  stop(id: string): void;
  close(): Promise<void>;
};

/** Reads folders one after the other. Asked again while it waits, a folder is read once; while it is read, once more. */
export function createFolderReadings(options: {
  readonly logger: Logger;
  readonly find: (id: string) => StoredFolder | undefined;
  readonly readFolder: (folder: StoredFolder, signal: AbortSignal) => Promise<void>;
  readonly onChange: () => void;
}): FolderReadings {
  const { logger, find, readFolder, onChange } = options;
  const closing = new AbortController();
  const waiting = new Map<string, Promise<void>>();
  let current: { readonly id: string; readonly abort: AbortController } | undefined;
  let last: Promise<void> = Promise.resolve();

  async function readNext(id: string): Promise<void> {
    waiting.delete(id);
    const folder = closing.signal.aborted ? undefined : find(id);
    if (folder === undefined) return;
    const abort = new AbortController();
    current = { id, abort };
    onChange();
    try {
      await readFolder(folder, AbortSignal.any([abort.signal, closing.signal]));
    } catch (error) {
      logger.error('runbooks.reading-failed', { folderId: id, error });
    } finally {
      current = undefined;
    }
    if (!closing.signal.aborted) onChange();
  }

  return {
    isReading: (id) => current?.id === id || waiting.has(id),
    read(id) {
      const asked = waiting.get(id);
      if (asked !== undefined) return asked;
      const reading = last.then(() => readNext(id));
      waiting.set(id, reading);
      last = reading;
      return reading;
    },
    stop(id) {
      if (current?.id === id) current.abort.abort();
    },
    async close() {
      closing.abort();
      await last;
    },
  };
}
