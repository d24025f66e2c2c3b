import { expect, test } from 'vitest';
import { ask, begin, hour, startCore } from '../../support/core-under-test';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';

const connected = { state: 'connected', team: 'Test Workspace', user: 'watchkeeper', source: 'environment' };
const statusOf = async (core: ReturnType<typeof startCore>['core']) =>
  (await ask(core, 'settings.read', {})).slack;

test('an address for Slack that must not be used makes Slack failing, and the watch goes on', async () => {
  const { core, clock, logger } = startCore({
    environment: { slackApiUrl: 'http://slack.example.org/api/', slackToken: 'xoxb-test' },
  });
  await begin(core, 'slack');
  await clock.advance(60_000);
  expect(await statusOf(core)).toMatchObject({ state: 'failing', failure: { code: 'invalid-request' } });
  expect(logger.lines.map(({ event }) => event)).toContain('slack.address-refused');
  expect(await ask(core, 'watch.read', {})).toMatchObject({ shift: { person: 'Ada' } });
});

test('a connection that failed and works again is shown as connected', async () => {
  const slack = createSlackBehindFetch({ now: () => started.clock.now() });
  const started = startCore({ fetch: slack.fetch, environment: slack.environment });
  const { core, clock } = started;
  await begin(core, 'slack');
  await clock.advance(1_000);
  expect(await statusOf(core)).toEqual(connected);

  slack.plan((method) =>
    method === 'chat.postMessage' ? Response.json({ ok: false, error: 'token_expired' }) : undefined,
  );
  await ask(core, 'incidents.declare', { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' });
  await clock.advance(1_000);
  const failure = { code: 'slack-token-refused', detail: { error: 'token_expired' } };
  expect(await statusOf(core)).toEqual({ state: 'failing', failure });

  slack.plan(() => undefined);
  await clock.advance(hour);
  expect(slack.texts()).toHaveLength(1);
  expect(await statusOf(core)).toEqual(connected);
});
