import type { Logger, Secrets } from '../ports';
import { createMemorySecrets } from './memory-secrets';

/** Keeps secrets closed to others. Rejects for what it cannot read, and has undefined for what was never stored. */
export type Keychain = {
  lookup(name: string): Promise<string | undefined>;
  store(name: string, secret: string): Promise<void>;
  clear(name: string): Promise<void>;
};

export type KeychainSecretsOptions = {
  readonly keychain: Keychain;
  readonly strength?: 'keychain' | 'weak';
  /** False where it is known from the start that the keychain will refuse. */
  readonly works?: boolean;
  readonly logger: Logger;
};

/** A secret that the keychain refuses, because it was locked meanwhile for instance, is kept in memory, and said so. */
export function createKeychainSecrets(options: KeychainSecretsOptions): Secrets {
  const { keychain, strength = 'keychain', logger } = options;
  const memory = createMemorySecrets();
  let { works = true } = options;
  return {
    get storage() {
      return works ? strength : 'memory';
    },
    async read(name) {
      return (await memory.read(name)) ?? (await keychain.lookup(name));
    },
    async write(name, secret) {
      try {
        await keychain.store(name, secret);
        await memory.remove(name);
        works = true;
      } catch (error) {
        logger.warn('secrets.kept-in-memory', { error });
        await memory.write(name, secret);
        works = false;
      }
    },
    async remove(name) {
      await memory.remove(name);
      await keychain.clear(name);
    },
  };
}
