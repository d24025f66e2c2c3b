/** What a spreadsheet takes for the beginning of a formula, also in the wide forms that some of them know. */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * One cell by RFC 4180. Words from outside that a spreadsheet would run are given an apostrophe in front, which it shows
 * as text.
 */
export function csvCell(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return /[",;\r\n\t']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * With a byte order mark: a spreadsheet that opens the file by a double click takes it for the system's own eight-bit
 * code page otherwise, and turns names into something else.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
