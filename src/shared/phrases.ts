/** A piece of a filled phrase: the pack's fixed words, or what the person gave for a gap. */
export type PhrasePart = { readonly text: string; readonly gap: string | undefined };

const gap = /\[([^\]]+)\]/g;

/**
 * Splits a phrase of the team pack, such as `I am declaring an incident because [reason].`, at its gaps and fills them.
 * The preview and the post both come from here, so what is shown is what is sent, byte for byte. A gap nobody filled
 * keeps its brackets.
 */
export function fillPhraseParts(
  phrase: string,
  gaps: Readonly<Record<string, string>>,
): readonly PhrasePart[] {
  const parts: PhrasePart[] = [];
  let from = 0;
  for (const match of phrase.matchAll(gap)) {
    const name = match[1] ?? '';
    if (match.index > from) parts.push({ text: phrase.slice(from, match.index), gap: undefined });
    from = match.index + match[0].length;
    const given = oneLine(gaps[name] ?? '', phrase[from]);
    parts.push({ text: given === '' ? match[0] : given, gap: name });
  }
  if (from < phrase.length) parts.push({ text: phrase.slice(from), gap: undefined });
  return parts;
}

export function fillPhrase(phrase: string, gaps: Readonly<Record<string, string>>): string {
  return fillPhraseParts(phrase, gaps)
    .map((part) => part.text)
    .join('');
}

/** Scripts scrape these sentences line by line, so a gap holds one line, and no full stop before the phrase's own. */
function oneLine(given: string, next: string | undefined): string {
  const line = given.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  return next === '.' ? line.replace(/\.+$/, '').trimEnd() : line;
}

/** The gaps that a phrase asks for, in order. */
export function gapsOf(phrase: string): readonly string[] {
  return [...phrase.matchAll(gap)].map((match) => match[1] ?? '');
}
