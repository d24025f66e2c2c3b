import type { Page } from '@playwright/test';
import { expectAccessible } from '../e2e/expect-accessible';
import { alarmsScreen } from '../e2e/screens/alarms';
import { setUp } from '../e2e/screens/first-run';
import { settingsScreen } from '../e2e/screens/settings';
import { watchScreen } from '../e2e/screens/watch';
import { alerts, startManyAlarms } from './many-alarms';
import { picture, test } from './take-pictures';

/** Where no desktop shows them, the window does, above everything. */
async function putPagesAside(page: Page): Promise<void> {
  const seen = page.getByRole('button', { name: 'I have seen it' });
  await seen.first().waitFor();
  for (let round = 0; round < 10 && (await seen.count()) > 0; round += 1) {
    // One that has gone by itself meanwhile is gone.
    await seen
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined);
  }
}

test('all alarms: quiet, busy, a storm, and blind', async ({ run }) => {
  const alertmanager = await startManyAlarms([]);
  const { page } = await run();
  const alarms = alarmsScreen(page);
  await setUp(page, 'Practice workspace');
  await watchScreen(page).takeTheWatch();
  await settingsScreen(page).open();
  await settingsScreen(page).addSource('live', alertmanager.url);
  await alarms.open();
  await page.getByText('No alarms.').waitFor({ timeout: 60_000 });
  await picture(page, '90-alarms-quiet');

  alertmanager.tell(alerts(24));
  await alarms.line('IngressErrorRateHigh').first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('a');
  await page.keyboard.press('j');
  await putPagesAside(page);
  await picture(page, '91-alarms-busy');
  await expectAccessible(page, 'alarms, busy');
  await page.setViewportSize({ width: 1080, height: 760 });
  await page.keyboard.press('Enter');
  await alarms.details.waitFor();
  await picture(page, '92-alarms-details');
  await expectAccessible(page, 'alarms, details');
  await page.setViewportSize({ width: 1080, height: 760 });
  await page.keyboard.press('Escape');

  alertmanager.tell(alerts(5_000));
  await page.getByRole('heading', { level: 1, name: /5,000 firing/ }).waitFor({ timeout: 60_000 });
  await picture(page, '93-alarms-storm');
  await putPagesAside(page);
  await alarms.filter.fill('high ns:payments');
  await alarms.list.focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await picture(page, '94-alarms-filtered');
  await alarms.filter.fill('');
  await alarms.groupBy.selectOption('namespace');
  await alarms.list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await picture(page, '95-alarms-grouped');
  await expectAccessible(page, 'alarms, grouped');
  await page.setViewportSize({ width: 1080, height: 760 });
  await watchScreen(page).open();
  await picture(page, '96-watch-of-a-storm');
  await alarms.open();

  alertmanager.close();
  await page.getByText('Nobody can say').first().waitFor({ timeout: 90_000 });
  await picture(page, '97-alarms-blind');
});
