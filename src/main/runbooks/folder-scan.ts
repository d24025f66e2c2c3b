import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { SetAside } from '../../shared/nouns/runbook';
import { codeOf, fileReason } from './file-reason';
import type { Limits } from './limits';
import { isPageName } from './page-name';

export type FoundFile = { readonly path: string; readonly size: number; readonly modifiedAt: number };

export type FolderScan = {
  /** The folder itself with its links followed. */
  readonly root: string;
  readonly files: readonly FoundFile[];
  readonly setAside: readonly SetAside[];
  /** Folders that could not be looked into: what is known below them has not been seen to vanish. */
  readonly unseen: readonly string[];
  readonly limits: readonly string[];
};

/**
 * Finds the pages below a folder, in the order of their names. Links are not followed: what they lead to is read at its
 * own place if that is in the folder, and is not the folder's if it is not. Rejects when the folder itself cannot be read.
 */
export async function scanFolder(folder: string, limits: Limits, signal: AbortSignal): Promise<FolderScan> {
  const root = await realpath(folder);
  const files: FoundFile[] = [];
  const setAside: SetAside[] = [];
  const unseen: string[] = [];
  const met = new Set<string>();
  let entries = 0;
  let bytes = 0;

  async function look(path: string, depth: number): Promise<void> {
    for (const name of await namesIn(path)) {
      if (signal.aborted) return;
      entries += 1;
      if (entries > limits.entries) return void met.add(beyondEntries(limits));
      if (!isLeftOut(name)) await lookAt(path === '' ? name : `${path}/${name}`, depth);
    }
  }

  async function lookAt(path: string, depth: number): Promise<void> {
    const found = await statOf(path);
    if (found === undefined) return;
    if (found.isSymbolicLink()) await lookAtLink(path);
    else if (found.isDirectory()) await lookBelow(path, depth + 1);
    else if (isPageName(path)) take(path, found);
  }

  async function namesIn(path: string): Promise<readonly string[]> {
    try {
      return (await readdir(join(root, path))).sort();
    } catch (error) {
      if (path === '') throw error;
      if (codeOf(error) !== 'ENOENT') {
        setAside.push({ path, reason: fileReason(error) });
        unseen.push(path);
      }
      return [];
    }
  }

  /** Undefined for what has gone meanwhile, and for what was set aside. */
  async function statOf(path: string): Promise<Stats | undefined> {
    try {
      return await lstat(join(root, path));
    } catch (error) {
      // Where a name is not UTF-8, what it was read as does not lead back to the file.
      const isMisread = codeOf(error) === 'ENOENT' && path.includes('\ufffd');
      if (isMisread) setAside.push({ path, reason: 'its name is not UTF-8' });
      else if (codeOf(error) !== 'ENOENT') setAside.push({ path, reason: fileReason(error) });
      return undefined;
    }
  }

  async function lookBelow(path: string, depth: number): Promise<void> {
    if (depth <= limits.depth) return look(path, depth);
    met.add(`Folders more than ${limits.depth} deep were not looked into.`);
    unseen.push(path);
  }

  async function lookAtLink(path: string): Promise<void> {
    try {
      const target = await realpath(join(root, path));
      const found = await stat(target);
      if (!found.isDirectory() && !isPageName(path)) return;
      const isInside = target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
      if (!isInside) setAside.push({ path, reason: 'it is a link that leads out of the folder' });
    } catch (error) {
      if (isPageName(path))
        setAside.push({ path, reason: `it is a link, and where it leads ${linkEnd(error)}` });
    }
  }

  function take(path: string, found: Stats): void {
    if (!found.isFile()) return void setAside.push({ path, reason: 'it is not a file' });
    if (found.size > limits.bytesOfPage) {
      return void setAside.push({ path, reason: `it is larger than ${megabytes(limits.bytesOfPage)}` });
    }
    if (files.length >= limits.pages) return void met.add(beyondPages(limits));
    if (bytes + found.size > limits.bytesOfFolder) return void met.add(beyondBytes(limits));
    bytes += found.size;
    files.push({ path, size: found.size, modifiedAt: Math.floor(found.mtimeMs) });
  }

  await look('', 0);
  return { root, files, setAside, unseen, limits: [...met] };
}

/** Hidden ones (`.git`) and what package managers unpack. */
function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function linkEnd(error: unknown): string {
  return codeOf(error) === 'ELOOP' ? 'is a circle' : 'nothing can be read';
}

function beyondEntries({ entries }: Limits): string {
  return `Only the first ${entries.toLocaleString('en-GB')} files and folders were looked at.`;
}

function beyondPages({ pages }: Limits): string {
  return `Only the first ${pages.toLocaleString('en-GB')} pages were read.`;
}

function beyondBytes({ bytesOfFolder }: Limits): string {
  return `Pages beyond the first ${megabytes(bytesOfFolder)} were not read.`;
}

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
