import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduleFeed, startFeedServer, teamSchedules } from '../support/team-calendar';
import { setUp } from './screens/first-run';
import { rotaScreen } from './screens/rota';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

const hour = 3_600_000;

test('a rota from two calendars begins my watch, and survives kill -9 and a calendar that is gone', async ({
  run,
  dataFolder,
}) => {
  const { primary, secondary, missingAt, doubledAt } = teamSchedules(Date.now());
  const server = await startFeedServer(scheduleFeed(primary));
  const file = join(dataFolder, 'secondary.ics');
  writeFileSync(file, scheduleFeed(secondary));
  try {
    let app = await run(dataFolder);
    await setUp(app.page, 'Practice workspace');

    await test.step('an address that is none is refused in words, and nothing is kept', async () => {
      const rota = rotaScreen(app.page);
      await rota.open();
      await expect(rota.sources).toContainText('No source yet.');
      const form = rota.sources.getByRole('group').filter({ hasText: 'Add a calendar' });
      await form.getByRole('textbox', { name: 'Name' }).fill('Primary feed');
      await form.getByLabel('Address').fill('ftp://calendar.example.org/feed');
      await form.getByRole('button', { name: 'Read it and add it' }).click();
      await expect(form).toContainText('The address of a rota cannot be used');
      await expect(rota.sources).toContainText('No source yet.');
    });

    await test.step('two calendars are added; they name people, and none of them is known to be me', async () => {
      const rota = rotaScreen(app.page);
      await rota.addCalendar('Primary feed', server.url);
      await rota.addCalendar('Secondary file', file);
      await expect(rota.source('Primary feed')).toContainText('127.0.0.1');
      await expect(rota.source('Secondary file')).toContainText('secondary.ics');
      await expect(app.page.getByRole('main')).not.toContainText('7f3a9c-secret');
      await watchScreen(app.page).open();
      await expect(watchScreen(app.page).headline).toHaveText('Off watch');
    });

    await test.step('once I say who I am, the watch begins', async () => {
      const rota = rotaScreen(app.page);
      await rota.open();
      await rota.iAm('Ada Byron');
      await watchScreen(app.page).open();
      await expect(app.page.getByText(/Primary until/)).toBeVisible();
      await expect(watchScreen(app.page).item('Check #high-priority-alarms')).toBeVisible();
    });

    await test.step('the month says what is missing, and who stands twice', async () => {
      const rota = rotaScreen(app.page);
      await rota.openMonth(missingAt);
      await expect(rota.attention).toContainText(/Nobody is secondary/);
      await rota.openMonth(doubledAt);
      await expect(rota.attention).toContainText(/Mary Somerville/);
    });

    await test.step('a shift by hand stands before the calendar, and its end gives the watch back', async () => {
      const rota = rotaScreen(app.page);
      await rota.open();
      await rota.giveToSomeoneElse('Grace Hopper', Date.now() - hour, Date.now() + hour);
      await watchScreen(app.page).open();
      await expect(watchScreen(app.page).headline).toHaveText('Off watch');
      await rota.open();
      await rota.removeShift('Grace Hopper');
      await watchScreen(app.page).open();
      await expect(app.page.getByText(/Primary until/)).toBeVisible();
    });

    await test.step('killed, with the calendar gone, it still knows whose watch it is, and says what it lacks', async () => {
      server.serve(undefined);
      await app.kill();
      app = await run(dataFolder);
      await expect(app.page.getByText(/Primary until/)).toBeVisible();
      const rota = rotaScreen(app.page);
      await rota.open();
      await expect(rota.source('Primary feed')).toContainText('is not in the keychain any more');
      await expect(rota.source('Primary feed')).toContainText('The last good copy stays in use');
    });
  } finally {
    await server.close();
  }
});
