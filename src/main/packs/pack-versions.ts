import type { Pack } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';
import type { Logger } from '../ports';
import { createPackVersionStore } from './pack-version-store';
import { readPack } from './read-pack';

export type CurrentPack = { readonly pack: Pack; readonly hash: string };

/** The good versions of all packs, read again from their texts. */
export function createPackVersions(db: Writer, logger: Logger) {
  const store = createPackVersionStore(db);
  /** A version never changes, so it is read once. */
  const read = new Map<string, CurrentPack>();

  function byHash(hash: string): CurrentPack | undefined {
    const known = read.get(hash);
    if (known !== undefined) return known;
    const text = store.textOf(hash);
    if (text === undefined) return undefined;
    const found = readPack(hash, text);
    if (found.kind === 'malformed') {
      // It was good for the Watchkeeper that recorded it, which knew other keys.
      const { line, column } = found.problem;
      logger.warn('pack.version-unreadable', { hash, line, column });
      return undefined;
    }
    const current = { pack: found.pack, hash };
    read.set(hash, current);
    return current;
  }

  return {
    record: store.record,
    byHash,
    /** The newest of a pack's versions that can be read. */
    lastGood(packId: string): CurrentPack | undefined {
      for (const hash of store.newestFirst(packId)) {
        const current = byHash(hash);
        if (current !== undefined) return current;
      }
      return undefined;
    },
  };
}
