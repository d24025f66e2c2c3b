import { parseArgs } from 'node:util';

export type HostOptions = {
  /** As typed; undefined takes the place the operating system has for such data. */
  readonly dataFolder: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  readonly opensBrowser: boolean;
  readonly json: boolean;
};

export type ParsedArguments =
  | { readonly kind: 'run'; readonly options: HostOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly sentence: string };

const usage = [
  'Usage: npm run host -- [--data DIR] [--port N] [--no-open] [--json]',
  '  --data DIR   keep the log in this folder',
  '  --port N     listen on this port of 127.0.0.1 (0, the default, takes a free one)',
  '  --no-open    do not open a browser',
  '  --json       print one line of JSON when ready',
].join('\n');

export function parseArguments(given: readonly string[]): ParsedArguments {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(given);
  } catch (error) {
    return wrong(whyUnparsable(error));
  }
  if (values.help === true) return { kind: 'help', text: usage };
  if (values.data === '') return wrong('--data needs a folder.');
  const port = toPort(values.port ?? '0');
  if (port === undefined) return wrong(`--port needs a number from 0 to 65535, not "${values.port}".`);
  return {
    kind: 'run',
    options: {
      dataFolder: values.data,
      port,
      opensBrowser: values['no-open'] !== true,
      json: values.json === true,
    },
  };
}

function parse(given: readonly string[]) {
  return parseArgs({
    args: [...given],
    strict: true,
    allowPositionals: false,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}

function toPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

/** Node's own message names the option; its advice after the first sentence is for programmers. */
function whyUnparsable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${message.split(/\.\s/)[0]?.replace(/\.$/, '')}.`;
}

function wrong(sentence: string): ParsedArguments {
  return { kind: 'wrong', sentence: `${sentence}\n${usage}` };
}
