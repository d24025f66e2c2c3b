import { randomUUID } from 'node:crypto';
import type { Logger, Secrets } from '../../ports';
import { createKeychainSecrets, type Keychain } from '../keychain-secrets';
import { createMemorySecrets } from '../memory-secrets';
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
  return createKeychainSecrets({ keychain: createSecretTool(patientMs), logger });
}

/** A whole round trip: a keychain that only answers look-ups may still refuse to keep anything. */
async function probe(tool: Keychain): Promise<void> {
  const name = 'probe';
  const value = randomUUID();
  await tool.store(name, value);
  const found = await tool.lookup(name);
  await tool.clear(name);
  if (found !== value) throw new Error('The keychain gave back something else than it was given');
}
