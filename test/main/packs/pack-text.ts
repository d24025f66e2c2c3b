import { readFileSync } from 'node:fs';
import { readPack } from '../../../src/main/packs/read-pack';

export const shipped = readFileSync('resources/packs/cloud-platform.yaml', 'utf8');

/** The shipped pack with one place changed. */
export function changed(from: string, to: string): string {
  if (!shipped.includes(from)) throw new Error(`The shipped pack has no ${from}`);
  return shipped.replace(from, () => to);
}

export function problemOf(text: string) {
  const read = readPack('own.yaml', text);
  if (read.kind === 'pack') throw new Error('The pack was read as good');
  return read.problem;
}

export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
