const gap = /\{([^{}\r\n]+)\}/g;

/** A piece of a filled template: the pack's own words, or what the person gave for a gap. */
export type TemplatePart = { readonly text: string; readonly gap: string | undefined };

/**
 * Splits a template of the team pack, such as `I am looking into {what you are looking into}`, at its gaps and fills them.
 * The preview and the post both come from here. A gap nobody filled keeps its brackets; what fills one may be of several
 * lines, and may itself hold brackets.
 */
export function fillTemplateParts(
  template: string,
  gaps: Readonly<Record<string, string>>,
): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of template.matchAll(gap)) {
    const name = match[1] ?? '';
    if (match.index > from) parts.push({ text: template.slice(from, match.index), gap: undefined });
    from = match.index + match[0].length;
    const given = Object.hasOwn(gaps, name) ? (gaps[name] ?? '').trim() : '';
    parts.push({ text: given === '' ? match[0] : given, gap: name });
  }
  if (from < template.length) parts.push({ text: template.slice(from), gap: undefined });
  return parts;
}

export function fillTemplate(template: string, gaps: Readonly<Record<string, string>>): string {
  return fillTemplateParts(template, gaps)
    .map((part) => part.text)
    .join('');
}

/** What a template asks for, in order, each once. */
export function templateGaps(template: string): readonly string[] {
  return [...new Set([...template.matchAll(gap)].map((match) => match[1] ?? ''))];
}
