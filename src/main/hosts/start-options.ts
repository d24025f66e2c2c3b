import { parseArgs } from 'node:util';

export type StartOptions = {
  /** As typed; undefined takes the place both hosts use by default. */
  readonly dataFolder: string | undefined;
  /** False leaves the window hidden until it is asked for. */
  readonly opensWindow: boolean;
};

/** Chromium's and Electron's own switches are among the arguments, so what is not known is passed over. */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    allowPositionals: true,
    options: { data: { type: 'string' }, 'no-open': { type: 'boolean' } },
  });
  return {
    dataFolder: typeof values.data === 'string' && values.data !== '' ? values.data : undefined,
    opensWindow: values['no-open'] !== true,
  };
}
