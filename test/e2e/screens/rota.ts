import type { Locator, Page } from '@playwright/test';

export function rotaScreen(page: Page) {
  const sources = page.getByRole('region', { name: 'Where the rota comes from' });
  const hand = page.getByRole('region', { name: 'Shifts by hand' });
  return {
    sources,
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Rota', exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    source(name: string): Locator {
      return sources
        .getByRole('listitem')
        .filter({ hasText: name, has: page.getByRole('button', { name: 'Remove…' }) });
    },
    async addCalendar(name: string, address: string): Promise<void> {
      const form = sources
        .getByRole('group')
        .filter({ has: page.getByText('Add a calendar', { exact: true }) });
      const nameField = form.getByRole('textbox', { name: 'Name' });
      if (!(await nameField.isVisible())) await form.getByText('Add a calendar', { exact: true }).click();
      await nameField.fill(name);
      await form.getByLabel('Address').fill(address);
      await form.getByRole('button', { name: 'Read it and add it' }).click();
      await this.source(name).waitFor();
    },
    attention: page.getByRole('region', { name: /^Needs a look/ }),
    async openMonth(instant: number): Promise<void> {
      const month = wall(instant).slice(0, 7);
      await page.evaluate(`location.hash = '#/rota/${month}'`);
      await page.getByRole('table', { includeHidden: true }).first().waitFor({ state: 'attached' });
    },
    async giveToSomeoneElse(person: string, startsAt: number, endsAt: number): Promise<void> {
      await hand.getByRole('radio', { name: 'Someone else’s' }).check();
      await hand.getByRole('combobox', { name: 'Person' }).fill(person);
      await hand.getByRole('textbox', { name: 'From' }).fill(wall(startsAt));
      await hand.getByRole('textbox', { name: 'Until' }).fill(wall(endsAt));
      await hand.getByRole('button', { name: 'Add this shift' }).click();
      await hand.getByRole('listitem').filter({ hasText: person }).waitFor();
    },
    async removeShift(person: string): Promise<void> {
      const row = hand.getByRole('listitem').filter({ hasText: person });
      await row.getByRole('button', { name: 'Remove' }).click();
      await row.waitFor({ state: 'detached' });
    },
    async iAm(name: string): Promise<void> {
      await page.getByRole('checkbox', { name: new RegExp(name) }).check();
      await page.getByRole('button', { name: 'This is me' }).click();
    },
  };
}

/** `2026-11-20 07:00`, in the team's zone. */
function wall(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
}
