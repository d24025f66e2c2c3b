import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { openRunbookDesk, writeFiles } from '../main/runbooks/runbook-desk';
import { temporaryFolder } from '../support/temporary-folder';
import { percentile, report, timesOf } from './measure';

const words =
  'ingress node pod queue disk certificate error rate latency restart memory backlog drain scale quota'.split(
    ' ',
  );
const word = (number: number) => words[number % words.length] ?? '';
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** About 6 kB, as pages of a runbook site are. */
function page(number: number): string {
  const name = [number, number * 7 + 1, number * 13 + 2].map((each) => capital(word(each))).join('');
  const paragraph = Array.from({ length: 150 }, (_, index) => word(index * (number + 3) + number)).join(' ');
  return `---\ntitle: ${name}${number}\nlast_reviewed_on: 2026-01-12\nreview_in: 6 months\n---\n\n# ${name}${number}\n\n${paragraph}\n\n## What to do about ${word(number)} ${number}\n\n${`${paragraph}\n\n`.repeat(5)}`;
}

async function measured(pages: number) {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    Object.fromEntries(Array.from({ length: pages }, (_, n) => [`part-${n % 20}/page-${n}.md`, page(n)])),
  );
  const desk = openRunbookDesk();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await desk.runbooks.addFolder(folder);
  delay.enable();
  const from = performance.now();
  await desk.runbooks.readFolders();
  const took = performance.now() - from;
  delay.disable();
  expect(desk.runbooks.read()).toMatchObject({ pages });
  const again = performance.now();
  await desk.runbooks.readFolders();
  const unchanged = performance.now() - again;
  return { desk, took, unchanged, longestBlockMs: delay.max / 1e6 };
}

test('reading a folder of 150 and of 5,000 pages', async () => {
  for (const pages of [150, 5_000]) {
    const { desk, took, unchanged, longestBlockMs } = await measured(pages);
    report(`reading ${pages} pages`, took, 'reading them again unchanged', unchanged, '150 pages < 2 s');
    report('longest time in which nothing else ran', longestBlockMs, 'all of it', took, '≤ 100 ms');
    const [folder] = desk.runbooks.read().folders;
    const from = performance.now();
    desk.runbooks.removeFolder(folder?.id ?? '');
    report(
      `removing the folder of ${pages} pages`,
      performance.now() - from,
      'reading',
      took,
      '≤ 100 ms for 150',
    );
  }
});

test('what belongs to an alarm, of 1,000 pages', async () => {
  const { desk } = await measured(1_000);
  const bare = desk.db.prepare(
    'SELECT rowid FROM runbook_text WHERE runbook_text MATCH ? ORDER BY rank LIMIT 20',
  );
  const name = (run: number) => [run, run * 7 + 1, run * 13 + 2].map((each) => capital(word(each))).join('');
  const limit = timesOf(300, (run) =>
    bare.all(`"${word(run)}"* OR "${word(run * 7 + 1)}"* OR "${word(run * 13 + 2)}"*`),
  );
  const alarms = timesOf(300, (run) =>
    desk.runbooks.match({
      name: run % 2 === 0 ? `${name(run)}${run}` : name(run),
      labels: { namespace: 'ingress-controllers', service: `service-${run}` },
      annotations:
        run % 3 === 0 ? { runbook_url: `https://runbooks.example.org/part-1/page-${run}.html` } : {},
    }),
  );
  const searches = timesOf(300, (run) => desk.runbooks.search(`${word(run)} ${word(run + 4).slice(0, 3)}`));
  for (const share of [0.5, 0.99]) {
    const p = `p${share * 100}`;
    report(
      `matching an alarm, ${p}`,
      percentile(alarms, share),
      'the bare query',
      percentile(limit, share),
      '< 100 ms',
    );
    report(
      `searching, ${p}`,
      percentile(searches, share),
      'the bare query',
      percentile(limit, share),
      '< 100 ms',
    );
  }
});
