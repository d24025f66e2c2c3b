import type { Page } from '@playwright/test';

/** Answers the three questions of the first run. */
export async function setUp(page: Page, where: 'Practice workspace' | 'Slack'): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('radio', { name: /Cloud Platform/ }).check();
  await page.getByRole('radio', { name: where }).check();
  await page.getByRole('button', { name: 'Start' }).click();
}
