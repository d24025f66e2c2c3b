import type { Page } from '@playwright/test';

/** Answers the three questions of the first run. */
export async function setUp(
  page: Page,
  where: 'Practice workspace' | 'Slack',
  team: 'Cloud Platform' | 'Interventions' | 'TIS' = 'Cloud Platform',
): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('radio', { name: new RegExp(`^${team}`) }).check();
  await page.getByRole('radio', { name: where }).check();
  await page.getByRole('button', { name: 'Start' }).click();
}
