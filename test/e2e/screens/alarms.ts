import type { Locator, Page } from '@playwright/test';

/** The page of all alarms: its filter, its list and the details beside it. */
export function alarmsScreen(page: Page) {
  const list = page.locator('.alarm-grid');
  return {
    list,
    filter: page.getByRole('textbox', { name: 'Filter' }),
    groupBy: page.getByRole('combobox', { name: 'Group by' }),
    matching: page.locator('.match-count'),
    details: page.locator('.alarm-pane'),
    line: (text: string): Locator => list.getByRole('row').filter({ hasText: text }),
    /** The row that the keys mean. */
    selected: list.locator('.grid-line.sel'),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Alarms', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: /^Alarms/ }).waitFor();
    },
  };
}
