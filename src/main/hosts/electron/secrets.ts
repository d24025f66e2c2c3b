import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron/main';
import { WatchkeeperError } from '../../../shared/errors';
import type { Logger, Secrets } from '../../ports';

export type ElectronSecretsOptions = {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly logger: Logger;
};

/** Files encrypted with a key of the system's keychain. Where there is none, memory only: never plain text on disk. */
export async function createElectronSecrets(options: ElectronSecretsOptions): Promise<Secrets> {
  const { safeStorage, folder, logger } = options;
  const remembered = new Map<string, string>();
  const fileOf = (name: string) => join(folder, `${encodeURIComponent(name)}.bin`);
  let works = await safeStorage.isAsyncEncryptionAvailable();
  // The key of basic_text is in every copy of Chromium: anyone who can read the file can read the secret.
  const weak = options.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';

  async function save(name: string, secret: string): Promise<void> {
    const encrypted = await safeStorage.encryptStringAsync(secret);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${fileOf(name)}.part`, encrypted, { mode: 0o600 });
    await rename(`${fileOf(name)}.part`, fileOf(name));
  }

  return {
    get storage() {
      if (!works) return 'memory';
      return weak ? 'weak' : 'keychain';
    },
    async read(name) {
      const known = remembered.get(name);
      if (known !== undefined) return known;
      const encrypted = await readIfThere(fileOf(name));
      if (encrypted === undefined) return undefined;
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
        if (shouldReEncrypt)
          await save(name, result).catch((error) => logger.warn('secrets.not-renewed', { error }));
        return result;
      } catch (error) {
        // A locked keychain, or a profile that came from another machine. The file is kept for when it can be read.
        throw new WatchkeeperError(
          'keychain-unavailable',
          { reason: 'what it holds cannot be read' },
          { cause: error },
        );
      }
    },
    async write(name, secret) {
      try {
        await save(name, secret);
        remembered.delete(name);
        works = true;
      } catch (error) {
        logger.warn('secrets.kept-in-memory', { error });
        remembered.set(name, secret);
        works = false;
      }
    },
    async remove(name) {
      remembered.delete(name);
      await rm(fileOf(name), { force: true });
    },
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
