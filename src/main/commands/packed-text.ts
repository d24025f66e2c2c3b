import { gunzipSync, gzipSync } from 'node:zlib';

export type PackedText = { readonly packed: Buffer; readonly characters: number };

/** Text as it is kept in the database: small, and no longer than `longest` characters of it. */
export function packText(text: string, longest: number): PackedText {
  const kept = text.length > longest ? text.slice(0, longest).toWellFormed() : text;
  return { packed: gzipSync(kept), characters: text.length };
}

export function unpackText(packed: Buffer | null): string {
  return packed === null ? '' : gunzipSync(packed).toString('utf8');
}
