import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible } from '../e2e/expect-accessible';
import { commandsScreen } from '../e2e/screens/commands';
import { setUp } from '../e2e/screens/first-run';
import { watchScreen } from '../e2e/screens/watch';
import { startKubernetesServer } from '../support/kubernetes-server';
import { crashLoop, samplePod } from '../support/sample-pods';
import { picture, test } from './take-pictures';

const pods = 'Check the pods for errors, backoffs, or excessive restarts.';
const tool = 'Check that kubectl is the one that we use.';

test('commands of a checklist: reviewed, run, compared, and what they wrote', async ({ run, dataFolder }) => {
  const cluster = await startKubernetesServer();
  const now = Date.now();
  const argv = [
    ...['kubectl', 'get', 'pods', '--namespace=my-team', '--output=json', `--server=${cluster.url}`],
    ...['--kubeconfig=/dev/null', `--cache-dir=${join(dataFolder, 'cache')}`],
  ];
  const items = [
    { id: 'pods', text: pods, run: argv },
    { id: 'tool', text: tool, run: ['kubectl', 'version', '--client'] },
    {
      id: 'wrong',
      text: 'Check what nobody can answer.',
      run: ['kubectl', 'get', 'pods', '--context=live eu'],
    },
  ].map((item) => `      - ${JSON.stringify(item)}\n`);
  const shipped = readFileSync('resources/packs/cloud-platform.yaml', 'utf8');
  mkdirSync(join(dataFolder, 'packs'));
  writeFileSync(
    join(dataFolder, 'packs', 'own.yaml'),
    shipped.replaceAll(/^ {4}items:\n/gm, `    items:\n${items.join('')}`),
  );
  cluster.answer('my-team', [
    samplePod('api-1', { now }),
    samplePod('api-2', { now }),
    samplePod('worker-1', { now }),
  ]);

  const { page } = await run();
  const commands = commandsScreen(page);
  await setUp(page, 'Practice workspace');
  await watchScreen(page).takeTheWatch();
  await commands.select(pods);
  await picture(page, '110-command-not-approved');
  await page.keyboard.press('r');
  await commands.review.waitFor();
  await expectAccessible(page, 'commands');
  await picture(page, '111-commands-review');
  await page.getByRole('button', { name: 'Approve all' }).first().click();
  await commands.run(pods);
  await expect(commands.line(pods).first()).toContainText('3 pods, all fine');
  await picture(page, '112-pods-fine');

  const gone = crashLoop('worker-1', now);
  const starting = samplePod('api-4', {
    now,
    phase: 'Pending',
    age: 40,
    conditions: [],
    containers: [{ ready: false, state: { waiting: { reason: 'ContainerCreating' } } }],
  });
  cluster.answer('my-team', [samplePod('api-1', { now }), samplePod('api-3', { now }), starting, gone]);
  await commands.run(pods);
  await expect(commands.line(pods).first()).toContainText('4 pods, 1 with an error');
  await expectAccessible(page, 'commands');
  await picture(page, '113-pods-odd');
  await commands.showEvidence(pods);
  await commands.evidence.getByText('CrashLoopBackOff').first().waitFor();
  await expectAccessible(page, 'commands');
  await picture(page, '114-command-evidence');
  await page.keyboard.press('Escape');
  await commands.run(tool);
  await expect(commands.line(tool).first()).toContainText('ended well');
  await picture(page, '115-command-text');
  await commands.run('Check what nobody can answer.');
  await expect(commands.line('Check what nobody can answer.').first()).toContainText(
    'kubectl knows no cluster',
  );
  await picture(page, '116-command-failed');
  await page.goto(`${page.url().replace(/#.*/, '')}#/settings`);
  await commands.approvals.scrollIntoViewIfNeeded();
  await commands.approvals.locator('summary').click();
  await picture(page, '117-commands-approved');
  await cluster.close();
});
