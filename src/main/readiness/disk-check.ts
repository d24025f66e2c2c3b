import { statfs } from 'node:fs/promises';
import { type CheckOutcome, failed, passed } from './check-outcome';

const megabyte = 1_000_000;
const nearlyFullBelow = 200 * megabyte;

export async function checkDisk(
  folder: string,
  freeBytes: (folder: string) => Promise<number>,
): Promise<CheckOutcome> {
  let free: number;
  try {
    free = await freeBytes(folder);
  } catch (error) {
    const reason = `its free space cannot be read (${codeOf(error)})`;
    return failed(reason, { code: 'storage-failing', detail: { reason } });
  }
  const megabytes = Math.floor(free / megabyte);
  if (free < nearlyFullBelow) {
    return failed(`${megabytes} MB free`, { code: 'disk-nearly-full', detail: { megabytes } });
  }
  return passed(megabytes < 1_000 ? `${megabytes} MB free` : `${Math.floor(megabytes / 1_000)} GB free`);
}

/** What a program without special rights can still write there. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Never the message: it holds the path. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
