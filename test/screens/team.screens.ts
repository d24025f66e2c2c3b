import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { setUp } from '../e2e/screens/first-run';
import { teamScreen } from '../e2e/screens/team';
import { watchScreen } from '../e2e/screens/watch';
import { picture, test } from './take-pictures';

const shipped = readFileSync(
  resolve(import.meta.dirname, '../../resources/packs/interventions.yaml'),
  'utf8',
);

async function choose(page: Page, team: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('radio', { name: new RegExp(`^${team}`) }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await teamScreen(page).open();
  await page.getByRole('heading', { level: 1, name: team }).waitFor();
}

/** The whole page from top to bottom, one screen after the other. */
async function wholePage(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.setViewportSize({ width: 1280, height: 760 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: join('screens', `${name}-whole.png`), fullPage: true });
}

test('team: the handbook of each team, searched', async ({ run }) => {
  const { page } = await run();
  const team = teamScreen(page);
  await setUp(page, 'Practice workspace');
  await team.open();
  await wholePage(page, '90-team-cloud-platform');
  await team.find.fill('users');
  await page.locator('.chapter mark').first().waitFor();
  await picture(page, '91-team-find');
  await team.find.fill('');
  await choose(page, 'Interventions');
  await wholePage(page, '92-team-interventions');
  await choose(page, 'TIS');
  await wholePage(page, '93-team-tis');
  await team.contents.getByRole('button', { name: 'Known issues' }).click();
  await picture(page, '94-team-tis-known-issues');
  await page.getByRole('link', { name: 'Incidents', exact: true }).click();
  await choose(page, 'Cloud Platform');
  await page.goto(`${page.url().split('#')[0]}#/declare`);
  await page.getByText('If it is none').waitFor();
  await picture(page, '95-is-it-one');
});

test('team: packs in Settings, pulled, and wrong', async ({ run, dataFolder }) => {
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Grace', '-c', 'user.email=g@example.org', ...args]);
  const [bare, grace, mine] = ['team.git', 'grace', 'team-docs'].map((name) => join(dataFolder, name)) as [
    string,
    string,
    string,
  ];
  const commit = (subject: string, text: string) => {
    writeFileSync(join(grace, 'interventions.yaml'), text);
    git(grace, 'add', '--all');
    git(grace, 'commit', '--quiet', '-m', subject);
    git(grace, 'push', '--quiet', 'origin', 'HEAD');
  };
  mkdirSync(dataFolder, { recursive: true });
  git(dataFolder, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  git(dataFolder, 'clone', '--quiet', bare, grace);
  commit('Our pack', shipped);
  git(dataFolder, 'clone', '--quiet', bare, mine);
  const { page } = await run();
  const team = teamScreen(page);
  await setUp(page, 'Practice workspace');
  await team.openPacks();
  await team.packs.scrollIntoViewIfNeeded();
  await picture(page, '96-packs');
  await team.addFolder(mine);
  await page.getByRole('radio', { name: /^Interventions/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  commit('Support until six', shipped.replace('"09:00-17:00"', '"09:00-18:00"'));
  await team.folder(mine).getByRole('button', { name: 'Pull', exact: true }).click();
  await team.folder(mine).getByText('1 commit, from').waitFor();
  await team.folder(mine).scrollIntoViewIfNeeded();
  await picture(page, '97-packs-pulled');
  writeFileSync(join(mine, 'interventions.yaml'), shipped.replace('Europe/London', 'Europe/Londn'));
  await team.pack('Interventions').getByText('did you mean').waitFor();
  await team.pack('Interventions').scrollIntoViewIfNeeded();
  await picture(page, '98-packs-wrong');
  await watchScreen(page).open();
  await page.getByText('The team pack has a mistake.').waitFor();
  await picture(page, '99-watch-pack-wrong');
});
