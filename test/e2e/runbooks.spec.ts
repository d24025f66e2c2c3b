import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectAccessible } from './expect-accessible';
import { setUp } from './screens/first-run';
import { runbooksScreen } from './screens/runbooks';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

const pages = resolve(import.meta.dirname, '../fixtures/runbooks');

/** A copy, so that a test can change it. */
function copyOfPages(dataFolder: string): string {
  const folder = join(dataFolder, 'team-docs');
  cpSync(pages, folder, { recursive: true });
  return folder;
}

test('an alarm shows its runbook, which opens, leads on, and says that its review is overdue', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  const runbooks = runbooksScreen(page);
  await setUp(page, 'Practice workspace');
  await runbooks.addFolder(copyOfPages(dataFolder));
  await watchScreen(page).open();
  await watchScreen(page).takeTheWatch();
  await page.getByRole('button', { name: 'Ring a practice alarm' }).click();
  const alarm = watchScreen(page).alarm('IngressErrorRateHigh');
  const link = alarm.getByRole('link', { name: 'Ingress controllers return errors' });
  await expect(link.locator('..')).toHaveText(
    'Runbook: Ingress controllers return errors · due for review since 12 July 2023',
  );

  await link.focus();
  await page.keyboard.press('Enter');
  await expect(runbooks.heading).toHaveText('Ingress controllers return errors');
  await expect(page.getByText('Due for review since 12 July 2023.', { exact: false })).toBeVisible();
  await expect(page.getByText('(grafana.example.org)')).toBeVisible();
  await expect(page.getByText('(not an https link: wiki.example.org)')).toBeVisible();
  await expect(page.getByText('[picture: picture of the path of a request]')).toBeVisible();
  await expect(page.getByText('| 502 | the pod is gone |')).toBeVisible();
  await page.getByRole('button', { name: 'Who to tell' }).click();
  await expect(page.getByRole('heading', { name: 'Who to tell' })).toBeFocused();

  await page.getByRole('button', { name: 'take the release back' }).click();
  await expect(runbooks.heading).toHaveText('Take a release back');
  await expect(page.getByText('reviewed 1 October 2026, next by 1 October 2926.')).toBeAttached();
  await page.getByRole('button', { name: 'errors' }).click();
  await expect(runbooks.heading).toHaveText('Ingress controllers return errors');
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(alarm).toBeVisible();
});

test('a page of HTML and scripts is text: nothing runs, and nothing leaves the machine', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const runbooks = runbooksScreen(page);
  await setUp(page, 'Practice workspace');
  const here = new URL(page.url()).origin;
  await runbooks.addFolder(copyOfPages(dataFolder));
  await runbooks.open();
  await runbooks.search.fill('script');
  await page.getByRole('link', { name: 'Page with <script> in it' }).first().click();
  await expect(runbooks.heading).toHaveText('Page with <script> in it');

  const article = page.getByRole('article');
  for (const text of [
    `<script>window.hacked = 'script'</script>`,
    `onerror="window.hacked = 'image'"`,
    `<iframe src="https://tracker.example.org/frame">`,
    '[picture: tracking pixel]',
    `<%= system('touch /tmp/hacked') %>`,
  ]) {
    await expect(article).toContainText(text);
  }
  const active = 'script, img, iframe, style, link, meta, svg, form, input, object, embed';
  await expect(article.locator(active)).toHaveCount(0);
  await expect(article.locator('a')).toHaveCount(1);
  await expect(article.locator('a')).toHaveAttribute('href', '#/runbooks');
  for (const words of ['Press me', 'me too', 'By reference']) await article.getByText(words).first().click();
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(dialogs).toEqual([]);
  expect(asked.filter((url) => new URL(url).origin !== here && !url.startsWith('data:'))).toEqual([]);
});

test('pages that would hold up the window are shown as plain text, at once', async ({ run, dataFolder }) => {
  const folder = join(dataFolder, 'wild');
  mkdirSync(folder);
  writeFileSync(join(folder, 'quotes.md'), `# Quotes\n\n${'>'.repeat(50_000)} deep\n`);
  writeFileSync(join(folder, 'lists.md'), `# Lists\n\n${'- '.repeat(40_000)}deep\n`);
  writeFileSync(join(folder, 'stars.md'), `# Stars\n\n${'*'.repeat(40_000)}deep${'*'.repeat(40_000)}\n`);
  writeFileSync(join(folder, 'links.md'), `# Links\n\n${'[a](<'.repeat(19_000)}\n`);
  writeFileSync(join(folder, 'long.md'), `# Long\n\n${'A line of it.\n'.repeat(70_000)}`);
  writeFileSync(join(folder, 'tidy\nname \u202egnp.md'), 'Words in a file with a strange name');
  const { page } = await run(dataFolder);
  const runbooks = runbooksScreen(page);
  await setUp(page, 'Practice workspace');
  await runbooks.addFolder(folder);
  await runbooks.open();
  for (const title of ['Quotes', 'Lists', 'Stars', 'Links', 'Long']) {
    await page.getByRole('link', { name: title, exact: true }).click();
    await expect(runbooks.heading).toHaveText(title);
    await expect(page.getByText('too long or too deep to be laid out')).toBeVisible();
    await runbooks.open();
  }
  await expect(runbooks.hits.last()).toContainText('[U+202E]gnp');
  await expectAccessible(page, 'strange names');
});

test('the list is searched while typing, walked by keys, and exported', async ({ run, dataFolder }) => {
  const { page } = await run(dataFolder);
  const runbooks = runbooksScreen(page);
  const { keyboard } = page;
  await setUp(page, 'Practice workspace');
  await runbooks.open();
  await page.getByRole('link', { name: 'Choose a folder in Settings' }).waitFor();
  await expectAccessible(page, 'runbooks without a folder');
  await runbooks.addFolder(copyOfPages(dataFolder));
  await runbooks.open();
  await expect(runbooks.hits).toHaveCount(4);
  await expectAccessible(page, 'runbooks');

  await keyboard.press('/');
  await keyboard.type('helm rol');
  await expect(runbooks.hits).toHaveCount(1);
  await expect(runbooks.hits.locator('mark')).toHaveText(['Roll', 'helm', 'rollback']);
  await expectAccessible(page, 'a search');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Take a release back' })).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(runbooks.search).toBeFocused();
  await keyboard.press('Enter');
  await expect(runbooks.heading).toHaveText('Take a release back');
  await expectAccessible(page, 'a runbook');
  await page.goBack();
  await expect(runbooks.search).toHaveValue('helm rol');
  await runbooks.search.fill('nobody wrote this');
  await expect(page.getByText('No page has all of these words.')).toBeVisible();

  await expect(runbooks.due.getByRole('listitem')).toHaveText([
    /Ingress controllers return errors.*due for review since 12 July 2023/,
  ]);
  await runbooks.due.getByRole('button', { name: 'Export CSV' }).click();
  const written = await runbooks.due
    .getByText(/^Written to/)
    .locator('code')
    .textContent();
  expect(readFileSync(written ?? '', 'utf8')).toContain(
    '2023-07-12,2023-01-12,Ingress controllers return errors',
  );
});

test('Settings says what was read, what was not, and when a folder has gone', async ({ run, dataFolder }) => {
  const { page } = await run(dataFolder);
  const runbooks = runbooksScreen(page);
  await setUp(page, 'Practice workspace');
  const folder = copyOfPages(dataFolder);
  writeFileSync(join(folder, 'broken.md'), 'a\u0000b');
  await runbooks.addFolder(folder);
  await expect(runbooks.folder(folder)).toContainText('4 pages, read');
  await runbooks.folder(folder).getByText('1 file could not be read').click();
  await expect(runbooks.folder(folder)).toContainText('broken.md: it is not text: it holds NUL bytes');
  await expectAccessible(page, 'Settings with a folder');

  await runbooks.folders.getByRole('textbox').fill('/nowhere/at/all');
  await runbooks.folders.getByRole('button', { name: 'Add folder' }).click();
  await expect(page.getByRole('alert')).toContainText('/nowhere/at/all cannot be used: it is not there');
  rmSync(folder, { recursive: true });
  await runbooks.folders.getByRole('button', { name: 'Read all folders again' }).click();
  await expect(runbooks.folder(folder)).toContainText('The folder could not be read: it is not there.');
  await expectAccessible(page, 'Settings with a folder that has gone');
  await runbooks.folder(folder).getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(runbooks.folder(folder)).toHaveCount(0);
});
