import { randomUUID } from 'node:crypto';
import type { Logger, Secrets } from '../../ports';
import { createMemorySecrets } from './memory-secrets';
import type { SecretTool } from './secret-tool';
import { createSecretTool, patientMs } from './secret-tool';

const probeWithinMs = 5_000;

/** The Secret Service where it is there and works; otherwise memory, and said so. */
export async function chooseSecrets(platform: NodeJS.Platform, logger: Logger): Promise<Secrets> {
  if (platform !== 'linux') return createMemorySecrets();
  try {
    await probe(createSecretTool(probeWithinMs));
  } catch (error) {
    logger.info('secrets.memory-only', { error });
    return createMemorySecrets();
  }
  return createKeychainSecrets(createSecretTool(patientMs), logger);
}

/** A whole round trip: a keychain that only answers look-ups may still refuse to keep anything. */
async function probe(tool: SecretTool): Promise<void> {
  const name = 'probe';
  const value = randomUUID();
  await tool.store(name, value);
  const found = await tool.lookup(name);
  await tool.clear(name);
  if (found !== value) throw new Error('The keychain gave back something else than it was given');
}

/** A secret that the keychain refuses, because it was locked meanwhile for instance, is kept in memory, and said so. */
export function createKeychainSecrets(tool: SecretTool, logger: Logger): Secrets {
  const memory = createMemorySecrets();
  let works = true;
  return {
    get storage() {
      return works ? 'keychain' : 'memory';
    },
    async read(name) {
      return (await memory.read(name)) ?? (await tool.lookup(name));
    },
    async write(name, secret) {
      try {
        await tool.store(name, secret);
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
      await tool.clear(name);
    },
  };
}
