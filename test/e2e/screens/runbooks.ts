import type { Locator, Page } from '@playwright/test';

/** The list of all runbooks, one of them, and the folders in Settings. */
export function runbooksScreen(page: Page) {
  const folders = page.getByRole('region', { name: 'Runbooks' });
  return {
    folders,
    search: page.getByRole('searchbox', { name: 'Search all pages' }),
    hits: page.getByRole('search').getByRole('listitem'),
    due: page.getByRole('region', { name: /^Due for review/ }),
    heading: page.getByRole('heading', { level: 1 }),
    folder: (path: string): Locator => folders.getByRole('listitem').filter({ hasText: path }),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Runbooks', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Runbooks' }).waitFor();
    },
    async addFolder(path: string): Promise<void> {
      await page.getByRole('link', { name: 'Settings', exact: true }).click();
      await folders.getByRole('textbox', { name: 'Folder of Markdown files' }).fill(path);
      await folders.getByRole('button', { name: 'Add folder' }).click();
      await folders
        .getByText(/\d pages?, read/)
        .last()
        .waitFor();
    },
  };
}
