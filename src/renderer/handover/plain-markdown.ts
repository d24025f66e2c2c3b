/**
 * A line of the record without its inline marks, for the draft beside the preview: `**x**`, `` `x` `` and `[x](url)` read
 * as `x`. Text that was escaped for Markdown loses its backslashes.
 */
export function plainOf(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|<])/g, '$1');
}
