import type { Page } from '@playwright/test';
import { percentile } from '../bench/measure';
import { alarmsScreen } from '../e2e/screens/alarms';
import { setUp } from '../e2e/screens/first-run';
import { settingsScreen } from '../e2e/screens/settings';
import { alerts, startManyAlarms } from './many-alarms';
import { test } from './take-pictures';

type Run = {
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
  readonly scrolled: number;
};

/** A list that draws nothing: what the browser itself takes to scroll. */
const emptyList = `{
  const empty = document.createElement('div');
  empty.className = 'empty-list';
  Object.assign(empty.style, { position: 'fixed', inset: 0, overflow: 'auto', background: 'white', zIndex: 9 });
  const tall = document.createElement('div');
  tall.style.height = '160000px';
  empty.append(tall);
  document.body.append(empty);
}`;

/** Scrolls a list through to its end, so many pixels a frame, and tells how long each frame was. */
const scrollThrough = (selector: string, pixels: number) => `new Promise((done) => {
  const list = document.querySelector('${selector}');
  const frames = [], longTasks = [];
  const observer = new PerformanceObserver((found) => longTasks.push(...found.getEntries().map((e) => e.duration)));
  observer.observe({ type: 'longtask' });
  list.scrollTop = 0;
  // Asked once: to ask in each frame would make the browser lay everything out once more.
  const end = list.scrollHeight - list.clientHeight;
  let before, top = 0;
  const step = (now) => {
    if (before !== undefined) frames.push(now - before);
    before = now;
    top += ${pixels};
    list.scrollTop = top;
    if (frames.length < 400 && top < end) return requestAnimationFrame(step);
    setTimeout(() => {
      observer.disconnect();
      done({ frames: frames.slice(2), longTasks, scrolled: list.scrollTop });
    }, 300);
  };
  requestAnimationFrame(step);
})`;

/** What else the machine does disturbs some rounds: of several the one with the fewest late frames. */
const rounds = 3;
const late = (run: Run) => run.frames.filter((ms) => ms > 25).length;

function quietest(runs: readonly Run[]): Run {
  const [first] = runs.toSorted((a, b) => late(a) - late(b));
  if (first === undefined) throw new Error('no round was run');
  return first;
}

/** How long each event of typing kept the page busy. */
async function typed(page: Page, selector: string): Promise<readonly number[]> {
  await page.evaluate(`
    window.took = [];
    document.querySelector('${selector}').focus();
    document.querySelector('${selector}').select?.();
    document.addEventListener('keydown', window.listen = () => {
      const from = performance.now();
      const channel = new MessageChannel();
      // After the key, its input event, the drawing of it and what was put off until then.
      channel.port1.onmessage = () => window.took.push(performance.now() - from);
      channel.port2.postMessage(0);
    }, true);
  `);
  await page.keyboard.type('ingress payments high ns:velero', { delay: 80 });
  await page.evaluate(`document.removeEventListener('keydown', window.listen, true)`);
  return (await page.evaluate('window.took')) as readonly number[];
}

function told(what: string, measured: readonly number[], limit: readonly number[]): void {
  for (const share of [0.5, 0.99]) {
    const [ms, of] = [percentile(measured, share), percentile(limit, share)];
    process.stdout.write(
      `${what}, p${share * 100}: ${ms.toFixed(1)} ms, ${(ms / of).toFixed(2)}× an empty page (${of.toFixed(1)} ms)\n`,
    );
  }
}

test('5,000 alarms: frames while scrolling and typing, against an empty page', async ({ run }) => {
  const alertmanager = await startManyAlarms(alerts(5_000));
  const { page } = await run();
  await setUp(page, 'Practice workspace');
  await settingsScreen(page).open();
  await settingsScreen(page).addSource('live', alertmanager.url);
  await alarmsScreen(page).open();
  await page.getByRole('heading', { level: 1, name: /5,000 firing/ }).waitFor({ timeout: 60_000 });
  // Until what may help with each of them has been asked for.
  await page.waitForTimeout(5_000);

  const keys = await typed(page, '.filter-field input');
  await alarmsScreen(page).filter.fill('');
  await page.waitForTimeout(500);
  for (const pixels of [40, 400]) {
    const lists: Run[] = [];
    const empties: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      lists.push((await page.evaluate(scrollThrough('.alarm-grid', pixels))) as Run);
      await page.evaluate(emptyList);
      empties.push((await page.evaluate(scrollThrough('.empty-list', pixels))) as Run);
      await page.evaluate("document.querySelector('.empty-list').remove()");
    }
    const [list, empty] = [quietest(lists), quietest(empties)];
    told(`a frame at ${pixels} px a frame`, list.frames, empty.frames);
    process.stdout.write(
      `frames later than 25 ms: ${late(list)} of ${list.frames.length}, on the empty page ${late(empty)} of ${empty.frames.length}; ` +
        `long tasks: ${list.longTasks.length} (${list.longTasks.map(Math.round).join(' ')}), on the empty page ${empty.longTasks.length}; ${Math.round(list.scrolled)} px\n`,
    );
  }
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<input class="empty-field">')`);
  told('a key in the filter', keys, await typed(page, '.empty-field'));
  process.stdout.write(`longest key in the filter: ${Math.max(...keys).toFixed(1)} ms; budget < 16 ms\n`);
  alertmanager.close();
});
