import { expect } from '@playwright/test';
import { channelsScreen } from '../screens/channels';
import { findingsScreen } from '../screens/findings';
import { setUp } from '../screens/first-run';
import { handoverScreen } from '../screens/handover';
import { teamScreen } from '../screens/team';
import { watchScreen } from '../screens/watch';
import { type Morning, say } from './morning';

export const tisChannels = ['fire_fire', 'monitoring', 'monitoring-prod', 'monitoring-esr', 'tis-ndw-etl'];

const monitoringProd = 'Read #monitoring-prod since yesterday';
const monitoringEsr = 'Read #monitoring-esr since yesterday';
const monitoring = 'Read #monitoring since yesterday';
const ndw = 'Check that the NDW Stage and Prod ETLs were processed successfully';
const nimdta = 'Check that the NIMDTA Sync jobs of the night have started';

/** The monitoring channels of the night, a warning without its pair, and the known issue that goes with it. */
export async function tisMorning({ page, slack, look }: Morning): Promise<void> {
  const watch = watchScreen(page);
  const channels = channelsScreen(page);
  const findings = findingsScreen(page);
  await say(slack, 'monitoring-prod', '[FIRING:1] PersonPlacementTrainingBodyTrustJob did not start');
  await say(slack, 'monitoring-prod', '[FIRING:1] Overnight sync job is heavy');
  await say(slack, 'monitoring-prod', '[RESOLVED] Overnight sync job is heavy');

  await setUp(page, 'Slack', 'TIS');
  await watch.takeTheWatch();
  await expect(channels.line(monitoringProd)).toContainText('3 unread');
  await channels.select(monitoringProd);
  const messages = channels.messages('#monitoring-prod');
  await expect(messages.getByRole('listitem').filter({ hasText: 'no ‘Resolved’ yet' })).toHaveText(
    /PersonPlacementTrainingBodyTrustJob/,
  );
  await look('channel');
  await channels.markRead();
  await watch.raiseFinding(monitoringProd, 'PersonPlacementTrainingBodyTrustJob did not start tonight');
  await watch.tick(monitoringProd);
  await watch.tick(monitoringEsr);
  await watch.tick(monitoring);
  await watch.note(ndw, 'Prod at 03:10, Stage at 03:40');
  await watch.tick(ndw);

  const team = teamScreen(page);
  await team.open();
  await team.find.fill('nimdta');
  await expect(page.getByRole('main')).toContainText('Manually restart the NIMDTA Sync jobs');
  await look('known-issue');

  await watch.open();
  await watch.tick(nimdta);
  await findings.openOne('PersonPlacementTrainingBodyTrustJob did not start tonight');
  await findings.sayLooking();
  await findings.choose('Intermittent issue');
  await findings.answer('Who watches for it to occur again?', 'Grace');
  await findings.conclude('Restarted by hand, as in the known issues.');
  await findings.end();
  await expect
    .poll(async () => (await slack.messages('fire_fire')).map(({ text }) => text))
    .toEqual([
      'I am looking into PersonPlacementTrainingBodyTrustJob did not start tonight',
      [
        'Outcome: Intermittent issue',
        'Restarted by hand, as in the known issues.',
        'Who watches for it to occur again? Grace',
      ].join('\n'),
    ]);
  await handoverScreen(page).open();
  for (const words of ['PersonPlacementTrainingBodyTrustJob', 'Intermittent issue', 'Grace'])
    await expect(page.getByRole('main')).toContainText(words);
  await look('handover');
}
