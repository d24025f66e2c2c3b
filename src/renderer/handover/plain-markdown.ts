/** An escaped character, a link or picture, or words between a pair of marks. */
const mark =
  /\\([\\`*_{}[\]()#+\-.!>~|<&:$=])|!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)|(\*\*|__|`)((?:\\.|(?!\3)[^\\])+)\3/g;

/**
 * A line of the record without its inline marks, for the draft beside the preview: `**x**`, `` `x` `` and `[x](url)` read
 * as `x`. What was escaped for Markdown is no mark, and loses its backslash.
 */
export function plainOf(line: string): string {
  return line.replace(
    mark,
    (_match, escaped?: string, link?: string, _pair?: string, inner?: string) =>
      escaped ?? plainOf(link ?? inner ?? ''),
  );
}
