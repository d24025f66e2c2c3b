import { createHash } from 'node:crypto';
import type { RunbookFolder, SetAside } from '../../shared/nouns/runbook';
import type { Writer } from '../database/handles';
import { mostSetAsideKept, mostSetAsideShown } from './limits';

export type StoredFolder = { readonly id: string; readonly path: string };

type FolderRow = StoredFolder & {
  readonly read_at: number | null;
  readonly problem: string | null;
  readonly limits: string;
  readonly pages: number;
  readonly set_aside: number;
};

export type FolderStore = ReturnType<typeof createFolderStore>;

/** The chosen folders, and how their last reading ended. */
export function createFolderStore(db: Writer) {
  const all = db.prepare<[], FolderRow>(
    `SELECT f.id, f.path, f.read_at, f.problem, f.limits,
            (SELECT count(*) FROM runbook WHERE folder_id = f.id) AS pages,
            (SELECT count(*) FROM runbook_set_aside WHERE folder_id = f.id) AS set_aside
     FROM runbook_folder f ORDER BY f.added_at, f.path`,
  );
  const byId = db.prepare<[string], StoredFolder>('SELECT id, path FROM runbook_folder WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO runbook_folder (id, path, added_at) VALUES (@id, @path, @at) ON CONFLICT DO NOTHING',
  );
  const remove = db.prepare('DELETE FROM runbook_folder WHERE id = ?');
  const succeed = db.prepare(
    'UPDATE runbook_folder SET read_at = @at, problem = NULL, limits = @limits WHERE id = @id',
  );
  const fail = db.prepare('UPDATE runbook_folder SET problem = @problem WHERE id = @id');
  const setAsideOf = db.prepare<[string, number], SetAside>(
    'SELECT path, reason FROM runbook_set_aside WHERE folder_id = ? ORDER BY path LIMIT ?',
  );
  const forgetSetAside = db.prepare('DELETE FROM runbook_set_aside WHERE folder_id = ?');
  const putAside = db.prepare(
    `INSERT INTO runbook_set_aside (folder_id, path, reason) VALUES (@folderId, @path, @reason)
     ON CONFLICT DO NOTHING`,
  );

  return {
    list(isReading: (id: string) => boolean): readonly RunbookFolder[] {
      return all.all().map((row) => ({
        id: row.id,
        path: row.path,
        isReading: isReading(row.id),
        pages: row.pages,
        readAt: row.read_at ?? undefined,
        problem: row.problem ?? undefined,
        setAside: setAsideOf.all(row.id, mostSetAsideShown),
        setAsideCount: row.set_aside,
        // Written by this file and by nobody else.
        limits: JSON.parse(row.limits) as readonly string[],
      }));
    },
    ids: (): readonly string[] => all.all().map(({ id }) => id),
    find: (id: string): StoredFolder | undefined => byId.get(id),
    /** The same path is the same folder, also after it was removed and chosen again. */
    add(path: string, at: number): string {
      const id = createHash('sha256').update(path).digest('hex').slice(0, 16);
      insert.run({ id, path, at });
      return id;
    },
    remove(id: string): void {
      forgetSetAside.run(id);
      remove.run(id);
    },
    succeed(id: string, at: number, limits: readonly string[], setAside: readonly SetAside[]): void {
      const beyond = setAside.length - mostSetAsideKept;
      const words =
        beyond > 0 ? [...limits, `${beyond} more files could not be read than are listed here.`] : limits;
      forgetSetAside.run(id);
      for (const each of setAside.slice(0, mostSetAsideKept)) putAside.run({ folderId: id, ...each });
      succeed.run({ id, at, limits: JSON.stringify(words) });
    },
    fail(id: string, problem: string): void {
      fail.run({ id, problem });
    },
  };
}
