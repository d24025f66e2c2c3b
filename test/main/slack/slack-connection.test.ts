import { expect, onTestFinished, test } from 'vitest';
import type { Environment } from '../../../src/main/ports';
import { checkApiUrl, createSlackConnection } from '../../../src/main/slack/slack-connection';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { createManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { createRecordingLogger } from '../../support/recording-logger';
import { startSlackServer } from '../../support/slack-server';

const noEnvironment: Environment = { slackApiUrl: undefined, slackToken: undefined };

async function setUp(
  options: { environment?: Environment; kept?: Map<string, string>; locked?: boolean } = {},
) {
  const server = await startSlackServer();
  onTestFinished(() => server.close());
  const kept = options.kept ?? new Map<string, string>();
  let url: string | undefined = server.apiUrl;
  const logger = createRecordingLogger();
  const changes: string[] = [];
  const refusingBadTokens: typeof fetch = (address, init) =>
    JSON.stringify(init?.headers ?? {}).includes('xoxb-bad')
      ? Promise.resolve(Response.json({ ok: false, error: 'invalid_auth' }))
      : fetch(address, init);
  const connection = createSlackConnection({
    environment: options.environment ?? noEnvironment,
    secrets: createMemorySecrets(kept, options.locked),
    fetch: refusingBadTokens,
    logger,
    clock: createManualClock(0),
    apiUrl: {
      read: () => url,
      write: (next) => {
        url = next;
      },
    },
    createCourier: createSlackCourier,
    onConnect: () => undefined,
    onStatus: () => changes.push(connection.status().state),
  });
  return { server, connection, kept, logger, changes };
}

test('a token that Slack takes is kept in the keychain and used', async () => {
  const { server, connection, kept } = await setUp();
  await connection.connect(server.token, undefined);
  expect(connection.status()).toEqual({
    state: 'connected',
    team: 'Test Workspace',
    user: 'watchkeeper',
    source: 'settings',
  });
  expect([...kept.values()]).toEqual([server.token]);
  expect(connection.courier()).toBeDefined();
});

test('a token that Slack refuses is not kept, and the one in use stays in use', async () => {
  const { server, connection, kept } = await setUp();
  await connection.connect(server.token, undefined);
  await expect(connection.connect('xoxb-bad', undefined)).rejects.toMatchObject({
    code: 'slack-token-refused',
    detail: { error: 'invalid_auth' },
  });
  expect([...kept.values()]).toEqual([server.token]);
  expect(connection.status()).toMatchObject({ state: 'connected' });
});

test('only a token that the keychain keeps counts as kept', async () => {
  const { server, connection } = await setUp();
  expect(connection.keepsToken()).toBe(false);
  await connection.connect(server.token, undefined);
  expect(connection.keepsToken()).toBe(true);
  const given = await setUp({ environment: { slackApiUrl: undefined, slackToken: 'xoxb-given' } });
  await given.connection.start();
  expect(given.connection.keepsToken()).toBe(false);
});

test('the token of the environment comes before the kept one', async () => {
  const kept = new Map([['slack-token', 'xoxb-kept']]);
  const { connection } = await setUp({
    environment: { slackApiUrl: undefined, slackToken: 'xoxb-given' },
    kept,
  });
  await connection.start();
  expect(connection.status()).toMatchObject({ state: 'connected', source: 'environment' });
});

test('a kept token that is no longer good is said, and posts go on waiting for a better one', async () => {
  const { connection, changes } = await setUp({ kept: new Map([['slack-token', 'xoxb-bad']]) });
  await connection.start();
  expect(connection.status()).toEqual({
    state: 'failing',
    failure: { code: 'slack-token-refused', detail: { error: 'invalid_auth' } },
  });
  expect(connection.courier()).toBeDefined();
  expect(changes.at(-1)).toBe('failing');
});

test('a token that is revoked while it is in use is said in Settings too, once', async () => {
  const { server, connection, changes } = await setUp();
  await connection.connect(server.token, undefined);
  const failure = { code: 'slack-token-refused', detail: { error: 'token_revoked' } } as const;
  connection.learn(failure);
  connection.learn(failure);
  connection.learn({ code: 'slack-not-in-channel', detail: { channel: '#cloud-platform' } });
  expect(connection.status()).toEqual({ state: 'failing', failure });
  expect(changes).toEqual(['connected', 'failing']);
});

test('a locked keychain does not stop the watch', async () => {
  const { connection, logger } = await setUp({ locked: true });
  await connection.start();
  expect(connection.status()).toEqual({ state: 'not-connected' });
  expect(logger.lines.map(({ event }) => event)).toEqual(['slack.token-unreadable']);
});

test.each(['http://slack.example.org/api/', 'ftp://slack.com/', 'slack.com', 'javascript:alert(1)'])(
  'the token is never sent to %s',
  (address) => {
    expect(() => checkApiUrl(address)).toThrow('invalid-request');
  },
);

test('an address without its last slash is mended', () => {
  expect(checkApiUrl('https://slack.com/api')).toBe('https://slack.com/api/');
  expect(checkApiUrl('http://127.0.0.1:4003/api')).toBe('http://127.0.0.1:4003/api/');
});
