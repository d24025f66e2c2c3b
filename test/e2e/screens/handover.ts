import type { Page } from '@playwright/test';

export function handoverScreen(page: Page) {
  return {
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Handover', exact: true }).click();
    },
    words: (heading: RegExp) => page.getByRole('textbox', { name: heading }),
    async exportMarkdown(): Promise<string> {
      await page.getByRole('button', { name: 'Export Markdown' }).click();
      const file = await page.getByText('Written to').locator('code').textContent();
      return file ?? '';
    },
    ask: () => page.getByRole('button', { name: /^Post to/ }).click(),
    confirm: () => page.getByRole('dialog').getByRole('button', { name: 'Post' }).click(),
    async post(): Promise<void> {
      await this.ask();
      await this.confirm();
    },
  };
}
