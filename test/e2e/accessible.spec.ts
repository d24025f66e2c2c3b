import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHostileAlertmanager } from '../screens/hostile-alertmanager';
import { scheduleFeed, startFeedServer, teamSchedules } from '../support/team-calendar';
import { expectAccessible, expectNoScrollingSideways } from './expect-accessible';
import { setUp } from './screens/first-run';
import { incidentScreen } from './screens/incident';
import { rotaScreen } from './screens/rota';
import { settingsScreen } from './screens/settings';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

test('every page passes WCAG 2.2 AA in both lights, and fits a narrow window', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  const check = (name: string) => expectAccessible(page, name);

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
  await page.getByRole('radio', { name: 'Slack' }).check();
  await page.getByText('No token yet?').click();
  await page.getByRole('button', { name: 'Copy the manifest' }).click();
  // Where a shell forbids the clipboard, the text is selected instead; either way it is said.
  await expect(page.getByText(/^Copied\.|so it is selected/)).toBeVisible();
  await check('Settings with the manifest');
  await page.getByRole('link', { name: 'Handover', exact: true }).click();
  await page.getByRole('button', { name: /^Post to/ }).click();
  await page.getByRole('dialog').waitFor();
  await check('the question before posting');
});

test('the pages of the rota, readiness and hours pass it too, empty and full', async ({
  run,
  dataFolder,
}) => {
  const { primary, secondary } = teamSchedules(Date.now());
  const server = await startFeedServer(scheduleFeed(primary));
  const file = join(dataFolder, 'secondary.ics');
  writeFileSync(file, scheduleFeed(secondary));
  const { page } = await run(dataFolder);
  const rota = rotaScreen(page);
  const pages = async (what: string) => {
    for (const hash of ['#/rota', '#/readiness', '#/hours', '#/watch']) {
      await page.evaluate(`location.hash = '${hash}'`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page, `${hash}, ${what}`);
    }
    await rota.open();
  };
  try {
    await setUp(page, 'Practice workspace');
    await rota.open();
    await pages('without a source');
    await rota.addCalendar('Primary feed', server.url);
    await rota.addCalendar('Secondary file', file);
    await expectAccessible(page, 'the rota without me');
    await rota.iAm('Ada Byron');
    await page.getByText('As a table').click();
    await expectAccessible(page, 'the rota as a table');
    server.serve(undefined);
    await page.getByRole('button', { name: 'Read all now' }).click();
    await rota
      .source('Primary feed')
      .getByText(/HTTP 500/)
      .waitFor();
    await pages('with sources, one of them failing');
  } finally {
    await server.close();
  }
});

test('a screen reader gets the month as a table, whatever is drawn', async ({ run, dataFolder }) => {
  const { primary } = teamSchedules(Date.now());
  const server = await startFeedServer(scheduleFeed(primary));
  const { page } = await run(dataFolder);
  try {
    await setUp(page, 'Practice workspace');
    const rota = rotaScreen(page);
    await rota.open();
    await rota.addCalendar('Primary feed', server.url);
    for (const width of [400, 1080]) {
      await page.setViewportSize({ width, height: 760 });
      const table = page.getByRole('table', { name: /^Rota of/ });
      await expect(table.getByRole('columnheader')).toHaveText(['Day', 'Holiday', 'Primary', 'Secondary']);
      await expect(table.getByRole('row').filter({ hasText: 'Ada Byron' }).first()).toBeAttached();
    }
  } finally {
    await server.close();
  }
});

test('no text of an alarm breaks a page, whatever its length, direction or characters', async ({
  run,
  dataFolder,
}) => {
  const alertmanager = await startHostileAlertmanager();
  try {
    const { page } = await run(dataFolder);
    await setUp(page, 'Practice workspace');
    await watchScreen(page).takeTheWatch();
    await settingsScreen(page).open();
    await settingsScreen(page).addSource('hostile', alertmanager.url);
    await watchScreen(page).open();
    const alarm = watchScreen(page).alarm('OneLongWord');
    await alarm.waitFor();
    expect((await alarm.boundingBox())?.height, 'a cut text takes a few lines').toBeLessThan(400);
    await expectNoScrollingSideways(page, 'hostile alarms');
    for (const labels of await page.getByText('All labels').all()) await labels.click();
    await expectNoScrollingSideways(page, 'hostile labels');
    const more = alarm.getByRole('button', { name: /^Show all/ });
    while ((await more.count()) > 0) await more.first().press('Enter');
    await expectNoScrollingSideways(page, 'all of the hostile labels');
    await expect(watchScreen(page).alarm('Control␇Characters')).toContainText('Everything is [U+202E]fine');

    await alarm.getByRole('button', { name: /^Declare/ }).click();
    await page.getByRole('heading', { name: 'Declare an incident' }).waitFor();
    await expectNoScrollingSideways(page, 'a declaration from a hostile alarm');
    await incidentScreen(page).declare(undefined, 'y'.repeat(1_000));
    await incidentScreen(page).write('z'.repeat(4_000));
    await incidentScreen(page).entry('zzz').waitFor();
    await expectNoScrollingSideways(page, 'an incident of one long word');
    for (const place of ['Watch', 'Incidents', 'Handover', 'Practice']) {
      await page.getByRole('link', { name: place, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectNoScrollingSideways(page, `${place} with a hostile alarm`);
    }
  } finally {
    alertmanager.close();
  }
});

test('each key is an act of its own: none is lost while the one before is still being saved', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  const { keyboard } = page;
  await setUp(page, 'Practice workspace');
  await watchScreen(page).takeTheWatch();
  await watchScreen(page).item('Check #high-priority-alarms').waitFor();
  for (const key of ['x', 'x', 'x']) await keyboard.press(key);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await keyboard.press('Shift+D');
  await page.getByRole('heading', { name: 'Declare an incident' }).waitFor();
  const incident = incidentScreen(page);
  await incident.declare('ingress is returning errors', 'one request in fifty fails');
  await incident.takeLead();
  await incident.takeScribe();
  await expect(page.getByText('lead you · scribe you')).toBeVisible();
});

test('a whole watch can be walked without a pointer', async ({ run, dataFolder }) => {
  const { page } = await run(dataFolder);
  const { keyboard } = page;
  await page.getByRole('textbox', { name: 'Your name' }).focus();
  await keyboard.type('Ada');
  await page.getByRole('radio', { name: 'Practice workspace' }).focus();
  await keyboard.press('Space');
  await page.getByRole('button', { name: 'Start' }).focus();
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
