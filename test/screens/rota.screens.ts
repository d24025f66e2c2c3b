import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../e2e/screens/first-run';
import { rotaScreen } from '../e2e/screens/rota';
import { watchScreen } from '../e2e/screens/watch';
import { startNotificationDaemon } from '../support/notification-daemon';
import { scheduleFeed, startFeedServer, teamSchedules } from '../support/team-calendar';
import { keepForReadme, picture, test } from './take-pictures';

test('the rota, readiness and hours of a team with two calendars', async ({ run, dataFolder }) => {
  const { primary, secondary } = teamSchedules(Date.now());
  const server = await startFeedServer(scheduleFeed(primary));
  const file = join(dataFolder, 'secondary.ics');
  writeFileSync(file, scheduleFeed(secondary));
  const desktop = await startNotificationDaemon();
  try {
    const { page } = await run({ DBUS_SESSION_BUS_ADDRESS: desktop.busAddress });
    await setUp(page, 'Practice workspace');
    const rota = rotaScreen(page);
    await rota.open();
    await picture(page, '60-rota-empty');
    await rota.addCalendar('Primary feed', server.url);
    await rota.addCalendar('Secondary file', file);
    await picture(page, '61-rota-who-am-i');
    await rota.iAm('Ada Byron');
    await page.getByText('Which of these are you?').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await picture(page, '62-rota');
    keepForReadme('62-rota-night-wide', 'rota-night');
    await page.evaluate('document.getElementById("rota-sources").scrollIntoView()');
    await picture(page, '63-rota-sources');
    await page.evaluate('scrollTo(0, 0)');
    await page.getByText('As a table').click();
    await picture(page, '64-rota-table');
    server.serve(undefined);
    await page.getByRole('button', { name: 'Read all now' }).click();
    await rota
      .source('Primary feed')
      .getByText(/HTTP 500/)
      .waitFor();
    await page.evaluate('document.getElementById("rota-sources").scrollIntoView()');
    await picture(page, '65-rota-failing');

    await watchScreen(page).open();
    await picture(page, '66-watch-from-rota');
    await page.evaluate(`location.hash = '#/readiness'`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, '67-readiness-unchecked');
    await page.getByRole('button', { name: /^Check now/ }).click();
    await page.getByRole('button', { name: 'I heard it' }).waitFor();
    await picture(page, '68-readiness-asks');
    await desktop.pressAction('I see it');
    await page.getByRole('button', { name: 'I heard nothing' }).click();
    await picture(page, '69-readiness-not-ready');
    await page.evaluate(`location.hash = '#/hours'`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, '70-hours');
  } finally {
    await server.close();
    await desktop.close();
  }
});
