import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { openRunbookDesk, writeFiles } from './runbook-desk';

const isRoot = process.getuid?.() === 0;
/** The user of no rights on every Unix that has it. */
const nobody = 65_534;

test('pages of all four endings are read, and nothing else', async () => {
  const { runbooks, titles, withFolder } = openRunbookDesk();
  await withFolder({
    'a.md': '# One',
    'deep/er/b.markdown': '# Two',
    'c.md.erb': '# Three',
    'D.HTML.MD.ERB': '# Four',
    'picture.png': 'x',
    'notes.txt': '# No',
    'erb.html.erb': '# No',
    '.git/config.md': '# No',
    'node_modules/x/readme.md': '# No',
    '.md': '# No',
  });
  expect(titles()).toEqual(['Four', 'One', 'Three', 'Two']);
  expect(runbooks.read()).toMatchObject({
    pages: 4,
    folders: [{ pages: 4, problem: undefined, setAside: [], setAsideCount: 0, limits: [], isReading: false }],
  });
});

test('a title is the front matter’s, else the first heading, else the name of the file', async () => {
  const { titles, withFolder } = openRunbookDesk();
  await withFolder({
    'a.md': '---\ntitle: From front matter\n---\n# Heading',
    'b.md': 'Words\n\nFrom `a` **heading**\n===\n',
    'from-its-name.html.md.erb': 'Words only\n\n```\n# not a heading\n```\n',
  });
  expect(titles()).toEqual(['From a heading', 'From front matter', 'from-its-name']);
});

test('a folder is read while other things go on, and each change is announced whole', async () => {
  const { runbooks, clock, events } = openRunbookDesk();
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.md': '# One' });
  expect(await runbooks.addFolder(folder)).toMatchObject({
    folders: [{ isReading: true, readAt: undefined }],
  });
  await runbooks.readFolders();
  await clock.advance(0);
  expect(events.at(-1)).toEqual({ name: 'runbooks.changed', value: runbooks.read() });
  expect(runbooks.read().folders[0]).toMatchObject({ isReading: false, readAt: clock.now() });
});

test('only what changed by size or time is read again, and what vanished goes', async () => {
  const { db, clock, runbooks, titles, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One', 'b.md': '# Two', 'c.md': '# Three' });
  const readAt = () => db.prepare('SELECT path, read_at FROM runbook ORDER BY path').all();
  const first = clock.now();
  await clock.advance(60_000);
  // The same size, another time.
  writeFileSync(join(folder, 'b.md'), '# 2nd');
  utimesSync(join(folder, 'b.md'), 1_000_000, 1_000_000);
  unlinkSync(join(folder, 'c.md'));
  await runbooks.readFolders();
  expect(titles()).toEqual(['2nd', 'One']);
  expect(readAt()).toEqual([
    { path: 'a.md', read_at: first },
    { path: 'b.md', read_at: clock.now() },
  ]);
  expect(titles('three')).toEqual([]);
});

test('a page keeps its id while it changes, so that a link to it stays right', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One' });
  const id = runbooks.search('').hits[0]?.runbook.id ?? '';
  appendFileSync(join(folder, 'a.md'), '\nMore\n');
  await runbooks.readFolders();
  expect(runbooks.page(id).text).toBe('# One\nMore\n');
});

test('what was read is known after a restart, and read again at the start', async () => {
  const data = temporaryFolder();
  const db = openTestDatabase(data);
  const before = openRunbookDesk({ db });
  const folder = await before.withFolder({ 'a.md': '# One' });
  await before.runbooks.close();
  const after = openRunbookDesk({ db });
  expect(after.titles()).toEqual(['One']);
  writeFiles(folder, { 'b.md': '# Two' });
  after.runbooks.start();
  await after.runbooks.readFolders();
  expect(after.titles()).toEqual(['One', 'Two']);
});

test('a folder that is removed takes its pages with it and leaves the files', async () => {
  const { db, runbooks, titles, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One', 'b.md': '\u0000' });
  await withFolder({ 'c.md': '# Other' });
  const first = runbooks.read().folders.find(({ path }) => path === folder);
  expect(runbooks.removeFolder(first?.id ?? '').folders).toHaveLength(1);
  expect(titles()).toEqual(['Other']);
  expect(titles('one')).toEqual([]);
  expect(readdirSync(folder)).toEqual(['a.md', 'b.md']);
  expect(db.prepare('SELECT count(*) AS n FROM runbook_set_aside').get()).toEqual({ n: 0 });
  expect(() => runbooks.removeFolder(first?.id ?? '')).toThrow('not-found');
});

test('the same folder chosen twice is one', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One' });
  await runbooks.addFolder(`  ${folder}/../${folder.split('/').at(-1)}/  `);
  expect(runbooks.read().folders.map(({ path }) => path)).toEqual([folder]);
});

describe('a folder cannot be chosen that', () => {
  test.each([
    ['is not a full path', 'runbooks', 'it is not a full path'],
    ['begins with a tilde', '~/runbooks', 'it is not a full path'],
    ['is not there', '/nowhere/at/all', 'it is not there'],
    ['is a file', import.meta.filename, 'it is a file, not a folder'],
    ['is below a file', `${import.meta.filename}/x`, 'it is not a folder'],
    ['has too long a name', `/${'x'.repeat(300)}`, 'its path is too long'],
    ['holds a NUL', '/tmp/\u0000x', 'it holds a NUL character'],
  ])('%s', async (_what, path, reason) => {
    const { runbooks } = openRunbookDesk();
    await expect(runbooks.addFolder(path)).rejects.toMatchObject({
      code: 'runbook-folder-unusable',
      detail: { path, reason },
    });
    expect(runbooks.read().folders).toEqual([]);
  });
});

test('a folder that is suddenly empty, as a share that is not mounted, keeps its pages and says so', async () => {
  const { runbooks, titles, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One' });
  unlinkSync(join(folder, 'a.md'));
  await runbooks.readFolders();
  expect(titles()).toEqual(['One']);
  const problem = 'it is empty now; what was read before stays';
  expect(runbooks.read().folders[0]).toMatchObject({ problem, pages: 1 });
});

test('a folder that has gone keeps its pages and says so, until it is there again', async () => {
  const { runbooks, titles, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One' });
  renameSync(folder, `${folder}-away`);
  await runbooks.readFolders();
  expect(titles()).toEqual(['One']);
  expect(runbooks.read().folders[0]).toMatchObject({ problem: 'it is not there', pages: 1 });
  renameSync(`${folder}-away`, folder);
  await runbooks.readFolders();
  expect(runbooks.read().folders[0]).toMatchObject({ problem: undefined, pages: 1 });
});

test('a folder that goes while it is read loses nothing that was known', async () => {
  const { clock, runbooks, withFolder } = openRunbookDesk();
  const files = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, n) => [`d${n % 50}/page-${n}.md`, `# ${n}`]),
  );
  const folder = await withFolder(files);
  for (const path of Object.keys(files)) utimesSync(join(folder, path), 5, 5);
  await clock.advance(1_000);
  const reading = runbooks.readFolders();
  await new Promise((resolve) => setImmediate(resolve));
  rmSync(folder, { recursive: true, force: true });
  await reading;
  expect(runbooks.read()).toMatchObject({ pages: 2_000, folders: [{ problem: 'it is not there' }] });
  mkdirSync(folder);
});

test('the end of the core ends a reading, and what was kept until then is whole', async () => {
  const db = openTestDatabase();
  const { runbooks } = openRunbookDesk({ db });
  const folder = temporaryFolder();
  for (let n = 0; n < 2_000; n += 1) writeFileSync(join(folder, `page-${n}.md`), `# Page ${n}`);
  await runbooks.addFolder(folder);
  const reading = runbooks.readFolders();
  await expect
    .poll(() => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM runbook').get()?.n)
    .toBeGreaterThan(0);
  await runbooks.close();
  await reading;
  db.exec("INSERT INTO runbook_text (runbook_text, rank) VALUES ('integrity-check', 1)");
  const after = openRunbookDesk({ db });
  await after.runbooks.readFolders();
  expect(after.runbooks.read().pages).toBe(2_000);
  db.exec("INSERT INTO runbook_text (runbook_text, rank) VALUES ('integrity-check', 1)");
});

test('a folder removed while it is read leaves no page behind', async () => {
  const { db, runbooks } = openRunbookDesk();
  const folder = temporaryFolder();
  for (let n = 0; n < 1_000; n += 1) writeFileSync(join(folder, `page-${n}.md`), `# Page ${n}`);
  await runbooks.addFolder(folder);
  const reading = runbooks.readFolders();
  const pages = () => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM runbook').get()?.n;
  await expect.poll(pages).toBeGreaterThan(0);
  runbooks.removeFolder(runbooks.read().folders[0]?.id ?? '');
  await reading;
  expect(pages()).toBe(0);
  expect(runbooks.read().folders).toEqual([]);
});

test('a folder within it that this user may not read keeps what is known below it', async () => {
  const { runbooks, titles, withFolder } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One', 'closed/b.md': '# Two' });
  execFileSync('chmod', ['000', join(folder, 'closed')]);
  await asOrdinaryUser(folder, () => runbooks.readFolders());
  execFileSync('chmod', ['700', join(folder, 'closed')]);
  expect(titles()).toEqual(['One', 'Two']);
  expect(runbooks.read().folders[0]?.setAside).toEqual([
    { path: 'closed', reason: 'this user may not read it' },
  ]);
});

/** Root may read everything, so as root the reading is done in the name of somebody who may not. */
async function asOrdinaryUser(folder: string, read: () => Promise<unknown>): Promise<void> {
  if (!isRoot) {
    await read();
    return;
  }
  execFileSync('chmod', ['755', folder]);
  process.seteuid?.(nobody);
  try {
    await read();
  } finally {
    process.seteuid?.(0);
  }
}

test('nothing is ever written into a folder that is read', async () => {
  const { withFolder, runbooks } = openRunbookDesk();
  const folder = await withFolder({ 'a.md': '# One' });
  const before = statSync(folder).mtimeMs;
  await runbooks.readFolders();
  expect([readdirSync(folder), statSync(folder).mtimeMs, readFileSync(join(folder, 'a.md'), 'utf8')]).toEqual(
    [['a.md'], before, '# One'],
  );
});
