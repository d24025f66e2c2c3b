import { announcementsScreen } from '../e2e/screens/announcements';
import { setUp } from '../e2e/screens/first-run';
import { picture, test } from './take-pictures';

test('announcements: none, one being written, its second question, its promises and its end', async ({
  run,
}) => {
  const { page } = await run();
  const announcements = announcementsScreen(page);
  await setUp(page, 'Practice workspace');
  await announcements.open();
  await announcements.section.scrollIntoViewIfNeeded();
  await picture(page, '95-announcements-empty');
  await announcements.begin();
  await announcements.fill(
    'What, and why',
    'upgrading Postgres to version 16 on the prison visits database, @here',
  );
  await announcements.fill('When', 'today between 10:00 and 15:00');
  await announcements.promise(/^in 30 min/);
  await announcements.promise(/^in 2 h/);
  await announcements.form.scrollIntoViewIfNeeded();
  await picture(page, '96-announcement-written');
  await announcements.section.getByRole('button', { name: 'Notify them…' }).click();
  await picture(page, '97-announcement-notify');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Yes, notify/ })
    .click();
  await announcements.post();
  await announcements.countdown.waitFor();
  await picture(page, '98-announcement-promised');
  await announcements.row('Postgres').getByRole('button', { name: 'Post an update…' }).click();
  await announcements.updateForm.scrollIntoViewIfNeeded();
  await picture(page, '99-announcement-update');
  await page.keyboard.press('Escape');
  await announcements.update('Postgres', 'all databases are on version 16', true);
  await announcements.section.getByText('1 announcement ended').click();
  await announcements.section.scrollIntoViewIfNeeded();
  await picture(page, '99b-announcement-ended');
});
