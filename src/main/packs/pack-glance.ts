import type { BigIntStats } from 'node:fs';
import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { codeOf } from './pack-file-text';
import { isPackFileName, type PackFolderLimits, type PackPlace } from './pack-places';
import { largestPackBytes } from './read-pack';

/** What a folder looks like from outside: enough to see that a file is another, without reading it. */
export type Glance =
  | {
      readonly kind: 'seen';
      /** By name of the file. */
      readonly prints: ReadonlyMap<string, string>;
      /** Links that lead out of an added folder: what others committed must not choose what is read here. */
      readonly leadsOut: ReadonlySet<string>;
      readonly limits: readonly string[];
    }
  | { readonly kind: 'unseen'; readonly reason: string };

export async function glanceAt(place: PackPlace, limits: PackFolderLimits): Promise<Glance> {
  try {
    const { names, isCut } = await namesIn(place.path, limits.entries);
    const met = new Set<string>();
    if (isCut) met.add(`Only the first ${count(limits.entries)} names in it were looked at.`);
    if (names.length > limits.files) met.add(`Only the first ${count(limits.files)} files were read.`);
    const prints = new Map<string, string>();
    const leadsOut = new Set<string>();
    const root = await realpath(place.path);
    let bytes = 0;
    for (const name of names.slice(0, limits.files)) {
      const found = await lookAt(join(root, name), place.origin === 'folder' ? root : undefined);
      if (found === undefined) continue;
      bytes += found.bytes;
      if (bytes > limits.bytes) {
        met.add(`Files beyond the first ${limits.bytes / 1_000_000} MB were not read.`);
        break;
      }
      prints.set(name, found.print);
      if (found.leadsOut) leadsOut.add(name);
    }
    return { kind: 'seen', prints, leadsOut, limits: [...met] };
  } catch (error) {
    // No own packs yet is the usual case.
    if (place.origin === 'own' && codeOf(error) === 'ENOENT') {
      return { kind: 'seen', prints: new Map(), leadsOut: new Set(), limits: [] };
    }
    return { kind: 'unseen', reason: folderReason(error) };
  }
}

async function namesIn(folder: string, most: number) {
  const names: string[] = [];
  let entries = 0;
  for await (const { name } of await opendir(folder)) {
    entries += 1;
    if (entries > most) return { names: names.sort(), isCut: true };
    if (isPackFileName(name)) names.push(name);
  }
  return { names: names.sort(), isCut: false };
}

type Look = { readonly print: string; readonly bytes: number; readonly leadsOut: boolean };

/** Undefined for what has gone meanwhile. */
async function lookAt(path: string, root: string | undefined): Promise<Look | undefined> {
  try {
    const found = await lstat(path, { bigint: true });
    if (!found.isSymbolicLink()) return lookOf(found, '');
    const target = await realpath(path);
    if (root !== undefined && !target.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return { print: `leads to ${target}`, bytes: 0, leadsOut: true };
    }
    return lookOf(await stat(target, { bigint: true }), target);
  } catch (error) {
    const isGone = codeOf(error) === 'ENOENT' && !(await isLink(path));
    return isGone ? undefined : { print: `unreadable: ${codeOf(error)}`, bytes: 0, leadsOut: false };
  }
}

function lookOf(found: BigIntStats, target: string): Look {
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  // What is too large is told of, and not read.
  const bytes = size > largestPackBytes ? 0 : Number(size);
  return { print: [dev, ino, size, mtimeNs, ctimeNs, target].join(' '), bytes, leadsOut: false };
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

function count(most: number): string {
  return most.toLocaleString('en-GB');
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'it is not a folder'],
  ['EACCES', 'this user may not read it'],
  ['EPERM', 'this user may not read it'],
  ['ELOOP', 'its link leads in a circle'],
  ['ENAMETOOLONG', 'its path is too long'],
  ['EIO', 'the disk or share that it is on fails'],
  ['ESTALE', 'the share that it is on is gone'],
]);

/** Why a folder could not be read, as the end of a sentence. */
export function folderReason(error: unknown): string {
  return reasons.get(codeOf(error)) ?? `it cannot be read (${codeOf(error)})`;
}
