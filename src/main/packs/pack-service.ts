import { WatchkeeperError } from '../../shared/errors';
import type { PackChoice } from '../../shared/nouns/pack';
import type { PacksView, Pull } from '../../shared/nouns/pack-folder';
import { coalesce } from '../coalesce';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Commands, Folders, Logger } from '../ports';
import { checkedFolder } from './checked-folder';
import { type FollowedPlace, followPlace } from './follow-place';
import { createGitDesk } from './git-desk';
import { createPackFolderStore } from './pack-folder-store';
import { createPackLibrary, type PackLibrary } from './pack-library';
import { ownPlace, type PackFolderLimits, type PackPlace, packFolderLimits } from './pack-places';
import { folderOf, standingOf } from './packs-view';
import { createPlaceReader } from './place-reader';
import { pulledPacks } from './pulled-packs';

export type PackService = Pick<PackLibrary, 'list' | 'find' | 'byHash'> & {
  standing(): PacksView;
  /** Reads all folders, and how they stand in git, again. */
  readAgain(): Promise<readonly PackChoice[]>;
  addFolder(path: string): Promise<PacksView>;
  removeFolder(id: string): PacksView;
  /** A second call while it pulls waits for the same pull. */
  pull(id: string): Promise<PacksView>;
  letGo(packId: string): PacksView;
  /** Another pack was chosen. */
  chosen(): void;
  start(): void;
  close(): void;
};

/** Team packs: those that ship, own ones and those of added folders, which are noticed when they change. */
export function createPackService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  readonly folders: Folders;
  readonly commands: Commands;
  /** The id of the chosen pack. */
  readonly inUse: () => string | undefined;
  /** The pack in use says something else than before. */
  readonly onCurrentChange: () => void;
  readonly limits?: PackFolderLimits;
}): PackService {
  const { db, clock, logger, inUse } = options;
  const store = createPackFolderStore(db);
  const library = createPackLibrary({ ...options, store });
  const git = createGitDesk({ commands: options.commands, logger, onChange: () => change.soon() });
  const followed = new Map<string, FollowedPlace>();
  const pulling = new Map<string, Promise<void>>();
  const pulls = new Map<string, Pull>();
  let isClosed = false;
  const change = coalesce(
    clock,
    () => {
      if (!isClosed) options.announce('packs.changed', standing());
    },
    (error) => logger.error('packs.announce-failed', { error }),
  );

  function standing(): PacksView {
    return {
      packs: library.lines().map((line) => standingOf(line, inUse())),
      folders: store.folders().map((place) =>
        folderOf({
          place,
          reader: followed.get(place.id)?.reader,
          git: git.standing(place),
          isPulling: pulling.has(place.id),
          pull: pulls.get(place.id),
        }),
      ),
    };
  }

  function hashInUse(): string | undefined {
    const id = inUse();
    return library.lines().find(({ choice }) => choice.id === id)?.version?.hash;
  }

  /** Whatever happens to the packs happens in here, so that a change of the one in use is told of once. */
  function changing(act: () => void): void {
    const before = hashInUse();
    act();
    change.soon();
    const after = hashInUse();
    if (after === undefined || after === before) return;
    logger.info('pack.changed', { packId: inUse(), hash: after });
    options.onCurrentChange();
  }

  function follow(place: PackPlace): FollowedPlace {
    const reader = createPlaceReader({
      place,
      limits: options.limits ?? packFolderLimits,
      take(reading) {
        // Looked at when it was removed, or when all was closed.
        if (isClosed || followed.get(place.id) !== it) return;
        changing(() => library.take(place, reading));
        if (place.origin === 'folder') void git.read(place);
      },
    });
    const onLook = () => {
      if (place.origin === 'folder') void git.readIfTouched(place);
    };
    const it = followPlace({ clock, logger, reader, onLook });
    followed.set(place.id, it);
    return it;
  }

  function folder(id: string): PackPlace {
    const found = store.folders().find((place) => place.id === id);
    if (found === undefined) throw new WatchkeeperError('not-found', { noun: 'folder' });
    return found;
  }

  async function pullOnce(place: PackPlace): Promise<void> {
    const it = followed.get(place.id);
    await it?.readNow();
    const before = it?.reader.files() ?? [];
    try {
      const commits = await git.pull(place);
      await it?.readNow();
      const packs = pulledPacks(before, it?.reader.files() ?? []);
      if (followed.get(place.id) === it) pulls.set(place.id, { at: clock.now(), ...commits, packs });
      logger.info('packs.pulled', { folderId: place.id, commits: commits.commitCount, packs: packs.length });
    } catch (error) {
      pulls.delete(place.id);
      const code = error instanceof WatchkeeperError ? error.code : 'internal';
      logger.warn('packs.pull-failed', { folderId: place.id, code });
      await it?.readNow();
      throw error;
    } finally {
      await git.read(place);
    }
  }

  return {
    list: library.list,
    find: library.find,
    byHash: library.byHash,
    standing,
    async readAgain() {
      changing(library.reload);
      await Promise.all([...followed.values()].map((place) => place.readNow()));
      await Promise.all(store.folders().map(git.read));
      change.soon();
      return library.list();
    },
    async addFolder(given) {
      const path = await checkedFolder(given, [ownPlace(options.folders).path]);
      const known = store.folders().find((place) => place.path === path);
      const place = known ?? store.add(path, clock.now());
      logger.info('packs.folder-added', { folderId: place.id });
      await Promise.all([(followed.get(place.id) ?? follow(place)).readNow(), git.read(place)]);
      change.soon();
      return standing();
    },
    removeFolder(id) {
      folder(id);
      followed.get(id)?.stop();
      followed.delete(id);
      pulls.delete(id);
      changing(() => {
        const used = store.kept().find((pack) => pack.place === id && pack.packId === inUse());
        db.transaction(() => {
          for (const pack of store.kept()) if (pack.place === id) store.forget(pack.packId);
          store.remove(id);
        })();
        library.rearrange();
        // What the watch goes by stays until there is something else to go by.
        if (used === undefined || library.lines().some(({ choice }) => choice.id === used.packId)) return;
        store.keep(used);
        library.rearrange();
      });
      logger.info('packs.folder-removed', { folderId: id });
      return standing();
    },
    async pull(id) {
      const place = folder(id);
      const running = pulling.get(id) ?? pullOnce(place).finally(() => pulling.delete(id));
      pulling.set(id, running);
      change.soon();
      await running.finally(change.soon);
      return standing();
    },
    letGo(packId) {
      const line = library.lines().find(({ choice }) => choice.id === packId);
      if (line?.canLetGo !== true) throw new WatchkeeperError('pack-has-no-other', { pack: packId });
      changing(() => {
        store.forget(packId);
        library.rearrange();
      });
      return standing();
    },
    chosen() {
      library.rearrange();
      change.soon();
    },
    start() {
      for (const place of [ownPlace(options.folders), ...store.folders()]) void follow(place).readNow();
    },
    close() {
      isClosed = true;
      change.cancel();
      for (const place of followed.values()) place.stop();
      git.close();
    },
  };
}
