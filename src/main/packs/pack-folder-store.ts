import { createHash } from 'node:crypto';
import type { Writer } from '../database/handles';
import type { KeptPack } from './arrange-packs';
import type { PackPlace } from './pack-places';

type KeptRow = {
  readonly pack_id: string;
  readonly place: string;
  readonly folder: string | null;
  readonly file: string;
  readonly hash: string;
  readonly read_at: number;
};

export type PackFolderStore = ReturnType<typeof createPackFolderStore>;

/** The added folders in the order of adding, and where each pack was last read well. */
export function createPackFolderStore(db: Writer) {
  const folders = db.prepare<[], { readonly id: string; readonly path: string }>(
    'SELECT id, path FROM pack_folder ORDER BY added_at, rowid',
  );
  const insertFolder = db.prepare(
    'INSERT INTO pack_folder (id, path, added_at) VALUES (@id, @path, @at) ON CONFLICT DO NOTHING',
  );
  const deleteFolder = db.prepare('DELETE FROM pack_folder WHERE id = ?');
  const kept = db.prepare<[], KeptRow>('SELECT * FROM pack_file ORDER BY pack_id');
  const putKept = db.prepare<Omit<KeptPack, 'folder'> & { readonly folder: string | null }>(`
    INSERT INTO pack_file (pack_id, place, folder, file, hash, read_at)
    VALUES (@packId, @place, @folder, @file, @hash, @readAt)
    ON CONFLICT (pack_id) DO UPDATE SET
      place = excluded.place, folder = excluded.folder, file = excluded.file,
      hash = excluded.hash, read_at = excluded.read_at
  `);
  const deleteKept = db.prepare('DELETE FROM pack_file WHERE pack_id = ?');

  return {
    folders: (): readonly PackPlace[] => folders.all().map((row) => ({ ...row, origin: 'folder' })),
    /** The same path is the same folder, also after it was removed and added again. */
    add(path: string, at: number): PackPlace {
      const id = createHash('sha256').update(path).digest('hex').slice(0, 16);
      insertFolder.run({ id, path, at });
      return { id, path, origin: 'folder' };
    },
    remove: (id: string): void => void deleteFolder.run(id),
    kept: (): readonly KeptPack[] =>
      kept.all().map((row) => ({
        packId: row.pack_id,
        place: row.place,
        folder: row.folder ?? undefined,
        file: row.file,
        hash: row.hash,
        readAt: row.read_at,
      })),
    keep: (pack: KeptPack): void => void putKept.run({ ...pack, folder: pack.folder ?? null }),
    forget: (packId: string): void => void deleteKept.run(packId),
  };
}
