import { expectAccessible } from './expect-accessible';
import { channelsScreen } from './screens/channels';
import { setUp } from './screens/first-run';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

const askChannel = 'Read through #ask-cloud-platform';
const highAlarms = 'Check #high-priority-alarms for any issues to investigate';

test('a channel is read and marked by keyboard, and after a kill copy and mark are there', async ({
  run,
  dataFolder,
}) => {
  const app = await run(dataFolder);
  const channels = channelsScreen(app.page);
  await setUp(app.page, 'Practice workspace');
  await watchScreen(app.page).takeTheWatch();
  await expect(channels.line(askChannel)).toContainText('nothing unread since');
  await channels.colleagueSays('#ask-cloud-platform', 'is the pipeline broken?');
  await channels.colleagueSays('#ask-cloud-platform', '<b>still</b> broken');
  await channels.colleagueSays('#high-priority-alarms', '[FIRING:1] NodeNotReady live');
  await watchScreen(app.page).open();
  await expect(channels.line(askChannel)).toContainText('2 unread since');
  await expect(channels.line(highAlarms)).toContainText('1 unread since');
  await expect(channels.line(highAlarms)).toContainText('1 alarm without a ‘Resolved’ so far');
  await expect(channels.alarms(highAlarms)).toContainText('none firing');

  await channels.select(askChannel);
  const messages = channels.messages('#ask-cloud-platform');
  await expect(messages.getByText('<b>still</b> broken')).toBeVisible();
  await expectAccessible(app.page, 'a channel that is read');
  await channels.markRead();
  await expect(channels.line(askChannel)).toHaveText('all read');
  await app.kill();

  const { page } = await run(dataFolder);
  const after = channelsScreen(page);
  await expect(after.line(askChannel)).toHaveText('all read');
  await after.colleagueSays('#ask-cloud-platform', 'it works again');
  await watchScreen(page).open();
  await expect(after.line(askChannel)).toContainText('1 unread since');
});

test('a message becomes a finding of its item', async ({ run, dataFolder }) => {
  const { page } = await run(dataFolder);
  const channels = channelsScreen(page);
  await setUp(page, 'Practice workspace');
  await watchScreen(page).takeTheWatch();
  await channels.colleagueSays('#high-priority-alarms', '[FIRING:1] NodeNotReady live');
  await watchScreen(page).open();
  await channels.select(highAlarms);
  await channels
    .messages('#high-priority-alarms')
    .getByRole('button', { name: 'Raise a finding from the message of A colleague' })
    .click();
  await expect(page.getByRole('textbox', { name: 'What did you find?' })).toHaveValue(
    '#high-priority-alarms, A colleague: [FIRING:1] NodeNotReady live',
  );
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('#high-priority-alarms, A colleague: [FIRING:1] NodeNotReady live').first(),
  ).toBeVisible();
});
