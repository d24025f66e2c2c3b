// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** Arabic, Hebrew and the like, and the invisible characters that turn the direction of text. */
const turnsDirection =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const openIsolate = /[\u2066-\u2068]/;
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/**
 * Words from outside, or from a person, as part of a line of our own: on one line, whole as UTF-16 (so that they come
 * back from the database as they went in), without control characters, and unable to turn the direction of the words
 * around them.
 */
export function outside(text: string): string {
  const line = text.toWellFormed().replace(/\s+/g, ' ').trim().replace(controls, '\ufffd');
  return turnsDirection.test(line) ? isolated(line) : line;
}

/**
 * Puts text between direction isolates. Isolates that the text opens are closed behind it, and those that it closes
 * without having opened them are opened before it, so that it cannot end ours. Nothing is taken away.
 */
function isolated(text: string): string {
  let open = 0;
  let unopened = 0;
  for (const character of text) {
    if (openIsolate.test(character)) open += 1;
    else if (character === popIsolate && open > 0) open -= 1;
    else if (character === popIsolate) unopened += 1;
  }
  return firstStrongIsolate.repeat(unopened + 1) + text + popIsolate.repeat(open + 1);
}
