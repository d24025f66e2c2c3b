/** More of a text than anybody reads is not even looked at: it may be of any length. */
const longestLookedAt = 4_000;

/**
 * Text from outside as one short line: no line breaks, no control characters, and nothing that turns the words around it.
 * What has nothing to show becomes `otherwise`.
 */
export function plainLine(text: string, longest: number, otherwise = ''): string {
  const line = text
    .slice(0, longestLookedAt)
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim();
  if (!/[^\p{Cf}\p{Mn}\p{Z}\ufffd]/u.test(line)) return otherwise;
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…`;
}
