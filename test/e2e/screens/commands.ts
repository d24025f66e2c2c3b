import type { Locator, Page } from '@playwright/test';

/** The command of a checklist's item, and what has to be approved before. */
export function commandsScreen(page: Page) {
  const item = (text: string): Locator => page.getByRole('listitem').filter({ hasText: text }).first();
  const select = (text: string) => item(text).getByRole('button', { name: text }).click();
  return {
    select,
    words: (text: string) => item(text).locator('.argv-word'),
    /** What came of the last run, on one line. */
    line: (text: string) => item(text).locator('.command-line'),
    review: page.getByRole('dialog', { name: 'Commands of the team pack' }),
    evidence: page.getByRole('dialog', { name: 'What the command wrote' }),
    async approve(text: string): Promise<void> {
      await select(text);
      await item(text).getByRole('button', { name: 'Review commands…' }).click();
      await page.getByRole('button', { name: /^Approve (it|all \d+)$/ }).click();
    },
    async run(text: string): Promise<void> {
      await select(text);
      await item(text)
        .getByRole('button', { name: /^Run( again)?/ })
        .click();
    },
    oddPods: (text: string) => item(text).locator('.odd-pods > li'),
    showEvidence: (text: string) => item(text).getByRole('button', { name: 'All that it wrote' }).click(),
    raiseFinding: (text: string) =>
      item(text).getByRole('button', { name: 'Raise a finding from it' }).click(),
    approvals: page.getByRole('region', { name: 'Commands you approved' }),
  };
}
