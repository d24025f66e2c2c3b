const mostWords = 4;

/**
 * The label of the input for a gap, from the pack's own words before it: `The impact is that`. A long lead-in is cut to
 * its last word: `I am declaring an incident because [reason]` gives `Because`.
 */
export function labelOfGap(phrase: string, gap: string): string {
  const before = phrase.split(`[${gap}]`)[0] ?? '';
  const sentence = before.split(/[.!?\]]\s+/).at(-1) ?? '';
  const words = sentence
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept = words.length > mostWords ? words.slice(-1) : words;
  const label = kept.join(' ');
  return label === '' ? gap : label.charAt(0).toUpperCase() + label.slice(1);
}
