import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../support/core-under-test';
import { temporaryFolder } from '../../support/temporary-folder';
import { folderWith, goesOn, ours, startDesk } from './pack-desk';

describe('an added folder', () => {
  it('with links in circles, links that lead out, a pipe and a folder for a file has its packs read all the same', async () => {
    const desk = startDesk();
    const elsewhere = folderWith({ 'secret.yaml': 'password: hunter2' });
    const folder = folderWith({ 'good.yaml': ours('Good', 'good') });
    symlinkSync('circle.yaml', join(folder, 'circle.yaml'));
    symlinkSync(folder, join(folder, 'self'));
    symlinkSync(join(elsewhere, 'secret.yaml'), join(folder, 'out.yaml'));
    symlinkSync('good.yaml', join(folder, 'same.yaml'));
    symlinkSync('nowhere.yaml', join(folder, 'dangling.yaml'));
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    mkdirSync(join(folder, 'sub.yaml'));
    const view = await desk.add(folder);
    expect(
      view.packs
        .filter((pack) => pack.origin === 'folder')
        .map(({ file, problem }) => [file, problem?.reason])
        .sort(),
    ).toEqual([
      ['circle.yaml', 'the file cannot be read (ELOOP)'],
      ['dangling.yaml', 'the file cannot be read (ENOENT)'],
      ['good.yaml', undefined],
      ['out.yaml', 'it is a link that leads out of the folder'],
      ['pipe.yaml', 'it is not a file'],
      ['same.yaml', 'the id “good” is already that of good.yaml'],
      ['sub.yaml', 'it is not a file'],
    ]);
    expect(JSON.stringify(view)).not.toContain('hunter2');
  });

  it('of 5,000 files is read in part, and says so', async () => {
    const desk = startDesk();
    const folder = temporaryFolder();
    for (let index = 0; index < 5_000; index += 1) {
      writeFileSync(join(folder, `file-${String(index).padStart(4, '0')}.yaml`), 'kind: Deployment');
    }
    writeFileSync(join(folder, 'a-pack.yaml'), ours('Ours'));
    const view = await desk.add(folder);
    expect(view.folders[0]?.limits).toEqual(['Only the first 100 files were read.']);
    expect(view.packs.filter((pack) => pack.origin === 'folder')).toHaveLength(100);
    await desk.use('ours');
    expect(await desk.nameInUse()).toBe('Ours');
  });

  it('with a pack of 10 MB tells of it without reading it, and reads the others', async () => {
    const desk = startDesk();
    const folder = folderWith({ 'big.yaml': '#'.repeat(10_000_000), 'good.yaml': ours('Good', 'good') });
    const view = await desk.add(folder);
    expect(view.folders[0]?.limits).toEqual([]);
    expect(
      view.packs.filter((pack) => pack.origin === 'folder').map(({ id, problem }) => [id, problem?.reason]),
    ).toEqual([
      ['big', 'the file is larger than 1 MB'],
      ['good', undefined],
    ]);
  });

  it('that grows to more than is read says so while it is followed', async () => {
    const desk = startDesk();
    const folder = folderWith({ 'good.yaml': ours('Good', 'good') });
    await desk.add(folder);
    for (let index = 0; index < 12; index += 1) {
      writeFileSync(join(folder, `z-${index}.yaml`), `# ${'x'.repeat(900_000)}`);
    }
    await goesOn(desk, 'the limit', async () =>
      (await desk.view()).folders[0]?.limits.includes('Files beyond the first 10 MB were not read.')
        ? true
        : undefined,
    );
    expect(await ask(desk.core, 'packs.list', {})).toContainEqual({
      id: 'good',
      name: 'Good',
      origin: 'folder',
      folder,
      file: 'good.yaml',
    });
  });
});
