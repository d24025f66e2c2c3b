import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createEncryptedFiles } from '../../../src/main/hosts/encrypted-files';
import { WatchkeeperError } from '../../../src/shared/errors';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';

/** Says the text backwards, which is enough to tell what was encrypted from what was not. */
function createBackwardsCipher() {
  const backwards = (text: string) => [...text].toReversed().join('');
  const cipher = {
    isLocked: false,
    isOutdated: false,
    async encrypt(secret: string) {
      if (cipher.isLocked) throw new Error('locked');
      return Buffer.from(backwards(secret));
    },
    async decrypt(encrypted: Buffer) {
      if (cipher.isLocked) throw new Error('locked');
      return { secret: backwards(encrypted.toString()), isOutdated: cipher.isOutdated };
    },
  };
  return cipher;
}

let folder: string;
let cipher: ReturnType<typeof createBackwardsCipher>;
let logger: ReturnType<typeof createRecordingLogger>;
const open = () => createEncryptedFiles({ folder, cipher, logger });

beforeEach(() => {
  folder = join(temporaryFolder(), 'secrets');
  cipher = createBackwardsCipher();
  logger = createRecordingLogger();
});

test('a secret comes back after a restart, and is encrypted and closed to others on disk', async () => {
  await open().store('slack-token', 'xoxb-1');
  expect(await open().lookup('slack-token')).toBe('xoxb-1');
  const file = join(folder, 'slack-token.bin');
  expect(readFileSync(file, 'utf8')).toBe('1-bxox');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(['slack-token.bin']);
});

test('what was never stored is not there, and what was cleared is gone', async () => {
  const files = open();
  expect(await files.lookup('slack-token')).toBeUndefined();
  await files.clear('slack-token');
  await files.store('slack-token', 'xoxb-1');
  await files.clear('slack-token');
  expect(await files.lookup('slack-token')).toBeUndefined();
});

test('a name cannot lead out of the folder', async () => {
  const files = open();
  await files.store('../../name', 'x');
  expect(readdirSync(folder)).toEqual(['..%2F..%2Fname.bin']);
  expect(await files.lookup('../../name')).toBe('x');
});

test('nothing is written where nothing can be encrypted', async () => {
  cipher.isLocked = true;
  await expect(open().store('slack-token', 'xoxb-1')).rejects.toThrow('locked');
  expect(existsSync(folder)).toBe(false);
});

test('a key that cannot be had is an error and not an absent secret, and the file stays', async () => {
  await open().store('slack-token', 'xoxb-1');
  cipher.isLocked = true;
  await expect(open().lookup('slack-token')).rejects.toThrow(
    new WatchkeeperError('keychain-unavailable', { reason: 'what it holds cannot be read' }),
  );
  expect(existsSync(join(folder, 'slack-token.bin'))).toBe(true);
});

test('a secret whose key was changed is written anew, and read even where that fails', async () => {
  const files = open();
  await files.store('slack-token', 'xoxb-1');
  const file = join(folder, 'slack-token.bin');
  cipher.isOutdated = true;
  const before = statSync(file).ino;
  expect(await files.lookup('slack-token')).toBe('xoxb-1');
  expect(statSync(file).ino).not.toBe(before);

  cipher.encrypt = () => Promise.reject(new Error('locked'));
  expect(await files.lookup('slack-token')).toBe('xoxb-1');
  expect(logger.lines).toMatchObject([{ level: 'warn', event: 'secrets.not-renewed' }]);
});

test('a file that cannot be read is an error, not an absent secret', async () => {
  writeFileSync(folder, '');
  await expect(open().lookup('slack-token')).rejects.toThrow('ENOTDIR');
});
