import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder';

/** Puts a shell script of this name first on PATH until the test ends; answers with a folder for what it writes. */
export function placeStandIn(command: string, script: string): string {
  const folder = temporaryFolder();
  const commands = join(folder, 'bin');
  mkdirSync(commands);
  const file = join(commands, command);
  writeFileSync(file, `#!/bin/sh\nfolder='${folder}'\n${script}\n`);
  chmodSync(file, 0o755);
  vi.stubEnv('PATH', `${commands}${delimiter}${process.env.PATH}`);
  return folder;
}
