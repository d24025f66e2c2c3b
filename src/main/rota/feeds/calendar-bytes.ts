const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;

/**
 * Calendar bytes as text. Lines are unfolded before they are decoded: the standard folds after so many octets, which
 * may be in the middle of a letter. None of these octets is ever part of a longer UTF-8 sequence.
 */
export function decodeCalendar(bytes: Uint8Array): string {
  const unfolded = new Uint8Array(bytes.length);
  let written = 0;
  for (let index = 0; index < bytes.length; ) {
    const fold = foldLength(bytes, index);
    if (fold > 0) {
      index += fold;
    } else {
      unfolded[written] = bytes[index] ?? 0;
      written += 1;
      index += 1;
    }
  }
  return new TextDecoder().decode(unfolded.subarray(0, written));
}

/** A line's end, `\r\r\n` of twice converted files included, and the blank that says the line goes on. */
function foldLength(bytes: Uint8Array, index: number): number {
  const ended = lineEndLength(bytes, index);
  const next = bytes[index + ended];
  return ended > 0 && (next === space || next === tab) ? ended + 1 : 0;
}

function lineEndLength(bytes: Uint8Array, index: number): number {
  if (bytes[index] === lineFeed) return 1;
  if (bytes[index] !== carriageReturn) return 0;
  if (bytes[index + 1] === lineFeed) return 2;
  return bytes[index + 1] === carriageReturn && bytes[index + 2] === lineFeed ? 3 : 1;
}
