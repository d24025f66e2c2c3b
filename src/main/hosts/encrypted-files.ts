import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WatchkeeperError } from '../../shared/errors';
import type { Logger } from '../ports';
import type { Keychain } from './keychain-secrets';

/** Encrypts with a key that the system keeps. Both reject while the key cannot be had. */
export type Cipher = {
  encrypt(secret: string): Promise<Buffer>;
  /** `isOutdated`: the key has changed since, and the secret should be encrypted anew. */
  decrypt(encrypted: Buffer): Promise<{ readonly secret: string; readonly isOutdated: boolean }>;
};

export type EncryptedFilesOptions = {
  readonly folder: string;
  readonly cipher: Cipher;
  readonly logger: Logger;
};

/** One encrypted file for each secret, never plain text on disk. */
export function createEncryptedFiles({ folder, cipher, logger }: EncryptedFilesOptions): Keychain {
  const fileOf = (name: string) => join(folder, `${encodeURIComponent(name)}.bin`);

  async function store(name: string, secret: string): Promise<void> {
    const encrypted = await cipher.encrypt(secret);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${fileOf(name)}.part`, encrypted, { mode: 0o600 });
    await rename(`${fileOf(name)}.part`, fileOf(name));
  }

  return {
    store,
    async lookup(name) {
      const encrypted = await readIfThere(fileOf(name));
      if (encrypted === undefined) return undefined;
      const { secret, isOutdated } = await cipher.decrypt(encrypted).catch((error: unknown) => {
        // A locked keychain, or a profile that came from another machine. The file is kept for when it can be read.
        const reason = 'what it holds cannot be read';
        throw new WatchkeeperError('keychain-unavailable', { reason }, { cause: error });
      });
      if (isOutdated)
        await store(name, secret).catch((error) => logger.warn('secrets.not-renewed', { error }));
      return secret;
    },
    clear: (name) => rm(fileOf(name), { force: true }),
  };
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
