/**
 * Text from outside, as it can be shown without harm: control characters, and marks that turn the reading direction over,
 * become visible. What they were stays readable, and nothing of it can pretend to be something else.
 */
export function visibleText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is made visible
      .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, (control) =>
        String.fromCodePoint(0x24_00 + (control.codePointAt(0) ?? 0)),
      )
      .replaceAll(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (mark) => `[U+${hex(mark)}]`)
  );
}

/** Not in the middle of a character that takes two places. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}

/** The text in pieces of which none ends inside a character; words longer than a line or two are taken apart. */
export function wordPieces(text: string): readonly string[] {
  return text.split(/(\S{120})/u).filter((piece) => piece !== '');
}

function hex(mark: string): string {
  return (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
