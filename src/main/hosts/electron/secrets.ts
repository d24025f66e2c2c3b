import type { SafeStorage } from 'electron/main';
import type { Logger, Secrets } from '../../ports';
import { createEncryptedFiles } from '../encrypted-files';
import { createKeychainSecrets } from '../keychain-secrets';

export type ElectronSecretsOptions = {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly logger: Logger;
};

/** Files encrypted with a key of the system's keychain. */
export async function createElectronSecrets(options: ElectronSecretsOptions): Promise<Secrets> {
  const { safeStorage, platform, folder, logger } = options;
  const cipher = {
    encrypt: (secret: string) => safeStorage.encryptStringAsync(secret),
    async decrypt(encrypted: Buffer) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
      return { secret: result, isOutdated: shouldReEncrypt };
    },
  };
  const works = await safeStorage.isAsyncEncryptionAvailable();
  // The key of basic_text is in every copy of Chromium: anyone who can read the file can read the secret.
  const weak = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  const keychain = createEncryptedFiles({ folder, cipher, logger });
  return createKeychainSecrets({ keychain, strength: weak ? 'weak' : 'keychain', works, logger });
}
