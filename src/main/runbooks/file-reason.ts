const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'it is not a folder'],
  ['EACCES', 'this user may not read it'],
  ['EPERM', 'this user may not read it'],
  ['ELOOP', 'its link leads in a circle'],
  ['ENAMETOOLONG', 'its path is too long'],
  ['EIO', 'the disk or share that it is on fails'],
  ['ESTALE', 'the share that it is on is gone'],
]);

/** Why a file or folder could not be read, as the end of a sentence. */
export function fileReason(error: unknown): string {
  const code = codeOf(error);
  return reasons.get(code) ?? `it cannot be read (${code})`;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
