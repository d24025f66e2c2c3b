import { assertNever } from '../../shared/assert-never';
import type { Review, ReviewList, Runbook } from '../../shared/nouns/runbook';
import { csvFile } from '../csv-cell';
import { escapeInline } from '../escape-markdown';
import { markdownTable } from '../markdown-table';
import { outside } from '../outside-words';

/** The list of what waits for a review, for people. */
export function reviewMarkdown({ due, undated }: ReviewList, today: string): string {
  const rows = (pages: readonly Runbook[]) => pages.map((page) => cellsOf(page).map(escapeInline));
  const parts = [
    `# Runbooks due for review, ${today}`,
    due.length === 0 ? 'None is due.' : markdownTable(head, rows(due)),
    '## Without a review date',
    undated.length === 0 ? 'None.' : markdownTable(head, rows(undated)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same for a spreadsheet: one row a page. */
export function reviewCsv({ due, undated }: ReviewList): string {
  return csvFile([head, ...[...due, ...undated].map(cellsOf)]);
}

const head = ['Due', 'Last reviewed', 'Title', 'File', 'Folder', 'Remark'];

function cellsOf({ title, path, folder, review }: Runbook): readonly string[] {
  const isDated = review.state === 'due' || review.state === 'current';
  return [
    isDated ? review.dueOn : '',
    isDated ? review.reviewedOn : '',
    ...[title, path, folder, remarkOf(review)].map(outside),
  ];
}

function remarkOf(review: Review): string {
  switch (review.state) {
    case 'due':
      return 'due for review';
    case 'current':
      return '';
    case 'undated':
      return 'no review date';
    case 'unclear':
      return review.reason;
    default:
      return assertNever(review);
  }
}
