import type { z } from 'zod';

/** Adds an issue with a hint of its own; the text that comes before ("the value of …") is the reader's business. */
export function refuse(
  context: z.RefinementCtx,
  message: string,
  hint: string,
  path: (string | number)[] = [],
): void {
  context.addIssue({ code: 'custom', message, params: { hint }, path });
}

/** The second of two entries with the same value under a key. */
export function refuseRepeats<K extends string>(
  context: z.RefinementCtx,
  key: K,
  list: readonly Readonly<Record<K, string>>[],
): void {
  const seen = new Set<string>();
  for (const [index, entry] of list.entries()) {
    const value = entry[key];
    if (seen.has(value)) {
      refuse(context, `${quoted(value)} is there twice`, `each ${key} in this list must differ`, [
        index,
        key,
      ]);
    }
    seen.add(value);
  }
}

/** A piece of the file inside a sentence: short, on one line, in curly quotes. */
export function quoted(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}
