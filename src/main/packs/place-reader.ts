import { join } from 'node:path';
import { type FileText, readFileTextSoon } from './pack-file-text';
import { type PackFile, packFileOf } from './pack-files';
import { type Glance, glanceAt } from './pack-glance';
import type { PlaceReading } from './pack-library';
import type { PackFolderLimits, PackPlace } from './pack-places';

type Known = { readonly print: string; readonly file: PackFile };

type State = {
  readonly files: ReadonlyMap<string, Known>;
  readonly limits: readonly string[];
  /** Why the folder is not to be seen now. */
  readonly problem: string | undefined;
};

export type PlaceReader = {
  readonly place: PackPlace;
  /** Undefined until it was looked at for the first time. */
  standing(): Pick<State, 'limits' | 'problem'> | undefined;
  files(): readonly PackFile[];
  /**
   * Looks at the folder and reads what is another than before. What changed since the look before may still be being
   * written: it is left for the next look, unless `isSettled` says that all is as it shall be.
   */
  look(options: { readonly isSettled: boolean }): Promise<'same' | 'changed' | 'unsettled'>;
};

const leadsOut: FileText = {
  kind: 'unreadable',
  reason: 'it is a link that leads out of the folder',
  hint: 'put the file itself into the folder',
};

/** Follows one folder of packs. `take` may throw: then nothing has been read, and the next look tries again. */
export function createPlaceReader(options: {
  readonly place: PackPlace;
  readonly limits: PackFolderLimits;
  readonly take: (reading: PlaceReading) => void;
}): PlaceReader {
  const { place, limits } = options;
  let state: State | undefined;
  let last: Glance | undefined;

  /** What of the glance can be believed, with what is known already; whether it is all of it. */
  async function readChanged(glance: Glance & { kind: 'seen' }, isSettled: boolean) {
    const known = state?.files ?? new Map<string, Known>();
    const files = new Map<string, Known>();
    let isWhole = true;
    const isStill = (name: string) =>
      isSettled || (last?.kind === 'seen' && last.prints.get(name) === glance.prints.get(name));
    for (const name of new Set([...glance.prints.keys(), ...known.keys()])) {
      const print = glance.prints.get(name);
      const before = known.get(name);
      if (print !== before?.print && !isStill(name)) {
        isWhole = false;
        if (before !== undefined) files.set(name, before);
      } else if (print !== undefined) {
        files.set(name, print === before?.print ? before : { print, file: await read(name, glance) });
      }
    }
    return { files, isWhole };
  }

  async function read(name: string, glance: Glance & { kind: 'seen' }): Promise<PackFile> {
    const text = glance.leadsOut.has(name) ? leadsOut : await readFileTextSoon(join(place.path, name));
    return packFileOf(place, name, text);
  }

  function adopt(next: State): 'same' | 'changed' {
    if (state !== undefined && isSame(state, next)) return 'same';
    options.take(
      next.problem === undefined
        ? { kind: 'seen', files: [...next.files.values()].map(({ file }) => file) }
        : { kind: 'unseen', reason: next.problem },
    );
    state = next;
    return 'changed';
  }

  return {
    place,
    standing: () => state,
    files: () => [...(state?.files.values() ?? [])].map(({ file }) => file),
    async look({ isSettled }) {
      const glance = await glanceAt(place, limits);
      const before = last;
      try {
        if (glance.kind === 'unseen') {
          if (!isSettled && before?.kind !== 'unseen') return 'unsettled';
          return adopt({ files: state?.files ?? new Map(), limits: [], problem: glance.reason });
        }
        const { files, isWhole } = await readChanged(glance, isSettled);
        const outcome = adopt({ files, limits: glance.limits, problem: undefined });
        return isWhole ? outcome : 'unsettled';
      } finally {
        last = glance;
      }
    },
  };
}

function isSame(one: State, other: State): boolean {
  return (
    one.problem === other.problem &&
    one.limits.join() === other.limits.join() &&
    one.files.size === other.files.size &&
    [...one.files].every(([name, { print }]) => other.files.get(name)?.print === print)
  );
}
