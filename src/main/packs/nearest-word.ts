/** The known word that was most likely meant; undefined when none is near enough to be suggested. */
export function nearestWord(given: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const word of known) {
    // Two words differ at least by their difference in length, which also keeps very long input cheap.
    if (Math.abs(word.length - given.length) >= least) continue;
    const distance = editDistance(given.toLowerCase(), word.toLowerCase());
    if (distance < least && distance < word.length) {
      least = distance;
      nearest = word;
    }
  }
  return nearest;
}

/** Levenshtein: the number of letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replace = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const insert = (current[column - 1] ?? 0) + 1;
      const remove = (previous[column] ?? 0) + 1;
      current.push(Math.min(replace, insert, remove));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
