import type { Locator, Page } from '@playwright/test';

/** Questions with their stopwatches, who answers when, and announcements. */
export function supportScreen(page: Page) {
  const questions = page.getByRole('region', { name: /^Questions/ });
  const nominations = page.getByRole('region', { name: 'Who answers' });
  return {
    questions,
    nominations,
    what: questions.getByRole('textbox', { name: 'What is asked' }),
    asker: questions.getByRole('textbox', { name: 'Who asks' }),
    /** The line on the Watch page. */
    line: page.locator('.support-line'),
    question: (asked: string): Locator => questions.getByRole('listitem').filter({ hasText: asked }),
    /** A period of a day: `Today, Fri 20 Nov`. */
    period: (day: string | RegExp, name: string): Locator =>
      nominations
        .locator('.nomination-day')
        .filter({ has: page.getByRole('heading', { name: day }) })
        .getByRole('listitem')
        .filter({ hasText: name }),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Support', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Support' }).waitFor();
    },
    async begin(asked: string, asker = ''): Promise<void> {
      await page.keyboard.press('q');
      await questions.getByRole('textbox', { name: 'What is asked' }).fill(asked);
      await questions.getByRole('textbox', { name: 'Who asks' }).fill(asker);
      await questions.getByRole('button', { name: 'Start' }).click();
      await questions.locator('.question .pick:focus').waitFor();
    },
    async nominate(day: string | RegExp, name: string, person: string): Promise<void> {
      const row = this.period(day, name);
      await row.getByRole('button', { name: /^(Nominate for|Change)/ }).click();
      await row.getByRole('button', { name: person }).click();
      await row.getByText(person).waitFor();
    },
  };
}
