import type { Locator, Page } from '@playwright/test';

/** All that was found, and one of it on its way to an outcome. */
export function findingsScreen(page: Page) {
  const detail = page.getByRole('article');
  const conclusion = detail.getByRole('textbox', { name: 'Conclusion' });
  return {
    detail,
    heading: page.getByRole('heading', { level: 1 }),
    list: (title: 'Open' | 'Ended'): Locator =>
      page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title }) }),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Findings', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor();
    },
    /** From the list, or from the row of an item or an alarm. */
    async openOne(text: string): Promise<void> {
      await page.getByRole('link', { name: text }).first().click();
      await detail.getByRole('heading', { level: 1, name: text }).waitFor();
    },
    /** From the row of an alarm on the first page. */
    async raiseFromAlarm(alarm: string, text: string): Promise<void> {
      const row = page.locator('li.alarm').filter({ hasText: alarm });
      await row.getByRole('button', { name: 'Finding' }).click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await row.getByRole('link', { name: text }).waitFor();
    },
    preview: detail.getByTestId('finding-preview'),
    async sayLooking(): Promise<void> {
      await detail.getByRole('button', { name: /I look into it$/ }).click();
      await detail.getByRole('heading', { name: 'Looking' }).waitFor();
    },
    /** One answer after the other, by keyboard. */
    async askWhy(...answers: readonly string[]): Promise<void> {
      await detail
        .getByRole('textbox', { name: /^Why\?/ })
        .first()
        .focus();
      for (const answer of answers) {
        await page.keyboard.type(answer);
        await page.keyboard.press('Enter');
      }
      await detail.getByRole('status').filter({ hasText: 'saved' }).waitFor();
    },
    whys: detail.getByRole('textbox', { name: /^Why\?/ }),
    choose: (outcome: string) => detail.getByRole('radio', { name: outcome }).check(),
    answer: (question: string, answer: string) =>
      detail.getByRole('textbox', { name: question }).fill(answer),
    conclude: (text: string) => conclusion.fill(text),
    missing: detail.getByText(/^Still missing/),
    endButton: detail.getByRole('button', { name: /^End it/ }),
    async end(): Promise<void> {
      await conclusion.press('Control+Enter');
      await detail.getByRole('button', { name: 'Open it again' }).waitFor();
    },
    async reopen(reason: string): Promise<void> {
      await detail.getByRole('button', { name: 'Open it again' }).click();
      await detail.getByRole('textbox', { name: 'Why is it open again?' }).fill(reason);
      await page.keyboard.press('Control+Enter');
      await detail.getByRole('heading', { name: 'How does it end?' }).waitFor();
    },
  };
}
