import { readFileSync } from 'node:fs';
import { readPack } from '../../../src/main/packs/read-pack';
import type { Pack } from '../../../src/shared/nouns/pack';

export type Seed = '000' | '001' | '002' | '003' | '004';

const files: Readonly<Record<Seed, string>> = {
  '000': '000-daily-ops-tasks.md',
  '001': '001-incident-log-and-fire-fire.md',
  '002': '002-operational-processes-older.md',
  '003': '003-operational-processes-newer.md',
  '004': '004-incident-process.md',
};

/** A document that a pack was written from, with what was mis-encoded in it put right. */
export function seedText(seed: Seed): string {
  return decoded(readFileSync(`test/fixtures/seeds/${files[seed]}`, 'utf8'));
}

/** Each run of characters that are the bytes of an emoji read as Windows-1252, read as UTF-8 again. */
export function decoded(text: string): string {
  return text.replace(/[ðâ][\u0080-\u00BFŸ“™œ…†‡ŠŒŽ‹š›ž‘’”•–—˜€‚ƒ„ˆ‰]{2,3}/gu, (run) =>
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from([...run].map(byteOf))),
  );
}

const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, at) => at));

function byteOf(character: string): number {
  const byte = windows1252.indexOf(character);
  if (byte < 0) throw new Error(`${character} is not in Windows-1252`);
  return byte;
}

/** The rows of a Markdown table, cell by cell; a row that was broken into lines is one again. */
export function tableRows(lines: readonly string[]): readonly (readonly string[])[] {
  const rows: string[] = [];
  for (const line of lines) {
    if (line.startsWith('|') && rows.length > 0) rows.push(`${rows.pop()} ${line}`);
    else rows.push(line);
  }
  return rows.map((row) =>
    row
      .trim()
      .replace(/\|$/, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The lines between two others, neither of them included. */
export function linesBetween(text: string, first: string, last: string): readonly string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes(first));
  const to = lines.findIndex((line, index) => index > from && line.includes(last));
  if (from < 0 || to < 0) throw new Error(`The document has no lines between ${first} and ${last}`);
  return lines.slice(from + 1, to);
}

/** The bullets between two lines, without their bullets. */
export function bulletsBetween(text: string, first: string, last: string): readonly string[] {
  return linesBetween(text, first, last).flatMap((line) => /^\s*[•*] +(.*)$/.exec(line)?.[1]?.trim() ?? []);
}

/** The quoted lines (`> `) between two lines, as one text. */
export function quoteBetween(text: string, first: string, last: string): string {
  return linesBetween(text, first, last)
    .flatMap((line) => /^ *> ?(.*)$/.exec(line)?.[1] ?? [])
    .join('\n');
}

export function shippedPack(id: string): Pack {
  const file = `${id}.yaml`;
  const read = readPack(file, readFileSync(`resources/packs/${file}`, 'utf8'));
  if (read.kind === 'malformed') throw new Error(`${file}:${read.problem.line}: ${read.problem.reason}`);
  return read.pack;
}

/** A template with its gaps filled. */
export function filled(template: string | undefined, gaps: Readonly<Record<string, string>>): string {
  return (template ?? '').replace(/\{([^{}]+)\}/g, (_all, gap: string) => gaps[gap] ?? '');
}
