import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { WatchkeeperError } from '../../shared/errors';
import type { Folders } from '../ports';
import { codeOf, type FileText, readFileText } from './pack-file-text';
import { isPackFileName, ownPlace, type PackPlace, packFolderLimits, shippedPlace } from './pack-places';
import { type ReadPack, readPack } from './read-pack';

/** One pack file as it was read last. */
export type PackFile = {
  readonly place: PackPlace;
  readonly file: string;
  readonly text: string;
  readonly read: ReadPack;
  /** The pack's id; for a malformed file what seems to be its id, or else the file's name without its ending. */
  readonly packId: string;
};

/** Reads every pack file but those of added folders: own ones first, each group by name. */
export function readPackFiles(folders: Pick<Folders, 'data' | 'resources'>): readonly PackFile[] {
  return [...readPlace(ownPlace(folders)), ...readPlace(shippedPlace(folders))];
}

export function readPlace(place: PackPlace): readonly PackFile[] {
  // No own packs yet is the usual case; a folder that is there and cannot be read is not.
  if (!existsSync(place.path)) return [];
  return namesIn(place.path)
    .filter(isPackFileName)
    .sort()
    .slice(0, packFolderLimits.files)
    .map((name) => packFileOf(place, name, readFileText(join(place.path, name))));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new WatchkeeperError('data-folder-unusable', { folder, reason: codeOf(error) }, { cause: error });
  }
}

/** One file wherever it is, as it would be read among the own ones. */
export function readPackFile(folder: string, file: string): PackFile {
  return packFileOf({ id: 'own', origin: 'own', path: folder }, file, readFileText(join(folder, file)));
}

export function packFileOf(place: PackPlace, file: string, text: FileText): PackFile {
  if (text.kind === 'unreadable') {
    const { reason, hint } = text;
    const problem = { file, line: 1, column: 1, reason, hint };
    const read: ReadPack = { kind: 'malformed', problem, others: [] };
    return { place, file, text: '', read, packId: nameWithoutEnding(file) };
  }
  const read = readPack(file, text.text);
  const packId = read.kind === 'pack' ? read.pack.id : (idIn(text.text) ?? nameWithoutEnding(file));
  return { place, file, text: text.text, read, packId };
}

/** Most malformed files still say whose they are, in a line of their own. */
function idIn(text: string): string | undefined {
  return /^id:[ \t]*["']?([a-z0-9][a-z0-9-]{0,63})["']?[ \t]*(?:#.*)?\r?$/m.exec(text)?.[1];
}

function nameWithoutEnding(file: string): string {
  return basename(file, extname(file));
}
