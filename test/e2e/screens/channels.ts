import type { Page } from '@playwright/test';

/** The channels that the items of the day's lists read, and a colleague to write in them in practice. */
export function channelsScreen(page: Page) {
  const item = (text: string) =>
    page.locator('.checklist > li').filter({ has: page.getByRole('button', { name: text, exact: true }) });
  return {
    /** The line beside an item: `2 unread since …`, `all read`, or why it was not read. */
    line: (text: string) => item(text).locator('.channel > .channel-line'),
    alarms: (text: string) => item(text).locator('.what > .channel-line'),
    messages: (channel: string) => page.getByRole('list', { name: `Messages of ${channel}` }),
    /** Puts the hand on the item, so that its messages stand below it. */
    select: (text: string) => item(text).getByRole('button', { name: text, exact: true }).click(),
    markRead: () => page.keyboard.press('m'),
    readAgain: () => page.keyboard.press('r'),
    async colleagueSays(channel: string, text: string): Promise<void> {
      await page.getByRole('link', { name: 'Practice', exact: true }).click();
      await page.getByRole('combobox', { name: 'Channel' }).selectOption(channel);
      await page.getByRole('textbox', { name: 'What a colleague writes there' }).fill(text);
      await page.getByRole('button', { name: 'Post as a colleague' }).click();
      await page.locator('.message').filter({ hasText: text }).first().waitFor();
    },
  };
}
