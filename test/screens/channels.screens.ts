import { channelsScreen } from '../e2e/screens/channels';
import { setUp } from '../e2e/screens/first-run';
import { watchScreen } from '../e2e/screens/watch';
import { startSlackServer } from '../support/slack-server';
import { nothingThere, picture, test } from './take-pictures';

const askChannel = 'Read through #ask-cloud-platform';
const highAlarms = 'Check #high-priority-alarms for any issues to investigate';

test('channels: unread beside the items, and a colleague who writes in practice', async ({ run }) => {
  const { page } = await run();
  const channels = channelsScreen(page);
  await setUp(page, 'Practice workspace');
  await watchScreen(page).takeTheWatch();
  await channels.line(askChannel).waitFor();
  await picture(page, '90-channels-quiet');
  await channels.colleagueSays(
    '#high-priority-alarms',
    '[FIRING:1] KubePodCrashLooping monitoring (critical)',
  );
  await channels.colleagueSays('#high-priority-alarms', '[FIRING:1] NodeNotReady live (critical)');
  await channels.colleagueSays('#high-priority-alarms', '[RESOLVED] NodeNotReady live (critical)');
  for (let count = 1; count <= 14; count += 1)
    await channels.colleagueSays(
      '#ask-cloud-platform',
      count % 4 === 0
        ? 'Hello, since this morning our namespace cannot pull its image. We have changed nothing. '.repeat(3)
        : `Question ${count}: who can approve a pull request?`,
    );
  await picture(page, '91-practice-colleague');
  await watchScreen(page).open();
  await page.getByText('3 unread').first().waitFor();
  await channels.select(askChannel);
  await channels.messages('#ask-cloud-platform').waitFor();
  await picture(page, '92-channel-read');
  await channels.markRead();
  await channels.line(askChannel).getByText('all read').waitFor();
  await channels.select(highAlarms);
  await channels.messages('#high-priority-alarms').waitFor();
  await picture(page, '93-channel-of-alarms');
});

test('channels of Slack: attachments, and a network that has gone', async ({ run }) => {
  const slack = await startSlackServer(['cloud-platform', 'ask-cloud-platform', 'high-priority-alarms']);
  await slack.say('high-priority-alarms', {
    text: '',
    attachments: JSON.stringify([
      {
        title: '[FIRING:2] IngressErrorRateHigh ingress-controllers',
        title_link: 'https://alertmanager.live.example.gov.uk/#/alerts',
        text: '*Summary:* more than 2 % of requests fail &amp; it grows\n<https://runbooks.example.gov.uk/ingress|Runbook>',
        fields: [{ title: 'Severity', value: 'critical' }],
      },
    ]),
  });
  await slack.say('high-priority-alarms', { text: 'I am looking :eyes: <!here>' });
  const environment = { WATCHKEEPER_SLACK_API_URL: slack.apiUrl, WATCHKEEPER_SLACK_TOKEN: slack.token };
  const app = await run(environment);
  await setUp(app.page, 'Slack');
  await watchScreen(app.page).takeTheWatch();
  const channels = channelsScreen(app.page);
  await channels.line(highAlarms).getByText('2 unread').waitFor();
  await channels.select(highAlarms);
  await channels.messages('#high-priority-alarms').waitFor();
  await picture(app.page, '94-channels-of-slack');
  await app.stop();
  await slack.close();
  const later = await run({ ...environment, WATCHKEEPER_SLACK_API_URL: `${nothingThere}/api/` });
  const after = channelsScreen(later.page);
  await after.line(highAlarms).getByText('As of').waitFor();
  await after.select(highAlarms);
  await picture(later.page, '95-channels-without-network');
});
