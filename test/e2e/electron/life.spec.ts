import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { isVisible, startAgain, test } from './launch';

test('closing hides the window and the app goes on', async ({ app }) => {
  await app.firstWindow();
  await expect.poll(() => isVisible(app)).toEqual([true]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => isVisible(app)).toEqual([false]);
});

test('a second start ends by itself and brings the first one’s window back', async ({ app, data }) => {
  await app.firstWindow();
  await expect.poll(() => isVisible(app)).toEqual([true]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => isVisible(app)).toEqual([false]);
  expect(await startAgain(data)).toBe(0);
  await expect.poll(() => isVisible(app)).toEqual([true]);
});

test('what was half typed is still there after the window was closed and opened', async ({ app, data }) => {
  const page = await app.firstWindow();
  await page.evaluate(`void (window.halfTyped = 'still here')`);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await startAgain(data);
  await expect.poll(() => isVisible(app)).toEqual([true]);
  expect(await page.evaluate('window.halfTyped')).toBe('still here');
});

test('quitting closes the data folder in good order', async ({ app, data }) => {
  await app.firstWindow();
  const ended = app.waitForEvent('close');
  await app.evaluate(({ app: electronApp }) => {
    // After the answer to this very call has left.
    setTimeout(() => electronApp.quit(), 50);
  });
  await ended;
  expect(readFileSync(join(data, 'holder.json'), 'utf8')).toBe('');
});
