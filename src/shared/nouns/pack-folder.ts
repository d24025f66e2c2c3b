import type { PackChoice, PackProblem } from './pack';
import type { Review } from './pack-process';

/** A commit as its folder's git tells it. Its subject is from outside. */
export type GitCommit = { readonly commit: string; readonly subject: string };

/** How an added folder stands in git, as far as this machine knows: nothing is fetched to find it out. */
export type GitStanding =
  /** Not looked at yet. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'none' }
  | { readonly kind: 'no-program' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | (GitCommit & {
      readonly kind: 'checkout';
      /** Undefined: a commit is checked out, and no branch. */
      readonly branch: string | undefined;
      readonly committedAt: number;
      /** Files in the folder that differ from the commit, or are not in it. */
      readonly changedFiles: number;
      /** Where a pull pulls from. Undefined: the branch follows none. */
      readonly upstream: string | undefined;
      readonly ahead: number;
      readonly behind: number;
      /** When `ahead` and `behind` were true. Undefined: never since the folder was cloned. */
      readonly fetchedAt: number | undefined;
    });

/** What a pull did to one pack file of the folder. */
export type PulledPack = {
  readonly file: string;
  readonly name: string;
  readonly change: 'changed' | 'new' | 'gone' | 'malformed';
  /** Where the new text is wrong; the last good version stays in use. */
  readonly problem: PackProblem | undefined;
};

export type Pull = {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** The newest first, and not all of very many. None: there was nothing new. */
  readonly commits: readonly GitCommit[];
  readonly commitCount: number;
  readonly packs: readonly PulledPack[];
};

/** A folder whose YAML files are packs. */
export type PackFolder = {
  readonly id: string;
  readonly path: string;
  /** False until it was read for the first time since Watchkeeper started. */
  readonly isRead: boolean;
  /** Why it cannot be read now; its packs stay in use as they were read last. */
  readonly problem: string | undefined;
  /** Which limits were met, in words: there is more that was not read. */
  readonly limits: readonly string[];
  readonly git: GitStanding;
  readonly isPulling: boolean;
  /** The last pull since Watchkeeper started. */
  readonly pull: Pull | undefined;
};

/** One pack file, and which version of it counts. */
export type PackStanding = PackChoice & {
  readonly isInUse: boolean;
  /** Undefined: there never was a good version. */
  readonly version: { readonly hash: string; readonly readAt: number | undefined } | undefined;
  /** The pack's own and its documents', with what each is called. */
  readonly reviews: readonly (Review & { readonly name: string })[];
  /** Its file is gone, and a shipped pack could take its place. */
  readonly canLetGo: boolean;
};

export type PacksView = {
  readonly packs: readonly PackStanding[];
  readonly folders: readonly PackFolder[];
};
