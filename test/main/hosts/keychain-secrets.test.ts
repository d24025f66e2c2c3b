import { expect, test } from 'vitest';
import { createKeychainSecrets } from '../../../src/main/hosts/keychain-secrets';
import { createRecordingLogger } from '../../support/recording-logger';

function createTestKeychain() {
  const kept = new Map<string, string>();
  const refuseWhenLocked = () => {
    if (keychain.isLocked) throw new Error('locked');
  };
  const keychain = {
    kept,
    isLocked: false,
    async lookup(name: string) {
      refuseWhenLocked();
      return kept.get(name);
    },
    async store(name: string, secret: string) {
      refuseWhenLocked();
      kept.set(name, secret);
    },
    async clear(name: string) {
      kept.delete(name);
    },
  };
  return keychain;
}

test('a secret is in the keychain and nowhere else, and goes from there', async () => {
  const keychain = createTestKeychain();
  const secrets = createKeychainSecrets({ keychain, logger: createRecordingLogger() });
  await secrets.write('slack-token', 'xoxb-1');
  expect([secrets.storage, keychain.kept.get('slack-token')]).toEqual(['keychain', 'xoxb-1']);
  keychain.kept.set('slack-token', 'xoxb-2');
  expect(await secrets.read('slack-token')).toBe('xoxb-2');
  await secrets.remove('slack-token');
  expect([await secrets.read('slack-token'), keychain.kept.size]).toEqual([undefined, 0]);
});

test('a keychain that anyone can open is said to be weak', () => {
  const keychain = createTestKeychain();
  const secrets = createKeychainSecrets({ keychain, strength: 'weak', logger: createRecordingLogger() });
  expect(secrets.storage).toBe('weak');
});

test('a keychain that fails later is said to be memory, until it works again', async () => {
  const keychain = createTestKeychain();
  const logger = createRecordingLogger();
  const secrets = createKeychainSecrets({ keychain, logger });
  keychain.isLocked = true;
  await secrets.write('slack-token', 'xoxb-1');
  expect([secrets.storage, await secrets.read('slack-token')]).toEqual(['memory', 'xoxb-1']);
  expect(logger.lines).toMatchObject([{ level: 'warn', event: 'secrets.kept-in-memory' }]);
  keychain.isLocked = false;
  await secrets.write('slack-token', 'xoxb-2');
  expect([secrets.storage, await secrets.read('slack-token')]).toEqual(['keychain', 'xoxb-2']);
});

test('where there is no keychain a secret is kept until the end, and that is said from the start', async () => {
  const keychain = createTestKeychain();
  keychain.isLocked = true;
  const secrets = createKeychainSecrets({ keychain, works: false, logger: createRecordingLogger() });
  expect(secrets.storage).toBe('memory');
  await secrets.write('slack-token', 'xoxb-1');
  expect([await secrets.read('slack-token'), keychain.kept.size]).toEqual(['xoxb-1', 0]);
  await secrets.remove('slack-token');
  await expect(secrets.read('slack-token')).rejects.toThrow('locked');
});
