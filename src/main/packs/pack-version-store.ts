import type { Writer } from '../database/handles';

/** A pack text that was read well. */
export type ReadVersion = {
  readonly hash: string;
  readonly packId: string;
  readonly text: string;
  readonly now: number;
};

/** Keeps every good version for ever: checklist runs and incidents refer to the one they began with. */
export function createPackVersionStore(db: Writer) {
  const textOf = db.prepare<[string], string>('SELECT source_text FROM pack_version WHERE hash = ?').pluck();
  const newestFirst = db
    .prepare<[string], string>('SELECT hash FROM pack_version WHERE pack_id = ? ORDER BY read_at DESC')
    .pluck();
  // Later than every other version of the pack, even if the machine's clock was set back in between.
  const record = db.prepare<ReadVersion>(`
    INSERT INTO pack_version (hash, pack_id, source_text, read_at)
    VALUES (@hash, @packId, @text, max(@now, coalesce(
      (SELECT max(read_at) + 1 FROM pack_version WHERE pack_id = @packId AND hash <> @hash), @now)))
    ON CONFLICT (hash) DO UPDATE SET read_at = excluded.read_at
  `);
  return {
    textOf: (hash: string): string | undefined => textOf.get(hash),
    /** Hashes of a pack's versions. */
    newestFirst: (packId: string): readonly string[] => newestFirst.all(packId),
    /** Writes only what is news, so that a full disk does not keep the watch from starting with the pack it knows. */
    record(version: ReadVersion): void {
      if (newestFirst.get(version.packId) !== version.hash) record.run(version);
    },
  };
}
