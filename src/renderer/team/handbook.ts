/** What the Team page is made of: the pack as a handbook, in the order in which it is needed. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly label?: string | undefined;
      readonly items: readonly string[];
      readonly isOrdered?: boolean;
    }
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** Exact words, or an address, to be copied. */
  | { readonly kind: 'copy'; readonly label?: string | undefined; readonly text: string };

export type Entry = {
  readonly key: string;
  readonly title?: string | undefined;
  /** A short remark beside the title. */
  readonly remark?: string | undefined;
  readonly isOverdue?: boolean;
  readonly pieces: readonly Piece[];
};

export type HandbookSection = {
  readonly id: string;
  readonly title: string;
  /** Over the whole width, its entries in columns. */
  readonly isWide?: boolean;
  readonly entries: readonly Entry[];
};

export type Chapter = {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly HandbookSection[];
};

export const text = (words: string): Piece => ({ kind: 'text', text: words });
export const fact = (label: string, words: string): Piece => ({ kind: 'fact', label, text: words });
export const copy = (words: string, label?: string): Piece => ({ kind: 'copy', text: words, label });
export const link = (words: string, url: string): Piece => ({ kind: 'link', text: words, url });

/** Nothing where the pack says nothing. */
export function list(items: readonly string[], label?: string): readonly Piece[] {
  return items.length === 0 ? [] : [{ kind: 'list', items, label }];
}

export function maybe<T>(value: T | undefined, piece: (value: T) => Piece): readonly Piece[] {
  return value === undefined ? [] : [piece(value)];
}

/** What has nothing in it is not shown. */
export function filled(chapters: readonly Chapter[]): readonly Chapter[] {
  return chapters
    .map((chapter) => ({
      ...chapter,
      sections: chapter.sections
        .map((section) => ({
          ...section,
          entries: section.entries.filter((entry) => entry.pieces.length > 0 || entry.title !== undefined),
        }))
        .filter(({ entries }) => entries.length > 0),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** The words that are looked for, small. */
export function wordsOfSearch(given: string): readonly string[] {
  return given
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The entries in which each word stands, in themselves or in what they stand under. */
export function found(chapters: readonly Chapter[], words: readonly string[]): readonly Chapter[] {
  if (words.length === 0) return chapters;
  return filled(
    chapters.map((chapter) => ({
      ...chapter,
      sections: chapter.sections.map((section) => ({
        ...section,
        entries: section.entries.filter((entry) => {
          const all = [chapter.title, section.title, ...wordsOfEntry(entry)].join('\n').toLowerCase();
          return words.every((word) => all.includes(word));
        }),
      })),
    })),
  );
}

export function countEntries(chapters: readonly Chapter[]): number {
  return chapters.reduce(
    (total, { sections }) => total + sections.reduce((sum, { entries }) => sum + entries.length, 0),
    0,
  );
}

function wordsOfEntry({ title, remark, pieces }: Entry): readonly string[] {
  return [title ?? '', remark ?? '', ...pieces.flatMap(wordsOfPiece)];
}

function wordsOfPiece(piece: Piece): readonly string[] {
  switch (piece.kind) {
    case 'text':
      return [piece.text];
    case 'list':
      return [piece.label ?? '', ...piece.items];
    case 'fact':
      return [piece.label, piece.text];
    case 'link':
      return [piece.text, piece.url];
    case 'copy':
      return [piece.label ?? '', piece.text];
  }
}
