import type { Locator, Page } from '@playwright/test';

/** The team's handbook, and the packs in Settings. */
export function teamScreen(page: Page) {
  const packs = page.getByRole('region', { name: 'Team packs' });
  return {
    packs,
    find: page.getByRole('searchbox', { name: 'Find on this page' }),
    contents: page.getByRole('navigation', { name: 'On this page' }),
    chapter: (name: string): Locator => page.getByRole('region', { name, exact: true }),
    pack: (name: string): Locator =>
      packs.getByRole('list', { name: 'Packs', exact: true }).getByRole('listitem').filter({ hasText: name }),
    folder: (path: string): Locator =>
      packs.getByRole('list', { name: 'Folders of packs' }).getByRole('listitem').filter({ hasText: path }),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Team', exact: true }).click();
      await page.getByRole('navigation', { name: 'On this page' }).waitFor();
    },
    async openPacks(): Promise<void> {
      await page.getByRole('link', { name: 'Settings', exact: true }).click();
      await packs.waitFor();
    },
    async addFolder(path: string): Promise<void> {
      await packs.getByRole('textbox', { name: 'Folder of pack files' }).fill(path);
      await packs.getByRole('button', { name: 'Add pack folder' }).click();
      await packs
        .getByRole('list', { name: 'Folders of packs' })
        .getByRole('listitem')
        .filter({ hasText: path })
        .waitFor();
    },
  };
}
