import { createHash } from 'node:crypto';
import type { Review, Runbook, RunbookPage } from '../../shared/nouns/runbook';
import type { Writer } from '../database/handles';
import type { FoundFile } from './folder-scan';
import { isTemplateName } from './page-name';
import { type PageContent, readerVersion } from './read-page';
import { reviewOn } from './review-date';

/** What `toRunbook` needs; the query joins the folder as `f`. */
export const runbookColumns =
  'p.id, p.title, p.path, f.path AS folder, p.reviewed_on, p.due_on, p.review_problem';

export type RunbookRow = {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly folder: string;
  readonly reviewed_on: string | null;
  readonly due_on: string | null;
  readonly review_problem: string | null;
};

export function toRunbook(row: RunbookRow, today: string): Runbook {
  return { id: row.id, title: row.title, path: row.path, folder: row.folder, review: reviewOf(row, today) };
}

function reviewOf(row: RunbookRow, today: string): Review {
  return reviewOn(today, {
    reviewedOn: row.reviewed_on ?? undefined,
    dueOn: row.due_on ?? undefined,
    problem: row.review_problem ?? undefined,
  });
}

type PageRow = RunbookRow & {
  readonly text: string;
  readonly remark: string | null;
  readonly read_at: number;
};

/** What is kept of a file, by which one that has not changed is not read again. */
export type KnownFile = FoundFile & { readonly isOfThisReader: boolean };

export type PageStore = ReturnType<typeof createPageStore>;

export function createPageStore(db: Writer) {
  const known = db.prepare<[string], { path: string; size: number; modified_at: number; reader: number }>(
    'SELECT path, size, modified_at, reader FROM runbook WHERE folder_id = ?',
  );
  const remove = db.prepare('DELETE FROM runbook WHERE folder_id = ? AND path = ?');
  const removeAll = db.prepare('DELETE FROM runbook WHERE folder_id = ?');
  const insert = db.prepare(
    `INSERT INTO runbook (id, folder_id, path, stem, size, modified_at, reader, read_at, title, headings, text,
                          reviewed_on, due_on, review_problem, remark)
     VALUES (@id, @folderId, @path, @stem, @size, @modifiedAt, @reader, @readAt, @title, @headings, @text,
             @reviewedOn, @dueOn, @reviewProblem, @remark)`,
  );
  const from = 'FROM runbook p JOIN runbook_folder f ON f.id = p.folder_id';
  const byId = db.prepare<[string], PageRow>(
    `SELECT ${runbookColumns}, p.text, p.remark, p.read_at ${from} WHERE p.id = ?`,
  );
  const inOrder = db.prepare<[number], RunbookRow>(
    `SELECT ${runbookColumns} ${from} ORDER BY p.title COLLATE NOCASE, p.path LIMIT ?`,
  );
  const dueBy = db.prepare<[string], RunbookRow>(
    `SELECT ${runbookColumns} ${from} WHERE p.due_on <= ? ORDER BY p.due_on, p.title, p.path`,
  );
  const undated = db.prepare<[], RunbookRow>(
    `SELECT ${runbookColumns} ${from} WHERE p.due_on IS NULL ORDER BY p.title COLLATE NOCASE, p.path`,
  );
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM runbook');
  const countDue = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM runbook WHERE due_on <= ?');
  const byStem = db.prepare<[string], RunbookRow>(
    `SELECT ${runbookColumns} ${from} WHERE p.stem = ? ORDER BY p.path LIMIT 50`,
  );
  const atPath = db.prepare<[string, string], { id: string }>(
    `SELECT p.id ${from} WHERE f.path = ? AND p.path = ?`,
  );

  return {
    knownIn(folderId: string): ReadonlyMap<string, KnownFile> {
      return new Map(
        known
          .all(folderId)
          .map(({ path, size, modified_at: modifiedAt, reader }) => [
            path,
            { path, size, modifiedAt, isOfThisReader: reader === readerVersion },
          ]),
      );
    },
    remove(folderId: string, path: string): void {
      remove.run(folderId, path);
    },
    removeAll(folderId: string): void {
      removeAll.run(folderId);
    },
    /** In the place of what was known of this file. */
    put(folderId: string, file: FoundFile, page: PageContent, readAt: number): void {
      remove.run(folderId, file.path);
      insert.run({
        id: createHash('sha256').update(`${folderId}\n${file.path}`).digest('hex').slice(0, 24),
        folderId,
        ...file,
        reader: readerVersion,
        readAt,
        stem: page.stem,
        title: page.title,
        headings: page.headings,
        text: page.text,
        reviewedOn: page.review.reviewedOn ?? null,
        dueOn: page.review.dueOn ?? null,
        reviewProblem: page.review.problem ?? null,
        remark: page.remark ?? null,
      });
    },
    page(id: string, today: string): RunbookPage | undefined {
      const row = byId.get(id);
      if (row === undefined) return undefined;
      return {
        runbook: toRunbook(row, today),
        text: row.text,
        remark: row.remark ?? undefined,
        readAt: row.read_at,
        isTemplate: isTemplateName(row.path) && row.text.includes('<%'),
      };
    },
    first: (most: number, today: string): readonly Runbook[] =>
      inOrder.all(most).map((row) => toRunbook(row, today)),
    due: (today: string): readonly Runbook[] => dueBy.all(today).map((row) => toRunbook(row, today)),
    undated: (today: string): readonly Runbook[] => undated.all().map((row) => toRunbook(row, today)),
    count: (): number => count.get()?.n ?? 0,
    countDue: (today: string): number => countDue.get(today)?.n ?? 0,
    byStem: (stem: string, today: string): readonly Runbook[] =>
      byStem.all(stem).map((row) => toRunbook(row, today)),
    idAt: (folder: string, path: string): string | undefined => atPath.get(folder, path)?.id,
  };
}
