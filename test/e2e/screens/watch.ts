import type { Locator, Page } from '@playwright/test';

/** The first page: the shift, the checklist, the alarms. */
export function watchScreen(page: Page) {
  const item = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  return {
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Watch', exact: true }).click();
    },
    takeTheWatch: () => page.getByRole('button', { name: 'Take the watch' }).click(),
    headline: page.getByRole('heading', { level: 1 }),
    needs: page.getByText('Needs you').locator('..'),
    item,
    tick: (text: string) => page.getByRole('checkbox', { name: text }).click(),
    async skip(text: string, reason: string): Promise<void> {
      await item(text).getByRole('button', { name: text }).click();
      await page.keyboard.press('s');
      await page.keyboard.type(reason);
      await page.keyboard.press('Enter');
    },
    async note(text: string, note: string): Promise<void> {
      await item(text).getByRole('button', { name: text }).click();
      await page.keyboard.press('n');
      await page.keyboard.type(note);
      await page.keyboard.press('Enter');
    },
    async raiseFinding(text: string, finding: string): Promise<void> {
      await item(text).getByRole('button', { name: text }).click();
      await page.keyboard.press('f');
      await page.keyboard.type(finding);
      await page.keyboard.press('Enter');
    },
    alarm: (name: string): Locator => page.locator('li.alarm').filter({ hasText: name }),
    footer: page.getByRole('contentinfo'),
  };
}
