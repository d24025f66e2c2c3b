// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const steersTerminal = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** What was typed, or is the name of a file, is repeated without what would steer the terminal. Lines stay lines. */
export function printable(text: string): string {
  return text.toWellFormed().replace(steersTerminal, '\ufffd');
}
