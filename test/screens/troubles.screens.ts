import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../e2e/screens/first-run';
import { incidentScreen } from '../e2e/screens/incident';
import { settingsScreen } from '../e2e/screens/settings';
import { watchScreen } from '../e2e/screens/watch';
import { startFaultProxy } from '../support/fault-proxy';
import { startSlackServer } from '../support/slack-server';
import { nothingThere, picture, test } from './take-pictures';

test('a watch that cannot see and cannot post', async ({ run }) => {
  const { page } = await run({
    WATCHKEEPER_SLACK_API_URL: `${nothingThere}/api/`,
    WATCHKEEPER_SLACK_TOKEN: 'xoxb-none',
  });
  await page.getByText('Slack cannot be reached').waitFor();
  await picture(page, '20-first-run-failing');
  await setUp(page, 'Slack');
  await watchScreen(page).takeTheWatch();
  await settingsScreen(page).open();
  await settingsScreen(page).addSource('live', nothingThere);
  await page.getByText('No token yet?').click();
  await picture(page, '21-settings-failing');
  await page.getByRole('heading', { name: 'Sources of alarms' }).scrollIntoViewIfNeeded();
  await picture(page, '22-settings-failing-source');
  await watchScreen(page).open();
  await page.getByText('Nobody can say').first().waitFor({ timeout: 60_000 });
  await picture(page, '23-watch-blind');
  await page.getByRole('link', { name: 'Declare an incident' }).click();
  const incident = incidentScreen(page);
  await incident.declare('Prometheus is down', 'service teams are not getting any alerts');
  await incident.takeScribe();
  await incident.write('Slack does not answer either');
  await incident.write('Called the secondary by phone');
  await page.getByText(/posts wait here/).waitFor();
  await picture(page, '24-scribe-waiting');
});

test('a post that Slack refuses', async ({ run }) => {
  const slack = await startSlackServer();
  const wire = await startFaultProxy(slack.origin);
  wire.plan((path) =>
    path.endsWith('/chat.postMessage')
      ? {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ok: false, error: 'not_in_channel' }),
          stored: false,
        }
      : undefined,
  );
  const app = await run({
    WATCHKEEPER_SLACK_API_URL: `${wire.origin}/api/`,
    WATCHKEEPER_SLACK_TOKEN: slack.token,
  });
  const { page } = app;
  await page.getByText('with the token from the environment').waitFor();
  await picture(page, '30-first-run-connected');
  await setUp(page, 'Slack');
  await page.getByRole('link', { name: 'Declare an incident' }).click();
  const incident = incidentScreen(page);
  await incident.declare('Prometheus is down', 'service teams are not getting any alerts');
  await incident.write('The log goes on');
  await page.getByText(/needs you;/).waitFor();
  await picture(page, '31-scribe-refused');
  await page.getByText(/needs you;/).click();
  await picture(page, '32-outbox');
  await app.stop();
  await wire.close();
  await slack.close();
});

test('a database that was set aside', async ({ run, dataFolder }) => {
  const before = await run();
  await setUp(before.page, 'Practice workspace');
  await watchScreen(before.page).takeTheWatch();
  await before.page.getByText(/Primary until/).waitFor();
  await before.stop();
  writeFileSync(join(dataFolder, 'watchkeeper.sqlite'), 'damaged');
  const { page } = await run();
  await page
    .getByText(/set aside/)
    .first()
    .waitFor();
  await picture(page, '40-recovery');
  await page.getByRole('button', { name: /Restore/ }).click();
  await picture(page, '41-recovery-confirm');
});
