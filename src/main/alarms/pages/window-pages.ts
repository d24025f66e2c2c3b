import type { FallbackPage } from '../../../shared/nouns/page';
import type { Clock } from '../../ports';

/** Pages that the window shows, because the desktop is not known to have put them before anybody. */
export type WindowPages = {
  /** High ones first, each kind in the order in which they came. */
  list(): readonly FallbackPage[];
  /** Takes the place of an earlier one with the same key. */
  demand(key: string, page: FallbackPage): void;
  /** The desktop shows it after all, or nobody needs to see it any more. */
  drop(key: string): void;
  /** A window has drawn them where a person can see them. */
  drawn(ids: readonly string[]): void;
  /** A person took note of it. Answers its key. */
  putAside(id: string): string | undefined;
  close(): void;
};

export type WindowPagesOptions = {
  readonly clock: Clock;
  readonly onDrawn: (key: string, page: FallbackPage) => void;
  /** No window was there to draw it either. */
  readonly onNobody: (key: string, page: FallbackPage) => void;
  readonly onChange: () => void;
};

/** A window that is open and in view draws at once. */
const drawnWithinMs = 10_000;

type Entry = { readonly page: FallbackPage; readonly stopWaiting: () => void; isDrawn: boolean };

export function createWindowPages(options: WindowPagesOptions): WindowPages {
  const { clock } = options;
  const entries = new Map<string, Entry>();

  function remove(key: string): boolean {
    entries.get(key)?.stopWaiting();
    return entries.delete(key);
  }

  return {
    list: () =>
      [...entries.values()]
        .map(({ page }) => page)
        .toSorted((a, b) => Number(b.urgency === 'high') - Number(a.urgency === 'high')),
    demand(key, page) {
      remove(key);
      const stopWaiting = clock.after(drawnWithinMs, () => options.onNobody(key, page));
      entries.set(key, { page, stopWaiting, isDrawn: false });
      options.onChange();
    },
    drop(key) {
      if (remove(key)) options.onChange();
    },
    drawn(ids) {
      const seen = new Set(ids);
      for (const [key, entry] of entries) {
        if (entry.isDrawn || !seen.has(entry.page.id)) continue;
        entry.isDrawn = true;
        entry.stopWaiting();
        options.onDrawn(key, entry.page);
      }
    },
    putAside(id) {
      for (const [key, { page }] of entries) {
        if (page.id !== id) continue;
        remove(key);
        options.onChange();
        return key;
      }
      return undefined;
    },
    close() {
      for (const key of [...entries.keys()]) remove(key);
    },
  };
}
