/** Beyond these, reading a page as Markdown would hold the window up for seconds: it is shown as the text that it is. */
const longestPage = 100_000;
const mostBrackets = 3_000;
/** In one paragraph, where they may stand inside each other. */
const mostMarks = 500;
/** What may begin emphasis, a link or a picture. */
const mark = /(?<![\p{L}\p{N}*_])[*_]+(?=\S)|!?\[/gu;
/** Quotes and lists inside each other on one line, marks of emphasis in one run, and spaces before a list's mark. */
const tooDeep = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){10}|[*_]{100}|^[ \t]{80,}[-+*>]/m;

export function isReadable(text: string): boolean {
  return (
    text.length <= longestPage &&
    !tooDeep.test(text) &&
    text.split('[').length <= mostBrackets &&
    text.split(/\n[ \t]*\r?\n/).every((paragraph) => countOf(mark, paragraph) <= mostMarks)
  );
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const divider = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * The text as it is given to the reader of Markdown: without a first heading that only repeats the title, and with
 * tables, which that reader does not know, as blocks of their own lines.
 */
export function readableMarkdown(text: string, title: string): string {
  return fencedTables(withoutTitle(text, title));
}

/** How templates write the title of their own front matter: `<%= current_page.data.title %>`. */
const templateTitle = /^<%=[^%]*\btitle\b[^%]*%>$/;

function withoutTitle(text: string, title: string): string {
  const first = /^\s*#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\r?\n|$)/.exec(text);
  if (first === null) return text;
  const heading = first[1] ?? '';
  return heading === title || templateTitle.test(heading) ? text.slice(first[0].length) : text;
}

function fencedTables(text: string): string {
  const lines = text.split(/\r?\n/);
  const out: string[] = [];
  let openFence: string | undefined;
  let isTable = false;
  for (const [index, line] of lines.entries()) {
    const opened = fence.exec(line)?.[1];
    if (openFence !== undefined) {
      if (opened?.startsWith(openFence) && line.trim() === opened) openFence = undefined;
    } else if (opened !== undefined) openFence = opened;
    const isRow =
      openFence === undefined && opened === undefined && line.includes('|') && !/^(?: {4}|\t)/.test(line);
    if (!isTable && isRow && isDivider(lines[index + 1])) {
      out.push('', tableFence);
      isTable = true;
    } else if (isTable && !isRow) {
      out.push(tableFence, '');
      isTable = false;
    }
    out.push(line);
  }
  if (isTable) out.push(tableFence);
  return out.join('\n');
}

/** Longer than a cell is likely to hold. */
const tableFence = '~~~~~~~~';

function isDivider(line: string | undefined): boolean {
  return (
    line !== undefined &&
    line.length < 1_000 &&
    line.includes('-') &&
    line.includes('|') &&
    divider.test(line)
  );
}
