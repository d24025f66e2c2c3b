import { setUp } from '../e2e/screens/first-run';
import { supportScreen } from '../e2e/screens/support';
import { watchScreen } from '../e2e/screens/watch';
import { picture, test } from './take-pictures';

const talk = 'https://mojdt.slack.com/archives/C57UPMZLY/p1700000000000100';

test('support: nobody asked, questions with stopwatches, one due an issue, and who answers', async ({
  run,
}) => {
  const { page } = await run();
  const support = supportScreen(page);
  await setUp(page, 'Practice workspace');
  await watchScreen(page).takeTheWatch();
  await support.open();
  await picture(page, '71-support-empty');
  await support.begin(`-22m The deploy job of our namespace fails with "quota exceeded" ${talk}`, 'Joan');
  await support.begin('Which instance class do we use for a small Postgres?', 'Ruth');
  await support.begin('How do I add a colleague to our team?', 'Edith');
  await page.keyboard.press('a');
  await support.question('Which instance class').getByRole('button').first().click();
  await picture(page, '72-support-questions');
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Show its text' }).click();
  await picture(page, '73-support-due');
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: /^When did it begin/ }).fill('-5m');
  await support.nominations
    .getByRole('button', { name: /^Nominate for Lunch/ })
    .first()
    .click();
  await support.nominations.scrollIntoViewIfNeeded();
  await picture(page, '74-support-nominating');
  await watchScreen(page).open();
  await support.line.waitFor();
  await picture(page, '75-watch-with-support');
});
