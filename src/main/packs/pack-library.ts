import { WatchkeeperError } from '../../shared/errors';
import { type PackChoice, packProblemDetail } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';
import type { Clock, Folders, Logger } from '../ports';
import { arrangePacks, type KeptPack, type PackSlot } from './arrange-packs';
import { type PackFile, readPlace } from './pack-files';
import type { PackFolderStore } from './pack-folder-store';
import { ownPlace, type PackPlace, shippedPlace } from './pack-places';
import { type CurrentPack, createPackVersions } from './pack-versions';

/** What a place held when it was looked at last. */
export type PlaceReading =
  | { readonly kind: 'seen'; readonly files: readonly PackFile[] }
  | { readonly kind: 'unseen'; readonly reason: string };

/** A line of the list with the version that counts. */
export type PackLine = PackSlot & {
  readonly version:
    | (CurrentPack & {
        /** Undefined for shipped packs. */
        readonly readAt: number | undefined;
      })
    | undefined;
};

export type PackLibrary = {
  /** All packs by name, with what is wrong with each now. */
  list(): readonly PackChoice[];
  lines(): readonly PackLine[];
  /** Reads the shipped and the own files again. What cannot be read keeps its last good version. */
  reload(): readonly PackChoice[];
  /** What was found in one place. Throws when it cannot be kept; all is then as it was. */
  take(place: PackPlace, reading: PlaceReading): void;
  /** The added folders, or what is kept of gone packs, are others now. */
  rearrange(): void;
  /**
   * The pack of an id as its file says, or the last good version while the file is malformed, gone or out of reach: a
   * watch does not lose its hours and channels because somebody edits a file. Throws `pack-malformed` or `pack-unknown`
   * where there never was a good version.
   */
  find(packId: string): CurrentPack;
  byHash(hash: string): CurrentPack | undefined;
};

/** Reads the shipped and the own files once when it is made; added folders stand as they were read last until they are. */
export function createPackLibrary(options: {
  db: Writer;
  folders: Folders;
  clock: Clock;
  logger: Logger;
  store: PackFolderStore;
  inUse: () => string | undefined;
}): PackLibrary {
  const { db, folders, clock, logger, store } = options;
  const versions = createPackVersions(db, logger);
  let readings: ReadonlyMap<string, PlaceReading> = new Map();
  let slots: readonly PackSlot[] = [];
  let kept: readonly KeptPack[] = [];

  function reload(): readonly PackChoice[] {
    const read = [ownPlace(folders), shippedPlace(folders)].map(
      (place) => [place.id, { kind: 'seen', files: readPlace(place) }] as const,
    );
    adopt(new Map([...readings, ...read]));
    return list();
  }

  function adopt(next: ReadonlyMap<string, PlaceReading>): void {
    const added = store.folders().map(({ id }) => id);
    const seen = [...next].flatMap(([id, reading]) =>
      reading.kind === 'seen' && (added.includes(id) || id === 'own' || id === 'shipped')
        ? reading.files
        : [],
    );
    const unseen = added.flatMap((id) => {
      const reading = next.get(id);
      if (reading?.kind === 'seen') return [];
      return [[id, reading?.reason] as const];
    });
    const own = next.get('own');
    const arranged = arrangePacks(seen, {
      kept: store.kept(),
      unseen: new Map([...unseen, ...(own?.kind === 'unseen' ? [['own', own.reason] as const] : [])]),
      places: added,
      inUse: options.inUse(),
      nameOf: (hash) => versions.byHash(hash)?.pack.name,
    });
    db.transaction(() => keep(arranged))();
    tellProblems(arranged);
    readings = next;
    slots = arranged;
    kept = store.kept();
  }

  /** Writes only what is news, so that a full disk does not keep the watch from starting with the packs it knows. */
  function keep(arranged: readonly PackSlot[]): void {
    const before = new Map(store.kept().map((pack) => [pack.packId, pack]));
    for (const slot of arranged) {
      if (slot.current === undefined) continue;
      const { hash } = slot.current;
      versions.record({ hash, packId: slot.choice.id, text: slot.text, now: clock.now() });
      if (slot.choice.origin !== 'shipped') keepPlace(slot, hash, before.get(slot.choice.id));
    }
    const ownSlots = arranged.filter(({ choice }) => choice.origin !== 'shipped');
    const standing = new Set(ownSlots.map(({ choice }) => choice.id));
    for (const packId of before.keys()) if (!standing.has(packId)) store.forget(packId);
  }

  function keepPlace({ place, choice }: PackSlot, hash: string, known: KeptPack | undefined): void {
    const { id: packId, folder, file } = choice;
    const isSame = known?.hash === hash;
    if (isSame && known.place === place && known.file === file) return;
    store.keep({ packId, place, folder, file, hash, readAt: isSame ? known.readAt : clock.now() });
  }

  /** Each once. The reason may quote the file: it is for the person, not for the log. */
  function tellProblems(arranged: readonly PackSlot[]): void {
    const told = new Set(slots.map(({ choice }) => JSON.stringify(choice)));
    for (const { choice } of arranged) {
      const { problem, origin } = choice;
      if (problem === undefined || told.has(JSON.stringify(choice))) continue;
      const { file, line, column } = problem;
      logger.warn('pack.malformed', { origin, file, line, column });
    }
  }

  function list(): readonly PackChoice[] {
    return slots.map((slot) => slot.choice);
  }

  function versionOf(slot: PackSlot): PackLine['version'] {
    const found = kept.find(({ packId }) => packId === slot.choice.id);
    const current =
      slot.current ??
      (found === undefined ? undefined : versions.byHash(found.hash)) ??
      versions.lastGood(slot.choice.id);
    if (current === undefined) return undefined;
    return { ...current, readAt: found?.hash === current.hash ? found.readAt : undefined };
  }

  reload();
  return {
    list,
    lines: () => slots.map((slot) => ({ ...slot, version: versionOf(slot) })),
    reload,
    take: (place, reading) => adopt(new Map([...readings, [place.id, reading]])),
    rearrange: () => adopt(readings),
    find(packId) {
      const slot = slots.find(({ choice }) => choice.id === packId);
      const found = slot === undefined ? versions.lastGood(packId) : versionOf(slot);
      if (found !== undefined) return { pack: found.pack, hash: found.hash };
      const problem = slot?.choice.problem;
      throw problem === undefined
        ? new WatchkeeperError('pack-unknown', { pack: packId })
        : new WatchkeeperError('pack-malformed', packProblemDetail(problem));
    },
    byHash: versions.byHash,
  };
}
