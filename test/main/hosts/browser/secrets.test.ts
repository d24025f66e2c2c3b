import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSecretTool } from '../../../../src/main/hosts/browser/secret-tool';
import { chooseSecrets } from '../../../../src/main/hosts/browser/secrets';
import { createKeychainSecrets } from '../../../../src/main/hosts/keychain-secrets';
import { WatchkeeperError } from '../../../../src/shared/errors';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { placeStandIn } from './stand-in';

/** Keeps each secret in a file and answers as libsecret's own command does. */
const workingTool = `
printf '%s\\n' "$*" >> "$folder/calls"
verb=$1; shift
[ -e "$folder/locked" ] && { echo 'secret-tool: Cannot unlock the collection' >&2; exit 1; }
case $verb in
  store) cat > "$folder/kept-$5" ;;
  lookup) [ -e "$folder/kept-$4" ] || exit 1; cat "$folder/kept-$4" ;;
  clear) [ -e "$folder/kept-$4" ] || exit 1; rm "$folder/kept-$4" ;;
esac`;

const secret = 'xoxb-1 $(id) "quoted"\\ é\nsecond line';
const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n');

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('secrets in the keychain', () => {
  it('are chosen where the keychain gives back what it was given, and nothing is left of the trial', async () => {
    const folder = placeStandIn('secret-tool', workingTool);
    const secrets = await chooseSecrets('linux', createRecordingLogger());
    expect(secrets.storage).toBe('keychain');
    expect(await secrets.read('probe')).toBeUndefined();
    expect(linesOf(join(folder, 'calls')).slice(0, 3)).toEqual([
      'store --label=Watchkeeper: probe service watchkeeper key probe',
      'lookup service watchkeeper key probe',
      'clear service watchkeeper key probe',
    ]);
  });

  it('come back byte for byte, are replaced, and go', async () => {
    placeStandIn('secret-tool', workingTool);
    const secrets = await chooseSecrets('linux', createRecordingLogger());
    await secrets.write('slack-token', secret);
    expect(await secrets.read('slack-token')).toBe(secret);
    await secrets.write('slack-token', 'another');
    expect(await secrets.read('slack-token')).toBe('another');
    await secrets.remove('slack-token');
    expect(await secrets.read('slack-token')).toBeUndefined();
    await secrets.remove('slack-token');
  });

  it('are never on a command line', async () => {
    const folder = placeStandIn('secret-tool', workingTool);
    await (await chooseSecrets('linux', createRecordingLogger())).write('slack-token', secret);
    expect(readFileSync(join(folder, 'calls'), 'utf8')).not.toContain('xoxb');
  });

  it('are kept in memory, and said to be, when the keychain refuses one', async () => {
    const folder = placeStandIn(
      'secret-tool',
      `${workingTool}\n[ "$verb" = store ] && touch "$folder/locked"`,
    );
    const logger = createRecordingLogger();
    const secrets = createKeychainSecrets({ keychain: createSecretTool(5_000), logger });
    await secrets.write('first', 'one');
    expect(secrets.storage).toBe('keychain');
    await secrets.write('slack-token', secret);
    expect(secrets.storage).toBe('memory');
    expect(await secrets.read('slack-token')).toBe(secret);
    expect(logger.lines).toEqual([
      {
        level: 'warn',
        event: 'secrets.kept-in-memory',
        fields: {
          error: new WatchkeeperError('keychain-unavailable', { reason: 'Cannot unlock the collection' }),
        },
      },
    ]);
    expect(readFileSync(join(folder, 'kept-first'), 'utf8')).toBe('one');
  });

  it('that cannot be read are a failure, not a missing secret', async () => {
    placeStandIn('secret-tool', 'echo "secret-tool: Object does not exist at path" >&2; exit 1');
    const secrets = createKeychainSecrets({
      keychain: createSecretTool(5_000),
      logger: createRecordingLogger(),
    });
    const failure = new WatchkeeperError('keychain-unavailable', { reason: 'Object does not exist at path' });
    await expect(secrets.read('slack-token')).rejects.toThrow(failure);
  });

  it('are not waited for without end', async () => {
    placeStandIn('secret-tool', 'exec sleep 5');
    const failure = new WatchkeeperError('keychain-unavailable', { reason: 'it did not answer in time' });
    await expect(createSecretTool(100).lookup('slack-token')).rejects.toThrow(failure);
  });
});

describe('secrets in memory', () => {
  it.each([
    ['has no Secret Service', 'echo "secret-tool: Cannot autolaunch D-Bus" >&2; exit 1'],
    ['keeps nothing', 'cat > /dev/null; [ "$1" = store ]'],
    ['gives back something else', 'cat > /dev/null; echo something'],
  ])('are chosen where the keychain %s', async (_what, script) => {
    placeStandIn('secret-tool', script);
    const logger = createRecordingLogger();
    expect((await chooseSecrets('linux', logger)).storage).toBe('memory');
    expect(logger.lines.map(({ event }) => event)).toEqual(['secrets.memory-only']);
  });

  it('are chosen where there is no secret-tool', async () => {
    vi.stubEnv('PATH', temporaryFolder());
    expect((await chooseSecrets('linux', createRecordingLogger())).storage).toBe('memory');
  });

  it.each(['darwin', 'win32'] as const)('are chosen on %s', async (platform) => {
    const secrets = await chooseSecrets(platform, createRecordingLogger());
    expect(secrets.storage).toBe('memory');
    await secrets.write('slack-token', secret);
    expect(await secrets.read('slack-token')).toBe(secret);
    await secrets.remove('slack-token');
    expect(await secrets.read('slack-token')).toBeUndefined();
  });
});
