const escapes: Readonly<Partial<Record<string, string>>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** How long a text is once the courier has escaped what Slack would take for mark-up. */
export function lengthOnSlack(text: string): number {
  let length = text.length;
  for (const character of text) length += (escapes[character]?.length ?? 1) - 1;
  return length;
}

/** The text in pieces of at most this length on Slack, cut at a space where there is one; together they are the text. */
export function cutToFit(text: string, longest: number): readonly string[] {
  if (lengthOnSlack(text) <= longest) return [text];
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  for (const character of text) {
    const added = lengthOnSlack(character);
    while (length + added > longest) {
      const cutAt = piece.lastIndexOf(' ') + 1 || piece.length;
      pieces.push(piece.slice(0, cutAt));
      piece = piece.slice(cutAt);
      length = lengthOnSlack(piece);
    }
    piece += character;
    length += added;
  }
  return [...pieces, piece];
}
