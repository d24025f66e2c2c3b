import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

test('a secret comes back after a restart, and is encrypted and closed to others on disk', async () => {
  await (await open()).write('slack-token', 'xoxb-1');
  expect(await (await open()).read('slack-token')).toBe('xoxb-1');
  const file = join(folder, 'slack-token.bin');
  expect(readFileSync(file, 'utf8')).toBe('1-bxox');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(['slack-token.bin']);
});

test('what was never written is not there, and what was removed is gone', async () => {
  const secrets = await open();
  expect(await secrets.read('slack-token')).toBeUndefined();
  await secrets.remove('slack-token');
  await secrets.write('slack-token', 'xoxb-1');
  await secrets.remove('slack-token');
  expect(await secrets.read('slack-token')).toBeUndefined();
});

test('a name cannot lead out of the folder', async () => {
  const secrets = await open();
  await secrets.write('../../name', 'x');
  expect(readdirSync(folder)).toEqual(['..%2F..%2Fname.bin']);
  expect(await secrets.read('../../name')).toBe('x');
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

test('a keychain that fails later is said to be memory, until it works again', async () => {
  const secrets = await open();
  safeStorage.available = false;
  await secrets.write('slack-token', 'xoxb-1');
  expect([secrets.storage, await secrets.read('slack-token')]).toEqual(['memory', 'xoxb-1']);
  safeStorage.available = true;
  await secrets.write('slack-token', 'xoxb-2');
  expect([secrets.storage, await secrets.read('slack-token')]).toEqual(['keychain', 'xoxb-2']);
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

test('a file that cannot be read is an error, not an absent secret', async () => {
  writeFileSync(folder, '');
  await expect((await open()).read('slack-token')).rejects.toThrow('ENOTDIR');
});
