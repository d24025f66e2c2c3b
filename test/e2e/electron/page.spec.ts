import { expect } from '@playwright/test';
import { test } from './launch';

test('the page comes from our own scheme, in a window that shows when it is ready', async ({ app }) => {
  const page = await app.firstWindow();
  await expect(page).toHaveTitle(/Watchkeeper/);
  expect(new URL(page.url()).host).toBe('watchkeeper');
  expect(new URL(page.url()).protocol).toBe('app:');
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('the page gets exactly two functions and nothing of Node', async ({ app }) => {
  const page = await app.firstWindow();
  const seen = await page.evaluate(`({
    bridge: Object.entries(window.watchkeeper).map(([name, value]) => [name, typeof value]).sort(),
    node: [typeof require, typeof process, typeof module, typeof Buffer],
    isolated: typeof window.ipcRenderer,
  })`);
  expect(seen).toEqual({
    bridge: [
      ['request', 'function'],
      ['subscribe', 'function'],
    ],
    node: ['undefined', 'undefined', 'undefined', 'undefined'],
    isolated: 'undefined',
  });
});

test('a request is answered over IPC, and a wrong one with a code', async ({ app, data }) => {
  const page = await app.firstWindow();
  expect(await page.evaluate(`window.watchkeeper.request('app.info', {})`)).toMatchObject({
    ok: true,
    value: { host: 'electron', dataFolder: data, capabilities: { tray: true } },
  });
  expect(await page.evaluate(`window.watchkeeper.request('__proto__', {})`)).toMatchObject({
    ok: false,
    error: { code: 'unknown-request' },
  });
});

test('what is not ours does not run, load or open', async ({ app }) => {
  const page = await app.firstWindow();
  await page.waitForLoadState();
  const tried = await page.evaluate(`(async () => ({
    // In a turn of its own, because Playwright's own evaluation is let through.
    evaluated: await new Promise((tell) => setTimeout(() => {
      try { tell(eval('1')); } catch { tell('refused'); }
    })),
    fetched: await fetch('https://example.org/').then(() => 'answered', () => 'refused'),
    opened: window.open('https://example.org/') === null,
    granted: (await Notification.requestPermission()) === 'granted',
  }))()`);
  expect(tried).toEqual({ evaluated: 'refused', fetched: 'refused', opened: true, granted: false });
  await page.evaluate(`void (location.href = 'https://example.org/')`);
  await page.evaluate('1');
  expect(new URL(page.url()).protocol).toBe('app:');
});

test('no file outside the page’s folder is served', async ({ app }) => {
  const page = await app.firstWindow();
  const statuses = await page.evaluate(`Promise.all(
    ['/index.html', '/../main/electron.js', '/..%2fmain/electron.js', '/%2e%2e/%2e%2e/package.json'].map(
      async (path) => (await fetch('app://watchkeeper' + path)).status,
    ),
  )`);
  expect(statuses).toEqual([200, 404, 404, 404]);
});
