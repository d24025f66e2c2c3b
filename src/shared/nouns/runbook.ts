/**
 * What a page says of its own review. Dates are calendar dates `YYYY-MM-DD`; whether one is past due is a matter of the
 * day on which it is asked.
 */
export type Review =
  | { readonly state: 'current' | 'due'; readonly reviewedOn: string; readonly dueOn: string }
  /** It names no date, or no interval. */
  | { readonly state: 'undated' }
  /** It names them in a way that gives no date. */
  | { readonly state: 'unclear'; readonly reason: string };

/** One page of Markdown in an indexed folder. All its words are from outside. */
export type Runbook = {
  /** Made of the folder and the path, so that it stays the same over readings. */
  readonly id: string;
  readonly title: string;
  /** Inside its folder, with `/` between the steps. */
  readonly path: string;
  readonly folder: string;
  readonly review: Review;
};

export type RunbookPage = {
  readonly runbook: Runbook;
  /** Markdown without its front matter. */
  readonly text: string;
  /** What is wrong with its front matter. */
  readonly remark: string | undefined;
  /** When it was read into the index. */
  readonly readAt: number;
  /** It is a template: parts of it are made when it is published. */
  readonly isTemplate: boolean;
};

/** A piece of text that was found, and whether it is what was looked for. */
export type ExcerptPiece = { readonly text: string; readonly isMatch: boolean };

export type RunbookHit = { readonly runbook: Runbook; readonly excerpt: readonly ExcerptPiece[] };

/** `total` counts all that match; the hits are the best of them. */
export type RunbookSearch = { readonly hits: readonly RunbookHit[]; readonly total: number };

/** A file or folder that is there and could not be read. */
export type SetAside = { readonly path: string; readonly reason: string };

export type RunbookFolder = {
  readonly id: string;
  readonly path: string;
  readonly isReading: boolean;
  readonly pages: number;
  /** When it was last read to the end. */
  readonly readAt: number | undefined;
  /** Why the last reading failed; what was read before stays. */
  readonly problem: string | undefined;
  /** The first of them; `setAsideCount` counts all. */
  readonly setAside: readonly SetAside[];
  readonly setAsideCount: number;
  /** Which limits were met, in words: beyond them there is more that was not read. */
  readonly limits: readonly string[];
};

export type RunbooksView = {
  readonly folders: readonly RunbookFolder[];
  readonly pages: number;
  readonly due: number;
};

/** What waits for a review, the longest due first, and what says nothing of one. */
export type ReviewList = { readonly due: readonly Runbook[]; readonly undated: readonly Runbook[] };

/** A page that belongs to an alarm, and how that is known. */
export type RunbookMatch = {
  readonly kind: 'runbook';
  readonly because: 'address' | 'title' | 'heading' | 'mention' | 'words' | 'label';
  readonly runbook: Runbook;
};
