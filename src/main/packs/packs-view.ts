import type { GitStanding, PackFolder, PackStanding, Pull } from '../../shared/nouns/pack-folder';
import type { PackLine } from './pack-library';
import type { PackPlace } from './pack-places';
import type { PlaceReader } from './place-reader';

/** One line of the list of packs, for people. */
export function standingOf(line: PackLine, inUse: string | undefined): PackStanding {
  const { choice, version, canLetGo } = line;
  const { review, documents = [], name } = version?.pack ?? { name: choice.name, review: undefined };
  return {
    ...choice,
    isInUse: choice.id === inUse,
    version: version === undefined ? undefined : { hash: version.hash, readAt: version.readAt },
    reviews: [
      ...(review === undefined ? [] : [{ ...review, name }]),
      ...documents.map(({ name: document, reviewedOn, dueOn }) => ({ name: document, reviewedOn, dueOn })),
    ],
    canLetGo,
  };
}

export function folderOf(options: {
  readonly place: PackPlace;
  readonly reader: PlaceReader | undefined;
  readonly git: GitStanding;
  readonly isPulling: boolean;
  readonly pull: Pull | undefined;
}): PackFolder {
  const { place, reader, git, isPulling, pull } = options;
  const read = reader?.standing();
  return {
    id: place.id,
    path: place.path,
    isRead: read !== undefined,
    problem: read?.problem,
    limits: read?.limits ?? [],
    git,
    isPulling,
    pull,
  };
}
