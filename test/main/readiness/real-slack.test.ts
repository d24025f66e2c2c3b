import { expect, onTestFinished, test } from 'vitest';
import type { Fetch } from '../../../src/main/ports';
import { createSlackConnection } from '../../../src/main/slack/slack-connection';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { createManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { createRecordingLogger } from '../../support/recording-logger';
import { startSlackServer } from '../../support/slack-server';
import { waitUntil } from '../../support/wait-until';
import { begun, createBench } from './readiness-bench';

test('a token with too few scopes and a clock that is wrong are found by asking Slack', async () => {
  const server = await startSlackServer();
  onTestFinished(() => server.close());
  const likeSlack: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    const headers = new Headers(response.headers);
    headers.set('date', new Date(begun - 5_000).toUTCString());
    headers.set('x-oauth-scopes', 'chat:write,chat:write.public,channels:read,channels:history');
    return new Response(response.body, { status: response.status, headers });
  };
  const slack = createSlackConnection({
    environment: { slackApiUrl: server.apiUrl, slackToken: server.token },
    secrets: createMemorySecrets(),
    fetch: likeSlack,
    logger: createRecordingLogger(),
    clock: createManualClock(begun),
    apiUrl: { read: () => undefined, write: () => undefined },
    createCourier: createSlackCourier,
    onConnect: () => undefined,
    onStatus: () => undefined,
  });
  await slack.start();

  const { service, check, logged } = createBench({ slack: slack.probe });
  await service.begin();
  await waitUntil('the answer of Slack', () => check('clock')?.state === 'failed' || undefined);
  expect([check('slack')?.failure, check('clock')?.failure]).toEqual([
    { code: 'slack-scope-missing', detail: { needed: 'groups:read, groups:history' } },
    { code: 'clock-wrong', detail: { seconds: 4, direction: 'ahead of' } },
  ]);
  expect(logged()).toEqual([
    { check: 'slack', code: 'slack-scope-missing' },
    { check: 'clock', code: 'clock-wrong' },
  ]);
});
