import { parseArgs } from 'node:util';

export type Command =
  | {
      readonly kind: 'rota';
      readonly packId: string;
      readonly at: string | undefined;
      readonly dataFolder: string | undefined;
      readonly json: boolean;
    }
  | {
      readonly kind: 'export';
      readonly file: string;
      readonly packId: string | undefined;
      readonly dataFolder: string | undefined;
    }
  | { readonly kind: 'check'; readonly files: readonly string[]; readonly json: boolean }
  | {
      readonly kind: 'new';
      readonly packId: string;
      readonly from: string;
      readonly dataFolder: string | undefined;
    }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly sentence: string };

const usage = [
  'Usage: npm run -s watchkeeper -- rota --pack PACK [--at TIME] [--data DIR] [--json]',
  '       npm run -s watchkeeper -- rota export --ics FILE [--pack PACK] [--data DIR]',
  '       npm run -s watchkeeper -- pack check FILE... [--json]',
  '       npm run -s watchkeeper -- pack new ID [--from PACK] [--data DIR]',
  '  --pack PACK  a pack that ships, one of your own by its id, or the path of a pack file (YAML)',
  "  --at TIME    2026-12-28T09:30 in the pack's zone, or with an offset or Z; now without it",
  '  --data DIR   the folder that the log is kept in',
  '  --json       print one JSON object',
  '  --ics FILE   write who stands when as a calendar; with a pack, its own rotation too',
  '  FILE         a pack file to be read; the exit code is 0 when all are good, and 1 when one is not',
  '  --from PACK  the shipped pack that the new one begins as; cloud-platform without it',
].join('\n');

export function parseCommand(given: readonly string[]): Command {
  const [first, second] = given;
  if (first === '--help' || first === '-h') return { kind: 'help', text: usage };
  if (first === undefined) return wrong('Say what you want to know.');
  if (first !== 'rota' && first !== 'pack') return wrong(`There is no command "${first}".`);
  try {
    if (first === 'pack') return parsePack(second, given.slice(2));
    return second === 'export' ? parseExport(given.slice(2)) : parseRota(given.slice(1));
  } catch (error) {
    return wrong(whyUnparsable(error));
  }
}

function parseRota(given: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...given],
    options: {
      pack: { type: 'string' },
      at: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', text: usage };
  if (!values.pack) return wrong('--pack is needed: the cover is that of a team.');
  if (values.data === '') return wrong('--data needs a folder.');
  const { pack, at, data, json = false } = values;
  return { kind: 'rota', packId: pack, at, dataFolder: data, json };
}

function parseExport(given: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...given],
    options: {
      ics: { type: 'string' },
      pack: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', text: usage };
  if (!values.ics) return wrong('--ics needs the name of the file to write.');
  if (values.data === '') return wrong('--data needs a folder.');
  if (values.pack === '') return wrong('--pack needs a pack.');
  return { kind: 'export', file: values.ics, packId: values.pack, dataFolder: values.data };
}

function parsePack(what: string | undefined, given: readonly string[]): Command {
  switch (what) {
    case 'check':
      return parseCheck(given);
    case 'new':
      return parseNew(given);
    case '--help':
    case '-h':
      return { kind: 'help', text: usage };
    case undefined:
      return wrong('Say what is to be done: pack check, or pack new.');
    default:
      return wrong(`There is no command "pack ${what}".`);
  }
}

function parseCheck(given: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return { kind: 'help', text: usage };
  if (positionals.length === 0) return wrong('pack check needs a file.');
  return { kind: 'check', files: positionals, json: values.json ?? false };
}

function parseNew(given: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', text: usage };
  const [packId, ...more] = positionals;
  if (!packId || more.length > 0) return wrong('pack new needs one id for the pack.');
  if (values.from === '') return wrong('--from needs a pack.');
  if (values.data === '') return wrong('--data needs a folder.');
  return { kind: 'new', packId, from: values.from ?? 'cloud-platform', dataFolder: values.data };
}

/** Node's own message names the option; its advice after the first sentence is for programmers. */
function whyUnparsable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${message.split(/\.\s/)[0]?.replace(/\.$/, '')}.`;
}

function wrong(sentence: string): Command {
  return { kind: 'wrong', sentence: `${sentence}\n${usage}` };
}
