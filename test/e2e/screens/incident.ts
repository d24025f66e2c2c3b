import type { Page } from '@playwright/test';

/** The declaration and the scribe's page. */
export function incidentScreen(page: Page) {
  const line = page.getByRole('textbox', { name: 'Next line of the log' });
  return {
    preview: page.getByRole('figure').or(page.locator('.preview')),
    async declare(reason: string | undefined, impact: string): Promise<void> {
      if (reason !== undefined) await page.getByRole('textbox', { name: /because/i }).fill(reason);
      await page.getByRole('textbox', { name: /impact/i }).fill(impact);
      await page.keyboard.press('Control+Enter');
      await line.waitFor();
    },
    line,
    async write(text: string): Promise<void> {
      await line.fill(text);
      await line.press('Enter');
    },
    entry: (text: string) => page.getByRole('listitem').filter({ hasText: text }),
    /** Lines between Enter and the core's answer. */
    unsaved: page.getByRole('list', { name: 'Lines that are not saved yet' }),
    async takeLead(): Promise<void> {
      await page.keyboard.press('Alt+l');
    },
    async takeScribe(): Promise<void> {
      await page.keyboard.press('Alt+s');
    },
    async resolve(resolution: string): Promise<void> {
      await page.getByRole('button', { name: /^Resolve/ }).click();
      await page
        .getByRole('form', { name: 'Resolve this incident' })
        .getByRole('textbox', { name: 'Because' })
        .fill(resolution);
      await page.keyboard.press('Control+Enter');
    },
  };
}
