import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file says all of it or what it said before: never half, also if the machine stops here. */
export function writeWhole(file: string, text: string): void {
  const part = join(dirname(file), `.${randomUUID()}.part`);
  try {
    const handle = openSync(part, 'wx');
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
