import { expect } from '@playwright/test';
import { crashLoop, samplePod } from '../../support/sample-pods';
import { channelsScreen } from '../screens/channels';
import { commandsScreen } from '../screens/commands';
import { findingsScreen } from '../screens/findings';
import { setUp } from '../screens/first-run';
import { handoverScreen } from '../screens/handover';
import { watchScreen } from '../screens/watch';
import { type Morning, say } from './morning';

export const interventionsChannels = ['interventions', 'interventions-alerts', 'interventions-dev'];

const grafana = 'Check Grafana for any irregularities.';
const alertmanager = 'Check #interventions-alerts for any AlertManager (Kubernetes) errors.';
const exceptions = 'Check #interventions-alerts for any exceptions.';
const pods =
  'Check `kubectl get pods --namespace=hmpps-interventions-prod` for any errors, backoffs, or excessive restarts.';
const logs = 'Check the logs for any errors or problems.';

/** "Daily ops tasks", from the checklist to the conclusion in the thread. */
export async function interventionsMorning({ page, slack, kubernetes, look }: Morning): Promise<void> {
  const watch = watchScreen(page);
  const channels = channelsScreen(page);
  const commands = commandsScreen(page);
  const findings = findingsScreen(page);
  const now = Date.now();
  kubernetes.answer('hmpps-interventions-prod', [
    samplePod('interventions-ui-1', { now }),
    samplePod('interventions-ui-2', { now }),
    crashLoop('interventions-service-1', now),
  ]);
  await say(slack, 'interventions-alerts', 'NullPointerException in ReferralService &lt;sentry 4711&gt;');
  await say(slack, 'interventions-alerts', 'RDSLowStorage: interventions-prod has 12 % left');

  await setUp(page, 'Slack', 'Interventions');
  await watch.takeTheWatch();
  await expect(channels.line(alertmanager)).toContainText('2 unread');
  await look('morning');

  await watch.tick(grafana);
  await channels.select(alertmanager);
  await expect(channels.messages('#interventions-alerts')).toContainText('RDSLowStorage');
  await look('channel');
  await channels.markRead();
  await expect(channels.line(alertmanager)).toContainText('all read');
  await expect(channels.line(exceptions)).toContainText('all read');
  await watch.tick(alertmanager);
  await watch.tick(exceptions);

  await commands.select(pods);
  await expect(commands.words(pods)).toHaveText([
    'kubectl',
    'get',
    'pods',
    '--namespace=hmpps-interventions-prod',
    '--output=json',
    '--request-timeout=10s',
  ]);
  expect(kubernetes.asked).toEqual([]);
  await commands.approve(pods);
  await commands.run(pods);
  await expect(commands.oddPods(pods)).toHaveCount(1);
  await expect(commands.oddPods(pods)).toContainText('interventions-service-1');
  await expect(commands.oddPods(pods)).toContainText('CrashLoopBackOff');
  await look('pods');
  await watch.raiseFinding(pods, 'interventions-service-1 restarts every few minutes');
  await watch.tick(pods);
  await watch.skip(logs, 'Kibana is down for maintenance');

  await findings.openOne('interventions-service-1 restarts every few minutes');
  await findings.sayLooking();
  await findings.askWhy('It runs out of memory', 'A report loads every referral at once', 'It has no paging');
  await findings.choose('Noise');
  await expect(findings.missing).toBeVisible();
  await findings.answer(
    'Where in the code or the integrations is the noise removed?',
    'ReportService, paging',
  );
  await findings.answer('The dashboard that shows the problem', 'https://grafana.example.org/d/memory');
  await findings.conclude('The report pages from the next release on.');
  await look('finding');
  await findings.end();
  await expect
    .poll(async () => (await slack.messages('interventions-dev')).map(({ text }) => text))
    .toEqual([
      'I am looking into interventions-service-1 restarts every few minutes',
      [
        'Outcome: Noise',
        'The report pages from the next release on.',
        'Why: 1. It runs out of memory 2. A report loads every referral at once 3. It has no paging',
        'Where in the code or the integrations is the noise removed? ReportService, paging',
        'The dashboard that shows the problem: https://grafana.example.org/d/memory',
      ].join('\n'),
    ]);

  const handover = handoverScreen(page);
  await handover.open();
  for (const words of [
    'restarts every few minutes',
    'Noise',
    'Kibana is down for maintenance',
    '1 with an error',
  ])
    await expect(page.getByRole('main')).toContainText(words);
  await look('handover');
}
