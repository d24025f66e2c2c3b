import { expectAccessible } from './expect-accessible';
import { findingsScreen } from './screens/findings';
import { setUp } from './screens/first-run';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

test('a finding goes from an alarm to an outcome in one thread, keeps what is typed over a reload, and is seen again', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  const watch = watchScreen(page);
  const findings = findingsScreen(page);
  await setUp(page, 'Practice workspace');
  await findings.open();
  await expectAccessible(page, 'findings, none');
  await watch.open();
  await watch.takeTheWatch();
  await page.getByRole('button', { name: 'Ring a practice alarm' }).click();
  await watch.alarm('IngressErrorRateHigh').waitFor();
  await page.keyboard.press('i');
  await page.keyboard.type('Only one <b>ingress</b> class @channel');
  await page.keyboard.press('Enter');
  await findings.openOne('Only one <b>ingress</b> class @channel');
  await expect(findings.preview.first()).toHaveText(
    'I am looking into Only one <b>ingress</b> class @channel',
  );
  await findings.sayLooking();
  await expect(findings.detail.getByRole('heading', { name: 'Looking' })).toBeFocused();
  await findings.askWhy('It restarted', 'It was moved');
  await findings.choose('Undetermined');
  await findings.conclude('Nobody knows yet.');
  await expect(findings.missing).toHaveText('Still missing: “Who decides?” (nobody is named there).');
  await expect(findings.endButton).toBeDisabled();

  await page.reload();
  await expect(findings.whys).toHaveCount(3);
  await expect(findings.whys.nth(1)).toHaveValue('It was moved');
  await findings.answer('Who decides?', 'Grace');
  const told = [
    'Outcome: Undetermined',
    'Nobody knows yet.',
    'Why: 1. It restarted 2. It was moved',
    'Who decides? Grace',
  ].join('\n');
  expect(await findings.preview.textContent()).toBe(told);
  await expectAccessible(page, 'a finding, before its end');
  await findings.end();
  await expectAccessible(page, 'a finding that has ended');
  await findings.reopen('it rang again');

  await page.getByRole('link', { name: 'Practice', exact: true }).click();
  await expect(page.getByText('Opened again: it rang again')).toBeVisible();
  await expect(page.getByText('Why: 1. It restarted 2. It was moved')).toBeVisible();

  await watch.open();
  await watch.alarm('IngressErrorRateHigh').getByRole('button', { name: 'Finding' }).click();
  await expect(page.getByText('Second finding of this alarm in 30 days.')).toBeVisible();
  await expectAccessible(page, 'a finding while it is raised');
});
