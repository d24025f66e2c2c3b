import { readFileSync } from 'node:fs';
import { scheduleFeed, startFeedServer } from '../support/team-calendar';
import { setUp } from './screens/first-run';
import { handoverScreen } from './screens/handover';
import { rotaScreen } from './screens/rota';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

const minute = 60_000;

test('before a shift it is proved that a notification is seen and heard, and a no keeps all from looking well', async ({
  run,
  dataFolder,
  peers,
}) => {
  const { page } = await run(dataFolder);
  const watch = watchScreen(page);
  const verdict = (words: RegExp) => page.getByRole('main').getByText(words).first();
  const state = (name: string) => page.getByRole('main').getByRole('img', { name, exact: true });
  await setUp(page, 'Practice workspace');
  await watch.takeTheWatch();
  await page.getByText(/Primary until/).waitFor();

  await test.step('the notification is pressed on the desktop, the sound is heard: ready', async () => {
    await page.getByRole('link', { name: /^Readiness/ }).click();
    await page.getByRole('button', { name: /^Check now/ }).click();
    await peers.desktop.pressAction('I see it');
    await page.getByRole('button', { name: 'I heard it' }).click();
    await expect(verdict(/^Ready for your primary shift/)).toBeVisible();
    await watch.open();
    await expect(page.getByRole('link', { name: 'Ready, checked' })).toBeVisible();
  });

  await test.step('nothing is heard: not ready, on the watch and in the handover', async () => {
    await page.getByRole('link', { name: /^Ready/ }).click();
    await page.getByRole('button', { name: /^Check now/ }).click();
    await peers.desktop.pressAction('I see it');
    await page.getByRole('button', { name: 'I heard nothing' }).click();
    await expect(verdict(/^Not ready: the sound$/)).toBeVisible();
    await watch.open();
    await expect(state('Needs you')).toBeVisible();
    await expect(page.getByText('Not ready:')).toBeVisible();
    const handover = handoverScreen(page);
    await handover.open();
    expect(readFileSync(await handover.exportMarkdown(), 'utf8')).toMatch(
      /Readiness at \d\d:\d\d[^\n]*: not ready \(sound not heard\)/,
    );
  });
});

test('a shift that a calendar tells of is announced on the desktop', async ({ run, dataFolder, peers }) => {
  const startsAt = Date.now() + 15_000;
  const turn = { person: 'Ada Byron', startsAt, endsAt: startsAt + 60 * minute };
  const server = await startFeedServer(scheduleFeed({ id: 'PPRIMARY', name: 'Primary', turns: [turn] }));
  try {
    const { page } = await run(dataFolder);
    await setUp(page, 'Practice workspace');
    const rota = rotaScreen(page);
    await rota.open();
    await rota.addCalendar('Primary feed', server.url);
    await rota.iAm('Ada Byron');
    // Not pressed: a notice of low urgency leaves the screen by itself after some seconds.
    await expect
      .poll(async () => JSON.stringify(await peers.desktop.windows()), { timeout: 60_000 })
      .toContain('Your primary shift has begun');
    await watchScreen(page).open();
    await expect(page.getByText(/Primary until/)).toBeVisible();
  } finally {
    await server.close();
  }
});
