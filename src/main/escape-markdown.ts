/** Marks that mean something anywhere in a line: code, emphasis, links, HTML, strike-through, cells, mathematics. */
const inline = /[\\`*_[\]<~|$]/g;
/** `&copy;` would be read as another character. */
const entity = /&(?=#?\w+;)/g;
/** Some readers make links of bare addresses. */
const bareAddress = /:(?=\/\/)|(?<=\bwww)\./gi;
/** Marks that mean something where a line begins: headings, lists, quotes, rules. */
const lineStart = /^(\s*)([#>+=-]|\d{1,9}(?=[.)]))/;

/** A whole line of plain text as Markdown that reads as exactly that text: no mark-up, HTML or link can come of it. */
export function escapeMarkdown(line: string): string {
  return escapeInline(line).replace(lineStart, (_match, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}

/** The same for text that does not begin a line. */
export function escapeInline(text: string): string {
  return text.replace(inline, '\\$&').replace(entity, '\\&').replace(bareAddress, '\\$&');
}

/** An address in the form it takes between the parentheses of a link. */
export function markdownDestination(url: string): string {
  return url.replace(/[\\()<>\s]/g, percentEncoded).replace(entity, '\\&');
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
