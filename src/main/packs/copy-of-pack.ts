import { pathToFileURL } from 'node:url';
import { readPack } from './read-pack';

/** A pack's text, comments and all, under another id and name. */
export function copyOfPack(options: {
  readonly text: string;
  readonly from: string;
  readonly id: string;
  /** Where editors find the JSON Schema: the way there from the shipped packs does not lead there from elsewhere. */
  readonly schemaFile: string;
}): string {
  const { text, from, id, schemaFile } = options;
  const copy = text
    .replace(/^# yaml-language-server: .*$/m, () => schemaLine(schemaFile))
    .replace(/^# To change it, copy this file[\s\S]*?(?=Text that begins)/m, () => ownLine(from))
    // In quotes: `on`, `null` and `123` are no text to YAML.
    .replace(/^id: .*$/m, () => `id: ${JSON.stringify(id)}`)
    .replace(/^name: .*$/m, () => `name: ${JSON.stringify(nameFor(id))}`);
  const read = readPack(`${id}.yaml`, copy);
  if (read.kind === 'malformed' || read.pack.id !== id) {
    throw new Error(`A copy of the pack ${from} could not be read`);
  }
  return copy;
}

function schemaLine(file: string): string {
  return `# yaml-language-server: $schema=${pathToFileURL(file).href}`;
}

function ownLine(from: string): string {
  return `# Begun as a copy of the pack "${from}", which ships with Watchkeeper. Edit it here.\n# `;
}

function nameFor(id: string): string {
  const words = id.replaceAll('-', ' ').trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
