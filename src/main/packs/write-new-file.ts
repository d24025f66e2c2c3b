import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file that is not there yet; answers false, and touches nothing, where it is. */
export function writeNewFile(path: string, text: string): boolean {
  let handle: number;
  try {
    handle = openSync(path, 'wx');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } catch (error) {
    // Half a pack would only be told as malformed.
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  return true;
}
