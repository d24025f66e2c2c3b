import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetAside } from '../../shared/nouns/runbook';
import type { Writer } from '../database/handles';
import type { Clock } from '../ports';
import { fileReason } from './file-reason';
import { type FolderScan, type FoundFile, scanFolder } from './folder-scan';
import type { FolderStore, StoredFolder } from './folder-store';
import type { Limits } from './limits';
import { readPageFile } from './page-file';
import type { KnownFile, PageStore } from './page-store';
import { type PageContent, readPage } from './read-page';

type Page = { readonly file: FoundFile; readonly page: PageContent };

/** Pages are kept in pieces of about this much text, so that what else has to be done gets its turn in between. */
const pieceBytes = 200_000;
const piecePages = 40;

/**
 * Reads one folder into the index: what changed by size or time is read anew, and what has vanished goes. Never rejects
 * for what is wrong with the folder. An abort leaves what was done until then.
 */
export function createFolderIndex(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly folders: FolderStore;
  readonly pages: PageStore;
  readonly limits: Limits;
}) {
  const { db, clock, folders, pages, limits } = options;

  /** Keeps pages a piece at a time. */
  function createKeeper(folderId: string, signal: AbortSignal) {
    let piece: Page[] = [];
    let bytes = 0;
    function keep(): void {
      if (signal.aborted || piece.length === 0) return;
      db.transaction(() => {
        for (const { file, page } of piece) pages.put(folderId, file, page, clock.now());
      }).immediate();
      piece = [];
      bytes = 0;
    }
    return {
      add(page: Page): void {
        piece.push(page);
        bytes += page.file.size;
        if (bytes >= pieceBytes || piece.length >= piecePages) keep();
      },
      finish: keep,
    };
  }

  async function readChanged(folder: StoredFolder, scan: FolderScan, signal: AbortSignal) {
    const known = pages.knownIn(folder.id);
    const setAside: SetAside[] = [...scan.setAside];
    const present = new Set<string>();
    const keeper = createKeeper(folder.id, signal);
    for (const file of scan.files) {
      if (signal.aborted) break;
      if (isSame(known.get(file.path), file)) {
        present.add(file.path);
        continue;
      }
      const read = await readPageFile(join(scan.root, file.path), limits.bytesOfPage);
      if (read.kind === 'unreadable') setAside.push({ path: file.path, reason: read.reason });
      if (read.kind !== 'text') continue;
      present.add(file.path);
      keeper.add({ file, page: readPage(file.path, read.text) });
    }
    keeper.finish();
    const gone = [...known.keys()].filter((path) => !present.has(path) && !isBelow(path, scan.unseen));
    return { setAside, gone };
  }

  /** A share that is not mounted leaves an empty folder behind: it must not take the runbooks with it. */
  function isEmptied(folder: StoredFolder, scan: FolderScan): boolean {
    return scan.files.length === 0 && pages.knownIn(folder.id).size > 0;
  }

  return async function readFolder(folder: StoredFolder, signal: AbortSignal): Promise<void> {
    const startedAt = clock.now();
    try {
      const scan = await scanFolder(folder.path, limits, signal);
      if (signal.aborted) return;
      if (isEmptied(folder, scan))
        return folders.fail(folder.id, 'it is empty now; what was read before stays');
      const { setAside, gone } = await readChanged(folder, scan, signal);
      if (signal.aborted) return;
      // One that was taken away meanwhile looks like an empty one. What it held is kept until it can be seen again.
      await stat(folder.path);
      if (signal.aborted) return;
      db.transaction(() => {
        for (const path of gone) pages.remove(folder.id, path);
        folders.succeed(folder.id, startedAt, scan.limits, setAside);
      }).immediate();
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      if (!signal.aborted) folders.fail(folder.id, fileReason(error));
    }
  };
}

function isSame(before: KnownFile | undefined, now: FoundFile): boolean {
  return before?.isOfThisReader === true && before.size === now.size && before.modifiedAt === now.modifiedAt;
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}
