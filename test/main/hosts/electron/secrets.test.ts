import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createElectronSecrets } from '../../../../src/main/hosts/electron/secrets';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { createSafeStorageDouble } from './electron-double';

let folder: string;
let safeStorage: ReturnType<typeof createSafeStorageDouble>;
const open = (platform: NodeJS.Platform = 'linux') =>
  createElectronSecrets({
    safeStorage: safeStorage as unknown as Electron.SafeStorage,
    platform,
    folder,
    logger: createRecordingLogger(),
  });

beforeEach(() => {
  folder = join(temporaryFolder(), 'secrets');
  safeStorage = createSafeStorageDouble();
});

test('a secret comes back after a restart, and is encrypted on disk', async () => {
  await (await open()).write('slack-token', 'xoxb-1');
  expect(await (await open()).read('slack-token')).toBe('xoxb-1');
  const file = join(folder, 'slack-token.bin');
  expect(readFileSync(file, 'utf8')).toBe('1-bxox');
});

test.each([
  ['linux', 'gnome_libsecret', 'keychain'],
  ['linux', 'kwallet6', 'keychain'],
  ['linux', 'basic_text', 'weak'],
  ['darwin', 'basic_text', 'keychain'],
  ['win32', 'unknown', 'keychain'],
] as const)('on %s with %s the storage is said to be: %s', async (platform, backend, storage) => {
  safeStorage.backend = backend;
  expect((await open(platform)).storage).toBe(storage);
});

test('without a keychain a secret is kept until the end, never on disk, and that is said', async () => {
  safeStorage.available = false;
  const secrets = await open();
  expect(secrets.storage).toBe('memory');
  await secrets.write('slack-token', 'xoxb-1');
  expect(await secrets.read('slack-token')).toBe('xoxb-1');
  expect(existsSync(folder)).toBe(false);
  await secrets.remove('slack-token');
  expect(await secrets.read('slack-token')).toBeUndefined();
});

test('a locked keychain is an error and not an absent secret, and the file stays', async () => {
  await (await open()).write('slack-token', 'xoxb-1');
  safeStorage.available = false;
  const secrets = await open();
  await expect(secrets.read('slack-token')).rejects.toMatchObject({ code: 'keychain-unavailable' });
  expect(existsSync(join(folder, 'slack-token.bin'))).toBe(true);
});

test('a secret whose key was changed is written anew, and read even where that fails', async () => {
  const secrets = await open();
  await secrets.write('slack-token', 'xoxb-1');
  const file = join(folder, 'slack-token.bin');
  safeStorage.shouldReEncrypt = true;
  const before = statSync(file).ino;
  expect(await secrets.read('slack-token')).toBe('xoxb-1');
  expect(statSync(file).ino).not.toBe(before);

  safeStorage.encryptStringAsync = () => Promise.reject(new Error('locked'));
  expect(await secrets.read('slack-token')).toBe('xoxb-1');
});
