/** How much of a folder is read, so that one chosen by mistake (a home, a whole disk) costs seconds and not the watch. */
export const limits = {
  /** Pages in one folder. */
  pages: 5_000,
  /** Files and folders looked at in one folder, pages or not. */
  entries: 100_000,
  /** Folders inside each other. */
  depth: 16,
  bytesOfPage: 1_000_000,
  bytesOfFolder: 64_000_000,
} as const;

export type Limits = { readonly [K in keyof typeof limits]: number };

/** Kept of what was set aside, and of it shown. */
export const mostSetAsideKept = 1_000;
export const mostSetAsideShown = 50;
