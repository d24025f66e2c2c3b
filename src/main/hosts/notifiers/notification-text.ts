const longestTitle = 200;
const longestBody = 2_000;
const longestLabel = 60;

/** One line. An empty title would be an unlabelled window, so it becomes the product's name. */
export function titleText(text: string): string {
  return cut(plain(text).replaceAll('\n', ' ').trim(), longestTitle) || 'Watchkeeper';
}

export function bodyText(text: string): string {
  return cut(plain(text), longestBody);
}

export function labelText(text: string): string {
  return cut(plain(text).replaceAll('\n', ' ').trim(), longestLabel);
}

/** For services that read a body as mark-up. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text that every service, shell and socket takes: well-formed, with line breaks the only control characters. */
function plain(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll('\t', ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
  );
}

/** Counted in code points, so that no character is cut in half. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
