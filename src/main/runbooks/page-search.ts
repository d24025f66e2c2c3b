import type { ExcerptPiece, RunbookSearch } from '../../shared/nouns/runbook';
import type { Writer } from '../database/handles';
import { type PageStore, type RunbookRow, runbookColumns, toRunbook } from './page-store';
import { searchQuery } from './search-query';

const mostHits = 50;
/** Two characters of Unicode's private use that stand around what was found. */
const opens = '\ue000';
const closes = '\ue001';

/** Title, headings and text weigh this much. */
export const weights = 'bm25(10.0, 4.0, 1.0)';

/** All pages that hold all of the words, the best first; without a word, all pages by their titles. */
export function createPageSearch(db: Writer, pages: PageStore) {
  const search = db.prepare<[string, number], RunbookRow & { readonly excerpt: string }>(
    `SELECT ${runbookColumns}, snippet(runbook_text, -1, '${opens}', '${closes}', '…', 18) AS excerpt
     FROM runbook_text JOIN runbook p ON p.number = runbook_text.rowid JOIN runbook_folder f ON f.id = p.folder_id
     WHERE runbook_text MATCH ? AND rank MATCH '${weights}' ORDER BY rank LIMIT ?`,
  );
  const count = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM runbook_text WHERE runbook_text MATCH ?',
  );

  return function searchPages(words: string, today: string): RunbookSearch {
    const query = searchQuery(words);
    if (query === undefined) {
      const hits = words.trim() === '' ? pages.first(mostHits, today) : [];
      return {
        hits: hits.map((runbook) => ({ runbook, excerpt: [] })),
        total: hits.length === 0 ? 0 : pages.count(),
      };
    }
    return {
      hits: search
        .all(query, mostHits)
        .map((row) => ({ runbook: toRunbook(row, today), excerpt: excerptOf(row.excerpt) })),
      total: count.get(query)?.n ?? 0,
    };
  };
}

function excerptOf(marked: string): readonly ExcerptPiece[] {
  return marked
    .replace(/\s+/g, ' ')
    .split(opens)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isMatch: false }];
      const [found = '', ...after] = part.split(closes);
      return [
        { text: found, isMatch: true },
        { text: after.join(''), isMatch: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
