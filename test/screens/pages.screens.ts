import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type Page, test } from '@playwright/test';
import { launchChromium, type RunningApp, runInBrowser } from '../e2e/run-app';
import { setUp } from '../e2e/screens/first-run';
import { handoverScreen } from '../e2e/screens/handover';
import { incidentScreen } from '../e2e/screens/incident';
import { settingsScreen } from '../e2e/screens/settings';
import { watchScreen } from '../e2e/screens/watch';

const folder = resolve(import.meta.dirname, '../../screens');
const readmeFolder = resolve(import.meta.dirname, '../../docs/images');
const lights = [
  ['night', 'dark'],
  ['day', 'light'],
] as const;
const sizes = [
  ['wide', { width: 1080, height: 760 }],
  ['narrow', { width: 400, height: 800 }],
] as const;

let browser: Browser;
test.beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launchChromium();
});
test.afterAll(() => browser.close());

/** Each page in both lights and at both widths. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [light, colorScheme] of lights) {
    for (const [size, viewport] of sizes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(folder, `${name}-${light}-${size}.png`) });
    }
  }
  await page.setViewportSize(sizes[0][1]);
}

async function withApp(
  environment: Readonly<Record<string, string>>,
  walk: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'watchkeeper-screens-'));
  const app = await runInBrowser(browser)({ dataFolder, environment });
  try {
    await walk(app);
  } finally {
    await app.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('a watch in the practice workspace', () =>
  withApp({}, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, '01-first-run');
    await setUp(page, 'Practice workspace');
    const watch = watchScreen(page);
    await page.getByRole('button', { name: 'Take the watch' }).waitFor();
    await picture(page, '02-off-watch');
    await watch.takeTheWatch();
    await page.getByText(/Primary until/).waitFor();
    await picture(page, '03-watch-quiet');
    await watch.tick('Check #high-priority-alarms');
    await watch.skip('Check #low-priority-alarms', 'read on the phone at seven');
    await watch.raiseFinding('Check the board', 'A request is a week old and has no owner');
    await page.getByRole('button', { name: 'Ring a practice alarm' }).click();
    await watch.alarm('IngressErrorRateHigh').waitFor();
    await picture(page, '04-watch-needs-you');
    await watch.alarm('IngressErrorRateHigh').getByRole('button', { name: 'Acknowledge' }).click();
    await picture(page, '05-watch-held');
    await watch.alarm('IngressErrorRateHigh').getByRole('button', { name: 'Declare' }).click();
    await page
      .getByRole('textbox', { name: /impact/i })
      .fill('about one request in fifty fails for all services');
    await picture(page, '06-declare');
    const incident = incidentScreen(page);
    await incident.declare(
      'ingress is returning errors',
      'about one request in fifty fails for all services',
    );
    await incident.takeLead();
    await incident.takeScribe();
    await incident.write(
      '@lead suggests last night’s ruleset update. @secondary to compare the two versions',
    );
    await incident.write('-5m Error rate follows the new pods only; old pods are clean');
    await page.keyboard.press('Alt+d');
    await incident.write('Roll back the ruleset rather than scale out');
    await page.keyboard.press('Alt+a');
    await incident.write('Roll back the ruleset on live');
    await incident.line.fill('5xx back to 0.1 %');
    await picture(page, '07-scribe');
    await page.getByRole('button', { name: /^Resolve/ }).click();
    await page.getByRole('textbox', { name: 'Because' }).fill('the ruleset was rolled back');
    await picture(page, '08-resolve');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: 'Incidents', exact: true }).click();
    await picture(page, '09-incidents');
    const handover = handoverScreen(page);
    await handover.open();
    await handover.words(/planned/i).fill('Node group rotation 14:00 to 15:30.');
    await picture(page, '10-handover');
    await page.getByRole('button', { name: /^Post to/ }).click();
    await picture(page, '11-handover-confirm');
    await page.getByRole('dialog').getByRole('button', { name: 'Post' }).click();
    await page.getByRole('link', { name: 'Practice', exact: true }).click();
    await picture(page, '12-practice');
    await settingsScreen(page).open();
    await picture(page, '13-settings');
  }));

test('a watch that cannot see and cannot post', () =>
  withApp(
    { WATCHKEEPER_SLACK_API_URL: 'http://127.0.0.1:9/api/', WATCHKEEPER_SLACK_TOKEN: 'xoxb-none' },
    async ({ page }) => {
      await setUp(page, 'Slack');
      await watchScreen(page).takeTheWatch();
      await settingsScreen(page).open();
      await settingsScreen(page).addSource('live', 'http://127.0.0.1:9');
      await picture(page, '14-settings-failing');
      await watchScreen(page).open();
      await page.getByText('Nobody can say').first().waitFor({ timeout: 60_000 });
      await picture(page, '15-watch-blind');
      await page.getByRole('link', { name: 'Declare an incident' }).click();
      const incident = incidentScreen(page);
      await incident.declare('Prometheus is down', 'service teams are not getting any alerts');
      await incident.takeScribe();
      await incident.write('Slack does not answer either');
      await incident.write('Called the secondary by phone');
      await page.waitForTimeout(2_500);
      await picture(page, '16-scribe-waiting');
    },
  ));

test('the pictures of the README', () => {
  mkdirSync(readmeFolder, { recursive: true });
  copyFileSync(join(folder, '04-watch-needs-you-night-wide.png'), join(readmeFolder, 'watch-night.png'));
  copyFileSync(join(folder, '07-scribe-day-wide.png'), join(readmeFolder, 'scribe-day.png'));
});
