import type { Locator, Page } from '@playwright/test';

/** The announcements on the support page: writing one, its promises, and its updates. */
export function announcementsScreen(page: Page) {
  const section = page.getByRole('region', { name: 'Announcements' });
  const form = section.getByRole('form', { name: 'New announcement' });
  const updateForm = section.getByRole('form', { name: 'Update' });
  return {
    section,
    form,
    updateForm,
    preview: section.getByTestId('announcement-preview'),
    countdown: page.getByRole('contentinfo').getByRole('link', { name: /^Update promised/ }),
    row: (title: string | RegExp): Locator =>
      section.getByRole('listitem').filter({ hasText: title }).first(),
    promises: (title: string | RegExp): Locator =>
      section
        .getByRole('listitem')
        .filter({ hasText: title })
        .getByRole('list', { name: 'Promised updates' })
        .getByRole('listitem'),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Support', exact: true }).click();
      await section.waitFor();
    },
    async begin(): Promise<void> {
      await section.getByRole('button', { name: 'Write an announcement…' }).click();
      await form.waitFor();
    },
    fill: (gap: string | RegExp, words: string) => form.getByRole('textbox', { name: gap }).fill(words),
    promise: (quick: string | RegExp) => form.getByRole('button', { name: quick }).click(),
    post: () => form.getByRole('button', { name: /^Post to / }).click(),
    /** Asks to notify, and says yes the second time. */
    async notify(): Promise<void> {
      await section.getByRole('button', { name: 'Notify them…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Yes, notify/ })
        .click();
    },
    async update(title: string | RegExp, words: string, isLast = false): Promise<void> {
      await this.row(title).getByRole('button', { name: 'Post an update…' }).click();
      await updateForm.getByRole('textbox', { name: 'What there is to say' }).fill(words);
      if (isLast) await updateForm.getByRole('checkbox', { name: /^This work is finished/ }).check();
      await updateForm.getByRole('button', { name: 'Post the update' }).click();
    },
  };
}
