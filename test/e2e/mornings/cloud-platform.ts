import { expect } from '@playwright/test';
import { announcementsScreen } from '../screens/announcements';
import { channelsScreen } from '../screens/channels';
import { setUp } from '../screens/first-run';
import { handoverScreen } from '../screens/handover';
import { supportScreen } from '../screens/support';
import { watchScreen } from '../screens/watch';
import { type Morning, say } from './morning';

export const cloudPlatformChannels = [
  'cloud-platform',
  'ask-cloud-platform',
  'cloud-platform-update',
  'cloud-platform-notify',
  'high-priority-alarms',
  'low-priority-alarms',
];

const highAlarms = 'Check #high-priority-alarms for any issues to investigate';
const lowAlarms = 'Check #low-priority-alarms for any issues to investigate';
const requests = 'Check the board for user requests that have been raised and not assigned';
const onCall = 'Get a handover from the on-call engineer about any issues out of hours';
const ask = 'Read through #ask-cloud-platform';

/** Starting the day, a question that takes too long to answer in passing, and planned work that is announced. */
export async function cloudPlatformMorning({ page, slack, look }: Morning): Promise<void> {
  const watch = watchScreen(page);
  const channels = channelsScreen(page);
  await say(slack, 'high-priority-alarms', '[FIRING:1] KubeNodeNotReady');
  await say(slack, 'high-priority-alarms', '[RESOLVED] KubeNodeNotReady');
  await say(slack, 'ask-cloud-platform', 'How do I add a second RDS to my namespace?');
  await say(slack, 'ask-cloud-platform', 'My pipeline fails since yesterday');

  await setUp(page, 'Slack');
  await watch.takeTheWatch();
  await expect(channels.line(highAlarms)).toContainText('2 unread');
  await expect(channels.alarms(highAlarms)).toBeVisible();
  await channels.select(highAlarms);
  await expect(channels.messages('#high-priority-alarms')).toContainText('KubeNodeNotReady');
  await channels.markRead();
  await watch.tick(highAlarms);
  await watch.tick(lowAlarms);
  await watch.tick(requests);
  await watch.note(onCall, 'A node was replaced at 21:40');
  await watch.tick(onCall);
  await channels.select(ask);
  await expect(channels.messages('#ask-cloud-platform')).toContainText('second RDS');
  await look('ask-channel');
  await channels.markRead();
  await watch.tick(ask);

  const support = supportScreen(page);
  await support.open();
  await support.begin('How do I add a second RDS to my namespace?', 'Joan');
  await expect(support.question('second RDS')).toContainText('Joan');
  await look('support');

  const announcements = announcementsScreen(page);
  await announcements.begin();
  await announcements.fill('What, and why', 'replacing the nodes of live, because of a kernel fault');
  await announcements.fill('When', 'today at noon');
  await announcements.promise(/^in 1 h/);
  const announced = (await announcements.preview.textContent()) ?? '';
  expect(announced).toContain(
    'ANNOUNCEMENT: As agreed with the relevant teams, the cloud platform team will be replacing the nodes of live, because of a kernel fault.',
  );
  await look('announcement');
  await announcements.post();
  await expect
    .poll(async () => (await slack.messages('cloud-platform-update')).map(({ text }) => text))
    .toEqual([announced]);
  await expect(announcements.promises(/replacing the nodes/)).toHaveCount(1);
  await announcements.update(/replacing the nodes/, 'All nodes are replaced.', true);
  await expect.poll(async () => (await slack.messages('cloud-platform-update')).length).toBe(2);

  await handoverScreen(page).open();
  for (const words of ['A node was replaced at 21:40', 'second RDS', 'replacing the nodes'])
    await expect(page.getByRole('main')).toContainText(words);
  await look('handover');
}
