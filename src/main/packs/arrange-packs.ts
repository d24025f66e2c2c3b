import type { Pack, PackChoice, PackProblem } from '../../shared/nouns/pack';
import type { PackFile } from './pack-files';
import type { PackPlace } from './pack-places';
import { quoted } from './refuse';

/** Where a pack that does not ship was last read well. */
export type KeptPack = {
  readonly packId: string;
  /** The id of its place. */
  readonly place: string;
  /** Undefined for own packs. */
  readonly folder: string | undefined;
  readonly file: string;
  readonly hash: string;
  /** When this version was first read there. */
  readonly readAt: number;
};

/** One line of the list of packs. */
export type PackSlot = {
  readonly choice: PackChoice;
  readonly place: string;
  /** Undefined while the file is malformed, gone, or in a folder that cannot be read. */
  readonly current: { readonly pack: Pack; readonly hash: string } | undefined;
  readonly text: string;
  /** Its file is gone, and another pack with its id stands behind it. */
  readonly canLetGo: boolean;
};

/** What is known beside the files: a folder may be out of reach, and a file gone whose pack is in use. */
export type PackMemory = {
  readonly kept: readonly KeptPack[];
  /** Places that are not to be seen at the moment, with why; without a reason they were not looked at yet. */
  readonly unseen: ReadonlyMap<string, string | undefined>;
  readonly places: readonly string[];
  readonly inUse: string | undefined;
  readonly nameOf: (hash: string) => string | undefined;
};

const nothingKept: PackMemory = {
  kept: [],
  unseen: new Map(),
  places: [],
  inUse: undefined,
  nameOf: () => undefined,
};

type Candidate = Omit<PackSlot, 'canLetGo'> & { readonly packId: string; readonly isGone?: true };

/**
 * Which file stands for which id: own ones before those of added folders, in the order of adding, before shipped ones. A
 * pack keeps its place while it is malformed: falling back to hours and channels that a team has replaced would be worse
 * than its last good version. For the same reason the pack in use keeps its place when its file is gone. Of two files of
 * one folder with one id the first by name counts, and a good one before a malformed one.
 */
export function arrangePacks(
  files: readonly PackFile[],
  memory: PackMemory = nothingKept,
): readonly PackSlot[] {
  const read = files.map((file) => candidateOf(file, memory));
  const candidates = [...read, ...absent(read, memory)];
  const rank = ({ choice, place, current }: Candidate) => {
    if (choice.origin === 'shipped') return Number.MAX_SAFE_INTEGER;
    const order = choice.origin === 'own' ? 0 : 1 + memory.places.indexOf(place);
    return order * 2 + (current === undefined ? 1 : 0);
  };
  const ranked = candidates.toSorted((a, b) => rank(a) - rank(b));
  const taken = new Map<string, Candidate>();
  const slots: PackSlot[] = [];
  for (const { packId, isGone, ...slot } of ranked) {
    const holder = taken.get(packId);
    if (holder === undefined) {
      taken.set(packId, { packId, ...slot });
      const canLetGo = isGone === true && ranked.some((other) => other.packId === packId && !other.isGone);
      slots.push({ ...slot, canLetGo });
    } else if (slot.choice.origin !== 'shipped') {
      slots.push(repeated(slot, packId, holder));
    }
  }
  return slots.sort((a, b) => a.choice.name.localeCompare(b.choice.name, 'en-GB'));
}

function candidateOf({ place, file, text, read, packId }: PackFile, memory: PackMemory): Candidate {
  const { origin } = place;
  if (read.kind === 'pack') {
    const { pack, hash } = read;
    const choice = { id: packId, name: pack.name, origin, ...within(place), file, problem: undefined };
    return { packId, place: place.id, choice, current: { pack, hash }, text };
  }
  // A mistake may stand in the very line of the id: the file is still the one that it was.
  const before = memory.kept
    .filter((kept) => kept.place === place.id && kept.file === file)
    .toSorted((a, b) => b.readAt - a.readAt)[0];
  const id = before?.packId ?? packId;
  const name = (before === undefined ? undefined : memory.nameOf(before.hash)) ?? id;
  const choice = { id, name, origin, ...within(place), file, problem: read.problem };
  return { packId: id, place: place.id, choice, current: undefined, text };
}

function within({ origin, path }: PackPlace): Pick<PackChoice, 'folder'> {
  return origin === 'folder' ? { folder: path } : {};
}

/** Packs that were there and are not to be seen now: all of a folder out of reach, and else the one in use. */
function absent(read: readonly Candidate[], memory: PackMemory): readonly Candidate[] {
  return memory.kept.flatMap((kept) => {
    const { packId, place, file } = kept;
    if (memory.unseen.has(place)) {
      const why = memory.unseen.get(place);
      return [keptCandidate(kept, memory, why === undefined ? undefined : outOfReach(file, why))];
    }
    const isElsewhere = read.some((one) => one.packId === packId && one.choice.origin !== 'shipped');
    if (packId !== memory.inUse || isElsewhere) return [];
    const isPlaceKnown = place === 'own' || memory.places.includes(place);
    return [{ ...keptCandidate(kept, memory, gone(file, isPlaceKnown)), isGone: true as const }];
  });
}

function keptCandidate(kept: KeptPack, memory: PackMemory, problem: PackProblem | undefined): Candidate {
  const { packId, place, folder, file, hash } = kept;
  const choice: PackChoice = {
    id: packId,
    name: memory.nameOf(hash) ?? packId,
    ...(folder === undefined ? { origin: 'own' } : { origin: 'folder', folder }),
    file,
    problem,
  };
  return { packId, place, choice, current: undefined, text: '' };
}

/** There is no place in the file to point at. */
const nowhere = { line: 0, column: 0 };

function outOfReach(file: string, why: string): PackProblem {
  return {
    file,
    ...nowhere,
    reason: `its folder cannot be read: ${why}`,
    hint: 'mend that; it is read again by itself',
  };
}

function gone(file: string, isPlaceKnown: boolean): PackProblem {
  return isPlaceKnown
    ? { file, ...nowhere, reason: 'the file is gone', hint: 'put it back, or choose another pack' }
    : {
        file,
        ...nowhere,
        reason: 'its folder was removed from Watchkeeper',
        hint: 'add the folder again, or choose another pack',
      };
}

/** Listed under the name of its file, which no pack can have as its id. */
function repeated(slot: Omit<PackSlot, 'canLetGo'>, packId: string, holder: Candidate): PackSlot {
  const { file, folder, problem } = slot.choice;
  const id = folder === undefined ? file : `${folder}/${file}`;
  const isBeside = holder.place === slot.place;
  const where = holder.choice.folder ?? 'your own packs';
  const other = isBeside ? holder.choice.file : `${holder.choice.file} in ${where}`;
  const twice: PackProblem = {
    file,
    line: 1,
    column: 1,
    reason: `the id ${quoted(packId)} is already that of ${other}`,
    hint: 'give one of the two another id',
  };
  return {
    ...slot,
    choice: { ...slot.choice, id, name: file, problem: problem ?? twice },
    current: undefined,
    canLetGo: false,
  };
}
