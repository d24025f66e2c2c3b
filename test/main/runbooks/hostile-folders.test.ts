import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../src/main/runbooks/limits';
import { temporaryFolder } from '../../support/temporary-folder';
import { openRunbookDesk, writeFiles } from './runbook-desk';

test('what cannot be read is set aside with its reason, and the rest is read', async () => {
  const { runbooks, titles } = openRunbookDesk();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'good.md': '# Good',
    'nul.md': 'a\u0000b',
    'latin1.md': Uint8Array.of(0x23, 0x20, 0xe9, 0x0a),
    'utf16.md': Buffer.from('\ufeff# Sixteen', 'utf16le'),
    'bom.md': '\ufeff# With a mark',
    'empty.md': '',
  });
  writeFileSync(join(folder, 'large.md'), '');
  truncateSync(join(folder, 'large.md'), 50_000_000);
  execFileSync('mkfifo', [join(folder, 'pipe.md')]);
  mkdirSync(join(folder, 'folder.md'));
  await runbooks.addFolder(folder);
  await runbooks.readFolders();
  expect(titles()).toEqual(['empty', 'Good', 'With a mark']);
  expect(runbooks.read().folders[0]).toMatchObject({
    setAsideCount: 5,
    setAside: [
      { path: 'large.md', reason: 'it is larger than 1 MB' },
      { path: 'latin1.md', reason: 'it is not UTF-8 text' },
      { path: 'nul.md', reason: 'it is not text: it holds NUL bytes' },
      { path: 'pipe.md', reason: 'it is not a file' },
      { path: 'utf16.md', reason: 'it is not text: it holds NUL bytes' },
    ],
  });
  writeFileSync(join(folder, 'nul.md'), '# Mended');
  await runbooks.readFolders();
  expect(titles()).toContain('Mended');
  expect(runbooks.read().folders[0]?.setAsideCount).toBe(4);
});

test('links out of the folder are not followed, and cyclic ones end nothing', async () => {
  const outside = temporaryFolder();
  writeFiles(outside, { 'secret.md': '# Secret' });
  const { runbooks, titles } = openRunbookDesk();
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.md': '# One' });
  symlinkSync(outside, join(folder, 'out'));
  symlinkSync(join(outside, 'secret.md'), join(folder, 'out.md'));
  symlinkSync('/etc/passwd', join(folder, 'passwd.md'));
  symlinkSync('/etc/passwd', join(folder, 'passwd.txt'));
  symlinkSync('nowhere', join(folder, 'broken.md'));
  symlinkSync('..', join(folder, 'in', 'up'));
  symlinkSync('circle.md', join(folder, 'circle.md'));
  symlinkSync('in/a.md', join(folder, 'again.md'));
  await runbooks.addFolder(folder);
  await runbooks.readFolders();
  expect(titles()).toEqual(['One']);
  expect(runbooks.read().folders[0]?.setAside).toEqual([
    { path: 'broken.md', reason: 'it is a link, and where it leads nothing can be read' },
    { path: 'circle.md', reason: 'it is a link, and where it leads is a circle' },
    { path: 'out', reason: 'it is a link that leads out of the folder' },
    { path: 'out.md', reason: 'it is a link that leads out of the folder' },
    { path: 'passwd.md', reason: 'it is a link that leads out of the folder' },
  ]);
});

test('a folder beside it with a longer name of the same beginning is outside of it', async () => {
  const around = temporaryFolder();
  writeFiles(around, { 'docs/a.md': '# One', 'docs-secret/b.md': '# Secret' });
  symlinkSync('../docs-secret', join(around, 'docs', 'link'));
  const { runbooks } = openRunbookDesk();
  await runbooks.addFolder(join(around, 'docs'));
  await runbooks.readFolders();
  expect(runbooks.read()).toMatchObject({ pages: 1, folders: [{ setAsideCount: 1 }] });
});

test('a folder reached by a link is read at where it leads', async () => {
  const folder = temporaryFolder();
  const around = temporaryFolder();
  writeFiles(folder, { 'a.md': '# One' });
  symlinkSync(folder, join(around, 'link'));
  const { runbooks, titles } = openRunbookDesk();
  await runbooks.addFolder(join(around, 'link'));
  await runbooks.readFolders();
  expect(titles()).toEqual(['One']);
});

describe('each limit is said where it is met', () => {
  const files = { 'a.md': '# One', 'b.md': '# Two', 'c/d/e/f.md': '# Three' };
  test.each([
    ['pages', { pages: 2 }, ['One', 'Two'], 'Only the first 2 pages were read.'],
    ['entries', { entries: 2 }, ['One', 'Two'], 'Only the first 2 files and folders were looked at.'],
    ['depth', { depth: 2 }, ['One', 'Two'], 'Folders more than 2 deep were not looked into.'],
    ['bytes', { bytesOfFolder: 12 }, ['One', 'Two'], 'Pages beyond the first 0.000012 MB were not read.'],
  ])('%s', async (_name, given, titles, words) => {
    const desk = openRunbookDesk({ limits: { ...limits, ...given } });
    await desk.withFolder(files);
    expect(desk.titles()).toEqual(titles);
    expect(desk.runbooks.read().folders[0]?.limits).toEqual([words]);
  });

  test('10,000 files give the first 5,000', async () => {
    const { runbooks } = openRunbookDesk();
    const folder = temporaryFolder();
    for (let n = 0; n < 10_000; n += 1)
      writeFileSync(join(folder, `page-${String(n).padStart(5, '0')}.md`), `# ${n}`);
    await runbooks.addFolder(folder);
    await runbooks.readFolders();
    expect(runbooks.read()).toMatchObject({
      pages: 5_000,
      folders: [{ limits: ['Only the first 5,000 pages were read.'] }],
    });
    const before = runbooks.read();
    await runbooks.readFolders();
    expect(runbooks.read()).toEqual(before);
  }, 60_000);

  test('of 1,500 unreadable files the first are listed and all are counted', async () => {
    const { runbooks } = openRunbookDesk();
    const folder = temporaryFolder();
    for (let n = 0; n < 1_500; n += 1) writeFileSync(join(folder, `page-${n}.md`), '\u0000');
    await runbooks.addFolder(folder);
    await runbooks.readFolders();
    const [read] = runbooks.read().folders;
    expect(read?.setAside).toHaveLength(50);
    expect(read).toMatchObject({
      setAsideCount: 1_000,
      limits: ['500 more files could not be read than are listed here.'],
    });
  });
});

test('folders nested without end are looked into as deep as the limit', async () => {
  const { runbooks, titles } = openRunbookDesk();
  const folder = temporaryFolder();
  let path = folder;
  for (let depth = 0; depth < 200; depth += 1) {
    path = join(path, 'd');
    mkdirSync(path);
    if (depth % 10 === 0) writeFileSync(join(path, 'a.md'), `# Depth ${depth + 1}`);
  }
  await runbooks.addFolder(folder);
  await runbooks.readFolders();
  expect(titles()).toEqual(['Depth 1', 'Depth 11']);
  expect(runbooks.read().folders[0]?.limits).toEqual(['Folders more than 16 deep were not looked into.']);
});

test.skipIf(process.platform !== 'linux')('names of any characters come back as they are', async () => {
  const names = [
    'two\nlines.md',
    '\u202egnp.md',
    'עברית.md',
    '"quote\' <b>.md',
    '-rf.md',
    '% #?.md',
    '🧭.md',
  ];
  const { runbooks, withFolder } = openRunbookDesk();
  const folder = await withFolder(Object.fromEntries(names.map((name) => [name, 'text'])));
  expect(
    runbooks
      .search('')
      .hits.map(({ runbook }) => runbook.path)
      .sort(),
  ).toEqual(names.toSorted());
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.of(0xff), Buffer.from('.md')]), '# Bad');
  await runbooks.readFolders();
  expect(runbooks.read().folders[0]).toMatchObject({
    pages: names.length,
    setAside: [{ path: 'bad-\ufffd.md', reason: 'its name is not UTF-8' }],
  });
});
