import { type ElectronApplication, expect } from '@playwright/test';
import { test } from './launch';

/** Tooltips and menus as they are given to the system: nobody can look at the tray itself from outside. */
async function watchTray(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ Tray }) => {
    const said: string[] = [];
    const { setContextMenu, setToolTip } = Tray.prototype;
    Tray.prototype.setContextMenu = function (menu) {
      said.push(`menu: ${menu?.items.map((item) => item.label || '---').join(' | ')}`);
      setContextMenu.call(this, menu);
    };
    Tray.prototype.setToolTip = function (text) {
      said.push(`tooltip: ${text}`);
      setToolTip.call(this, text);
    };
    Object.assign(globalThis, { said });
  });
  return () => app.evaluate(() => (globalThis as { said?: readonly string[] }).said ?? []);
}

test('the tray tells the state in words, and again when it changes', async ({ app }) => {
  const page = await app.firstWindow();
  const said = await watchTray(app);
  await page.evaluate(
    `window.watchkeeper.request('settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' })`,
  );
  await expect
    .poll(said)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^tooltip: Watchkeeper\. Off watch/),
        expect.stringMatching(
          /^menu: Off watch.* \| Open Watchkeeper \| --- \| .*Declare an incident….* \| Quit$/,
        ),
      ]),
    );
});
