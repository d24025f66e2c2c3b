import AxeBuilder from '@axe-core/playwright';
import { setUp } from './screens/first-run';
import { incidentScreen } from './screens/incident';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

test('every page passes WCAG 2.2 AA in both lights, and fits a narrow window', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  const check = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
      expect(found, `${name}, ${colorScheme}`).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow, `${name} at 360 px scrolls sideways by this many pixels`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1080, height: 760 });
  };

  await page.getByRole('button', { name: 'Start' }).waitFor();
  await check('first run');
  await setUp(page, 'Practice workspace');
  await page.getByRole('button', { name: 'Take the watch' }).waitFor();
  await check('off watch');
  await watchScreen(page).takeTheWatch();
  await page.getByRole('button', { name: 'Ring a practice alarm' }).click();
  await watchScreen(page).alarm('IngressErrorRateHigh').waitFor();
  await check('watch');
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: 'Declare an incident' }).waitFor();
  await check('declare');
  const incident = incidentScreen(page);
  await incident.declare('ingress is returning errors', 'one request in fifty fails');
  await incident.write('A line');
  await incident.entry('A line').waitFor();
  await check('scribe');
  for (const place of ['Incidents', 'Handover', 'Practice', 'Settings']) {
    await page.getByRole('link', { name: place, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await check(place);
  }
});

test('a whole watch can be walked without a pointer', async ({ run, dataFolder }) => {
  const { page } = await run(dataFolder);
  const { keyboard } = page;
  await page.getByRole('textbox', { name: 'Your name' }).focus();
  await keyboard.type('Ada');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take the watch' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByText(/Primary until/)).toBeVisible();

  await watchScreen(page).item('Check #high-priority-alarms').waitFor();
  await keyboard.press('x');
  await expect(watchScreen(page).item('Check #high-priority-alarms').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'Ring a practice alarm' }).focus();
  await keyboard.press('Enter');
  const alarm = watchScreen(page).alarm('IngressErrorRateHigh');
  await alarm.waitFor();
  await keyboard.press('a');
  await expect(alarm).toContainText('held by you until');
});
