import type { GitStanding } from '../../shared/nouns/pack-folder';
import type { Commands, Logger } from '../ports';
import { createGit } from './git-command';
import { type PulledCommits, pullFolder } from './git-pull';
import { gitMarks, type ReadStanding, readGitStanding } from './git-standing';
import type { PackPlace } from './pack-places';

export type GitDesk = {
  standing(place: PackPlace): GitStanding;
  /** Reads the standing again; asked meanwhile, once more after it. */
  read(place: PackPlace): Promise<void>;
  /** Reads it again if the checkout was touched, here or elsewhere. */
  readIfTouched(place: PackPlace): Promise<void>;
  pull(place: PackPlace): Promise<PulledCommits>;
  /** What runs is stopped. */
  close(): void;
};

/** What is known of the git checkouts that added folders are in. */
export function createGitDesk(options: {
  readonly commands: Commands;
  readonly logger: Logger;
  readonly onChange: () => void;
}): GitDesk {
  const git = createGit(options.commands);
  const closing = new AbortController();
  const known = new Map<string, ReadStanding & { readonly marks: string | undefined }>();
  const reading = new Map<string, Promise<void>>();

  async function readOnce(place: PackPlace): Promise<void> {
    const before = known.get(place.id);
    const marksBefore = before?.gitFolder === undefined ? undefined : await gitMarks(before.gitFolder);
    const read = await readGitStanding(git, place.path, closing.signal);
    if (closing.signal.aborted) return;
    const { gitFolder } = read;
    // Taken before the reading where they can be: what is touched meanwhile is seen with the next look.
    const marks = gitFolder === undefined ? undefined : (marksBefore ?? (await gitMarks(gitFolder)));
    known.set(place.id, { ...read, marks });
    if (JSON.stringify(before?.standing) !== JSON.stringify(read.standing)) options.onChange();
  }

  function read(place: PackPlace): Promise<void> {
    const next = (reading.get(place.id) ?? Promise.resolve())
      .then(() => (closing.signal.aborted ? undefined : readOnce(place)))
      .catch((error: unknown) => options.logger.error('packs.git-failed', { place: place.id, error }));
    reading.set(place.id, next);
    return next;
  }

  return {
    standing: ({ id }) => known.get(id)?.standing ?? { kind: 'unread' },
    read,
    async readIfTouched(place) {
      const before = known.get(place.id);
      if (before?.gitFolder === undefined || closing.signal.aborted) return;
      if ((await gitMarks(before.gitFolder)) !== before.marks) await read(place);
    },
    pull: (place) => pullFolder(git, place.path, closing.signal),
    close: () => closing.abort(),
  };
}
