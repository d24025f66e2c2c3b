const mostTerms = 16;
/** What the tokenizer of the index takes for a part of a word. */
const holdsWord = /[\p{L}\p{N}\p{Co}]/u;

/**
 * What a person typed as a query of FTS5: all of the words, the last one as the beginning of a word. Each is a quoted
 * string, so that nothing in it is syntax. Undefined when there is no word in it.
 */
export function searchQuery(typed: string): string | undefined {
  const terms = typed
    .split(/\s+/)
    .filter((term) => holdsWord.test(term))
    .slice(0, mostTerms);
  return terms.length === 0 ? undefined : `${terms.map(quoted).join(' AND ')}*`;
}

/** Text as one string of FTS5. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\u0000', ' ').replaceAll('"', '""')}"`;
}
