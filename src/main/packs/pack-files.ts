import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { WatchkeeperError } from '../../shared/errors';
import type { PackChoice } from '../../shared/nouns/pack';
import type { Folders } from '../ports';
import { largestPackBytes, type ReadPack, readPack, tooLarge } from './read-pack';

/** One pack file as it is now. */
export type PackFile = {
  readonly origin: PackChoice['origin'];
  readonly file: string;
  readonly text: string;
  readonly read: ReadPack;
  /** The pack's id; for a malformed file what seems to be its id, or else the file's name without its ending. */
  readonly packId: string;
};

/** Reads every pack file, own ones first, each group by name. */
export function readPackFiles(folders: Pick<Folders, 'data' | 'resources'>): readonly PackFile[] {
  return [
    ...readFolder('own', join(folders.data, 'packs')),
    ...readFolder('shipped', join(folders.resources, 'packs')),
  ];
}

function readFolder(origin: PackFile['origin'], folder: string): readonly PackFile[] {
  // No own packs yet is the usual case; a folder that is there and cannot be read is not.
  if (!existsSync(folder)) return [];
  return namesIn(folder)
    .filter((name) => /^[^.].*\.ya?ml$/i.test(name))
    .sort()
    .map((name) => readPackFile(origin, folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new WatchkeeperError('data-folder-unusable', { folder, reason: codeOf(error) }, { cause: error });
  }
}

export function readPackFile(origin: PackFile['origin'], folder: string, file: string): PackFile {
  const text = readText(join(folder, file));
  if (text.kind === 'unreadable') {
    const { reason, hint } = text;
    const problem = { file, line: 1, column: 1, reason, hint };
    return {
      origin,
      file,
      text: '',
      read: { kind: 'malformed', problem, others: [] },
      packId: nameWithoutEnding(file),
    };
  }
  const read = readPack(file, text.text);
  const packId = read.kind === 'pack' ? read.pack.id : (idIn(text.text) ?? nameWithoutEnding(file));
  return { origin, file, text: text.text, read, packId };
}

type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly hint: string };

function readText(path: string): FileText {
  try {
    const found = statSync(path);
    // A pipe or a device would be read for ever.
    if (!found.isFile())
      return { kind: 'unreadable', reason: 'it is not a file', hint: 'take it out of the folder' };
    if (found.size > largestPackBytes) return { kind: 'unreadable', ...tooLarge };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { kind: 'text', text };
  } catch (error) {
    return error instanceof TypeError
      ? { kind: 'unreadable', reason: 'the file is not UTF-8 text', hint: 'save it again as UTF-8' }
      : {
          kind: 'unreadable',
          reason: `the file cannot be read (${codeOf(error)})`,
          hint: 'check that it is a file and that you may read it',
        };
  }
}

/** Most malformed files still say whose they are, in a line of their own. */
function idIn(text: string): string | undefined {
  return /^id:[ \t]*["']?([a-z0-9][a-z0-9-]{0,63})["']?[ \t]*(?:#.*)?\r?$/m.exec(text)?.[1];
}

function nameWithoutEnding(file: string): string {
  return basename(file, extname(file));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
