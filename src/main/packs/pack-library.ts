import { WatchkeeperError } from '../../shared/errors';
import { type Pack, type PackChoice, packProblemDetail } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';
import type { Clock, Folders, Logger } from '../ports';
import { arrangePacks, type PackSlot } from './arrange-packs';
import { readPackFiles } from './pack-files';
import { createPackVersionStore } from './pack-version-store';
import { readPack } from './read-pack';

export type CurrentPack = { readonly pack: Pack; readonly hash: string };

export type PackLibrary = {
  /** Shipped and own packs by name, with what is wrong with each now. */
  list(): readonly PackChoice[];
  /** Reads the files again. What cannot be read keeps its last good version. */
  reload(): readonly PackChoice[];
  /**
   * The pack of an id as its file says, or the last good version while the file is malformed or gone: a watch does not
   * lose its hours and channels because somebody edits a file. Throws `pack-malformed` or `pack-unknown` where there
   * never was a good version.
   */
  find(packId: string): CurrentPack;
  byHash(hash: string): CurrentPack | undefined;
};

/** Reads the files once when it is made. */
export function createPackLibrary(options: {
  db: Writer;
  folders: Folders;
  clock: Clock;
  logger: Logger;
}): PackLibrary {
  const { db, folders, clock, logger } = options;
  const versions = createPackVersionStore(db);
  /** A version never changes, so it is read once. */
  const readVersions = new Map<string, CurrentPack>();
  let slots: readonly PackSlot[] = [];

  function reload(): readonly PackChoice[] {
    const arranged = arrangePacks(readPackFiles(folders));
    const now = clock.now();
    db.transaction(() => {
      for (const { current, text } of arranged) {
        if (current === undefined) continue;
        versions.record({ hash: current.hash, packId: current.pack.id, text, now });
      }
    })();
    slots = arranged;
    for (const { choice } of slots) {
      const { problem, origin } = choice;
      if (problem === undefined) continue;
      // The reason may quote the file: it is for the person, not for the log.
      const { file, line, column } = problem;
      logger.warn('pack.malformed', { origin, file, line, column });
    }
    return list();
  }

  function list(): readonly PackChoice[] {
    return slots.map((slot) => slot.choice);
  }

  function readVersion(hash: string): CurrentPack | undefined {
    const known = readVersions.get(hash);
    if (known !== undefined) return known;
    const text = versions.textOf(hash);
    if (text === undefined) return undefined;
    const read = readPack(hash, text);
    if (read.kind === 'malformed') {
      // It was good for the Watchkeeper that recorded it, which knew other keys.
      const { line, column } = read.problem;
      logger.warn('pack.version-unreadable', { hash, line, column });
      return undefined;
    }
    const current = { pack: read.pack, hash };
    readVersions.set(hash, current);
    return current;
  }

  function lastGood(packId: string): CurrentPack | undefined {
    for (const hash of versions.newestFirst(packId)) {
      const current = readVersion(hash);
      if (current !== undefined) return current;
    }
    return undefined;
  }

  reload();
  return {
    list,
    reload,
    find(packId) {
      const slot = slots.find(({ choice }) => choice.id === packId);
      const found = slot?.current ?? lastGood(packId);
      if (found !== undefined) return found;
      const problem = slot?.choice.problem;
      throw problem === undefined
        ? new WatchkeeperError('pack-unknown', { pack: packId })
        : new WatchkeeperError('pack-malformed', packProblemDetail(problem));
    },
    byHash: readVersion,
  };
}
