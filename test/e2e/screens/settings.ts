import type { Page } from '@playwright/test';

export function settingsScreen(page: Page) {
  return {
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Settings', exact: true }).click();
    },
    async addSource(name: string, url: string): Promise<void> {
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await page.getByRole('textbox', { name: /address/i }).fill(url);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    },
  };
}
