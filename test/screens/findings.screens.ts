import { findingsScreen } from '../e2e/screens/findings';
import { setUp } from '../e2e/screens/first-run';
import { watchScreen } from '../e2e/screens/watch';
import { picture, test } from './take-pictures';

test('findings: raised, looked into, the whys, an outcome, ended, and seen before', async ({ run }) => {
  const { page } = await run();
  const watch = watchScreen(page);
  const findings = findingsScreen(page);
  await setUp(page, 'Practice workspace');
  await findings.open();
  await picture(page, '90-findings-empty');
  await watch.open();
  await watch.takeTheWatch();
  await watch.raiseFinding('Check the board', 'A request is a week old and has no owner');
  await page.getByRole('button', { name: 'Ring a practice alarm' }).click();
  await watch.alarm('IngressErrorRateHigh').waitFor();
  await findings.raiseFromAlarm('IngressErrorRateHigh', 'Errors come only from one ingress class');
  await picture(page, '91-watch-with-findings');
  await findings.openOne('Errors come only from one ingress class');
  await picture(page, '92-finding-raised');
  await findings.sayLooking();
  await findings.askWhy(
    'Its controller was restarted and took traffic before it was ready',
    'The readiness probe answers before the routes are loaded',
  );
  await findings.choose('Noise');
  await findings.conclude('Harmless while it lasts some seconds; the probe is to be put right.');
  await findings.endButton.scrollIntoViewIfNeeded();
  await picture(page, '93-finding-what-is-missing');
  await findings.choose('Intermittent issue');
  await findings.answer('Who watches for it to occur again?', 'Grace');
  await findings.endButton.scrollIntoViewIfNeeded();
  await picture(page, '94-finding-preview');
  await findings.end();
  await page.evaluate('scrollTo(0, 0)');
  await picture(page, '95-finding-ended');
  await watch.open();
  await findings.raiseFromAlarm('IngressErrorRateHigh', 'It happened again');
  await watch.alarm('IngressErrorRateHigh').getByRole('button', { name: 'Finding' }).click();
  await watch.alarm('IngressErrorRateHigh').locator('.repeats').waitFor();
  await picture(page, '96-finding-seen-before');
  await page.keyboard.press('Escape');
  await findings.openOne('It happened again');
  await picture(page, '97-finding-repeated');
});
