export type Outline = { readonly firstHeading: string | undefined; readonly headings: readonly string[] };

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
const mostHeadings = 500;
const longestHeading = 200;
/** A line longer than this is no heading, and is not looked through for marks. */
const longestLine = 1_000;

/** The headings of a page of Markdown, code aside. One pass over the lines. */
export function outlineOf(markdown: string): Outline {
  const headings: string[] = [];
  let openFence: string | undefined;
  let before = '';
  for (const line of markdown.split(/\r?\n/)) {
    if (headings.length >= mostHeadings) break;
    const mark = fence.exec(line)?.[1];
    if (openFence !== undefined) {
      if (mark !== undefined && closes(line, mark, openFence)) openFence = undefined;
      before = '';
      continue;
    }
    openFence = mark;
    const text = mark === undefined && line.length <= longestLine ? headingIn(line, before) : undefined;
    if (text !== undefined && text !== '') headings.push(text.slice(0, longestHeading).toWellFormed());
    before = line.length > longestLine ? '' : line;
  }
  return { firstHeading: headings[0], headings };
}

function closes(line: string, mark: string, openFence: string): boolean {
  return mark[0] === openFence[0] && mark.length >= openFence.length && line.trim() === mark;
}

function headingIn(line: string, before: string): string | undefined {
  const written = heading.exec(line)?.[2];
  if (written !== undefined) return plain(written.replace(/[ \t]+#+[ \t]*$/, ''));
  // A line of dashes below a list, a quote or nothing is a rule.
  return underline.test(line) && /^ {0,3}[^\s>#*+|-]/.test(before) ? plain(before) : undefined;
}

/** Without the marks of links, code and emphasis. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]|<[^<>]*>/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
