import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRunbookDesk } from './runbook-desk';

const dated = (on: string, interval: string, title: string) =>
  `---\ntitle: "${title}"\nlast_reviewed_on: ${on}\nreview_in: ${interval}\n---\n`;

const pages = {
  'b.md': dated('2026-05-01', '3 months', '=cmd|A1'),
  'a.md': dated('2023-01-12', '6 months', 'Ingress | [x](http://bad) \u202e'),
  'c.md': dated('2026-11-01', '3 months', 'In order'),
  'd.md': dated('2026-11-01', 'soon', 'Unclear'),
  'e.md': '# Undated',
};

test('what is due comes with the longest due first, and what has no date apart', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  await withFolder(pages);
  const { due, undated } = runbooks.reviews();
  expect(due.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
  expect(undated.map(({ title }) => title)).toEqual(['Unclear', 'Undated']);
  expect(runbooks.read().due).toBe(2);
});

test('a page becomes due at midnight in the pack’s zone', async () => {
  const { clock, runbooks, withFolder } = openRunbookDesk({ now: '2026-06-30T22:59:00Z' });
  await withFolder({ 'a.md': dated('2026-01-01', '6 months', 'A') });
  expect(runbooks.read().due).toBe(0);
  await clock.advance(60_000);
  expect(runbooks.read().due).toBe(1);
});

test('the list is written as a spreadsheet that runs nothing', async () => {
  const { data, runbooks, withFolder } = openRunbookDesk();
  const folder = await withFolder(pages);
  const { file } = runbooks.exportReviews('csv');
  expect(file).toBe(join(data, 'exports', 'runbooks-due-for-review-2026-11-20.csv'));
  expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
    '\ufeffDue,Last reviewed,Title,File,Folder,Remark',
    `2023-07-12,2023-01-12,\u2068Ingress | [x](http://bad) \u202e\u2069,a.md,${folder},due for review`,
    `2026-08-01,2026-05-01,"'=cmd|A1",b.md,${folder},due for review`,
    `,,Unclear,d.md,${folder},review_in is no interval such as 6 months`,
    `,,Undated,e.md,${folder},no review date`,
    '',
  ]);
});

test('the list is written as Markdown in which titles are text', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  await withFolder(pages);
  const text = readFileSync(runbooks.exportReviews('markdown').file, 'utf8');
  expect(text).toContain('# Runbooks due for review, 2026-11-20\n\n| Due | Last reviewed |');
  expect(text).toContain(
    '| 2023-07-12 | 2023-01-12 | \u2068Ingress \\| \\[x\\](http\\://bad) \u202e\u2069 | a.md |',
  );
  expect(text).toContain('## Without a review date\n\n| Due |');
});

test('a list of nothing says so', () => {
  const { runbooks } = openRunbookDesk();
  const text = readFileSync(runbooks.exportReviews('markdown').file, 'utf8');
  expect(text).toBe(
    '# Runbooks due for review, 2026-11-20\n\nNone is due.\n\n## Without a review date\n\nNone.\n',
  );
});

test.each([
  ['releases/take-back.html', 'releases/take-back.html.md.erb'],
  ['../source/releases/take-back.html.md.erb', 'releases/take-back.html.md.erb'],
  ['./releases/take-back#first', 'releases/take-back.html.md.erb'],
  ['/releases/take-back.html?x=1', 'releases/take-back.html.md.erb'],
  ['releases/', 'releases/index.md'],
  ['two%20words.md', 'two words.md'],
])('the link %s leads to %s', async (href, path) => {
  const { runbooks, withFolder } = openRunbookDesk();
  await withFolder({
    'source/here.md': '# Here',
    'source/releases/take-back.html.md.erb': '# Take back',
    'source/releases/index.md': '# Releases',
    'source/two words.md': '# Two words',
  });
  const idOf = (wanted: string) =>
    runbooks.search('').hits.find(({ runbook }) => runbook.path === wanted)?.runbook.id ?? '';
  expect(runbooks.follow({ id: idOf('source/here.md'), href })).toEqual({ id: idOf(`source/${path}`) });
});

test.each(['', 'nothing.md', '../../../etc/passwd', '../outside.md', '%zz', '/etc/passwd', 'x\u0000.md'])(
  'the link %j leads nowhere, and says so',
  async (href) => {
    const { runbooks, withFolder } = openRunbookDesk();
    await withFolder({ 'here.md': '# Here' });
    await withFolder({ 'outside.md': '# Another folder' });
    const here = runbooks.search('Here').hits[0]?.runbook.id ?? '';
    expect(() => runbooks.follow({ id: here, href })).toThrow('runbook-link-unknown');
  },
);
