import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { WatchkeeperError } from '../shared/errors';
import type { PackProblem } from '../shared/nouns/pack';
import { localDate } from '../shared/rota/wall-time';
import { copyOfPack } from './packs/copy-of-pack';
import { idForm, idHint } from './packs/pack-fields';
import { readPackFile, readPackFiles } from './packs/pack-files';
import { type PastReview, pastReview } from './packs/pack-review';
import { writeNewFile } from './packs/write-new-file';
import type { Folders } from './ports';
import { prepareDataFolder } from './prepare-data-folder';

/** What a pack file is worth. */
export type PackReport =
  | {
      readonly kind: 'good';
      readonly file: string;
      readonly id: string;
      readonly name: string;
      readonly pastReview: readonly PastReview[];
    }
  | { readonly kind: 'malformed'; readonly file: string; readonly problems: readonly PackProblem[] };

/** Reads one pack file, wherever it is, as Watchkeeper would read it in its folder. */
export function packReport(file: string, now: number): PackReport {
  const path = resolve(file);
  if (!existsSync(path)) {
    const problem = { file, line: 1, column: 1, reason: 'there is no such file', hint: 'check its name' };
    return { kind: 'malformed', file, problems: [problem] };
  }
  const { read } = readPackFile(dirname(path), basename(path));
  if (read.kind === 'malformed') {
    const problems = [read.problem, ...read.others].map((problem) => ({ ...problem, file }));
    return { kind: 'malformed', file, problems };
  }
  const { pack } = read;
  const past = pastReview(pack, localDate(pack.zone, now));
  return { kind: 'good', file, id: pack.id, name: pack.name, pastReview: past };
}

export type NewPack =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Writes a copy of a shipped pack, comments and all, into the folder of own packs; never over a pack that is there.
 * Throws `pack-unknown` for one that does not ship, and `data-folder-unusable`.
 */
export function newPack(options: {
  readonly folders: Pick<Folders, 'data' | 'resources'>;
  readonly id: string;
  readonly from: string;
}): NewPack {
  const { folders, id, from } = options;
  if (!idForm.test(id)) return { kind: 'refused', reason: `"${id}" is not an id (${idHint})` };
  const files = readPackFiles(folders);
  const shipped = files.filter(({ place }) => place.origin === 'shipped');
  const model = shipped.find(({ packId }) => packId === from);
  if (model === undefined) {
    const there = shipped.map(({ packId }) => packId).join(', ');
    throw new WatchkeeperError('pack-unknown', { pack: from, there });
  }
  const folder = join(folders.data, 'packs');
  const taken = files.find(({ place, packId }) => place.origin === 'own' && packId === id);
  if (taken !== undefined) {
    return { kind: 'refused', reason: `${join(folder, taken.file)} is your pack ${id} already` };
  }
  const schemaFile = join(folders.resources, 'schema', 'pack.schema.json');
  const text = copyOfPack({ text: model.text, from, id, schemaFile });
  prepareDataFolder(folders.data);
  prepareDataFolder(folder);
  const path = join(folder, `${id}.yaml`);
  return writeNewFile(path, text)
    ? { kind: 'written', path }
    : { kind: 'refused', reason: `${path} is there already` };
}
