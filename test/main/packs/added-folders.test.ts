import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../support/core-under-test';
import { temporaryFolder } from '../../support/temporary-folder';
import { hashOf } from './library-bench';
import { folderWith, goesOn, named, ours, startDesk } from './pack-desk';

describe('a folder of packs that is added', () => {
  it('has its packs in the list, with where they are', async () => {
    const desk = startDesk();
    const folder = folderWith({ 'team.yaml': ours('Ours'), 'README.md': 'no pack' });
    const view = await desk.add(folder);
    expect(named(view, 'ours')).toEqual({
      id: 'ours',
      name: 'Ours',
      origin: 'folder',
      folder,
      file: 'team.yaml',
      isInUse: false,
      version: { hash: hashOf(ours('Ours')), readAt: desk.clock.now() },
      reviews: expect.arrayContaining([
        { name: 'Ours', reviewedOn: '2024-09-03', dueOn: '2025-03-03' },
        { name: 'Incident Process', reviewedOn: '2024-09-03', dueOn: '2025-03-03' },
      ]),
      canLetGo: false,
    });
    expect(view.folders).toMatchObject([{ path: folder, isRead: true, limits: [], isPulling: false }]);
    expect(view.folders[0]?.problem).toBeUndefined();
    const choices = await ask(desk.core, 'packs.list', {});
    expect(choices).toContainEqual({ id: 'ours', name: 'Ours', origin: 'folder', folder, file: 'team.yaml' });
  });

  it.each([
    ['that is not there', () => join(temporaryFolder(), 'nowhere'), 'it is not there'],
    ['that is a file', () => join(folderWith({ file: '' }), 'file'), 'it is a file, not a folder'],
    ['by half its path', () => 'team/packs', 'it is not a full path'],
  ])('%s is refused', async (_how, path, reason) => {
    const { core } = startDesk();
    const given = path();
    expect(await core.dispatch('packs.addFolder', { path: given })).toEqual({
      ok: false,
      error: { code: 'pack-folder-unusable', detail: { path: given, reason } },
    });
    expect((await ask(core, 'packs.standing', {})).folders).toEqual([]);
  });

  it('that is the folder of own packs is refused, and one that is added twice is there once', async () => {
    const desk = startDesk();
    const own = join(desk.data, 'packs');
    mkdirSync(own);
    expect(await desk.core.dispatch('packs.addFolder', { path: own })).toMatchObject({
      error: { code: 'pack-folder-unusable' },
    });
    const folder = folderWith({ 'team.yaml': ours('Ours') });
    await desk.add(folder);
    expect((await desk.add(`${folder}/`)).folders.map(({ path }) => path)).toEqual([folder]);
  });
});

describe('of packs with one id', () => {
  it('an own one counts before those of folders, the first added folder before the second, all before a shipped one', async () => {
    const desk = startDesk();
    const [first, second] = ['First', 'Second'].map((name) =>
      folderWith({ 'team.yaml': ours(name, 'cloud-platform') }),
    ) as [string, string];
    await desk.add(first);
    const both = await desk.add(second);
    expect(named(both, 'cloud-platform').name).toBe('First');
    expect(named(both, `${second}/team.yaml`).problem).toEqual({
      file: 'team.yaml',
      line: 1,
      column: 1,
      reason: `the id “cloud-platform” is already that of team.yaml in ${first}`,
      hint: 'give one of the two another id',
    });

    folderWith({ 'mine.yaml': ours('Mine', 'cloud-platform') }, join(desk.data, 'packs'));
    await ask(desk.core, 'packs.reload', {});
    const all = await desk.view();
    expect(named(all, 'cloud-platform').name).toBe('Mine');
    expect(named(all, `${first}/team.yaml`).problem?.reason).toBe(
      'the id “cloud-platform” is already that of mine.yaml in your own packs',
    );

    rmSync(join(desk.data, 'packs', 'mine.yaml'));
    await ask(desk.core, 'packs.reload', {});
    expect((await desk.pack('cloud-platform')).name).toBe('First');
    const [added] = (await desk.view()).folders;
    const left = await ask(desk.core, 'packs.removeFolder', { id: added?.id ?? '' });
    expect(named(left, 'cloud-platform').name).toBe('Second');
  });
});

describe('the pack in use', () => {
  it('stays, and says so, when its folder vanishes, over a restart as well, and is read again when it is back', async () => {
    const folder = folderWith({ 'team.yaml': ours('Ours') });
    const desk = startDesk();
    await desk.add(folder);
    await desk.use('ours');
    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    const problem = {
      file: 'team.yaml',
      line: 0,
      column: 0,
      reason: 'its folder cannot be read: it is not there',
      hint: 'mend that; it is read again by itself',
    };
    await goesOn(desk, 'the folder is missed', async () => (await desk.pack('ours')).problem);
    expect(await desk.pack('ours')).toMatchObject({ isInUse: true, origin: 'folder', folder, problem });
    expect((await desk.view()).folders[0]?.problem).toBe('it is not there');
    expect(await desk.nameInUse()).toBe('Ours');
    await desk.close();

    const again = startDesk({ data: desk.data });
    expect(await again.nameInUse()).toBe('Ours');
    await goesOn(again, 'the folder is missed', async () => (await again.pack('ours')).problem);
    expect(await again.nameInUse()).toBe('Ours');
    folderWith({ 'team.yaml': ours('Ours, mended') }, aside);
    renameSync(aside, folder);
    await goesOn(again, 'the folder is back', async () =>
      (await again.nameInUse()) === 'Ours, mended' ? true : undefined,
    );
    expect((await again.pack('ours')).problem).toBeUndefined();
    expect(again.changesTold()).toEqual(['Ours, mended']);
  });

  it('is what it was at a start, before its folder was looked at', async () => {
    const folder = folderWith({ 'team.yaml': ours('Ours', 'cloud-platform') });
    const desk = startDesk();
    await desk.add(folder);
    await desk.use('cloud-platform');
    await desk.close();
    const again = startDesk({ data: desk.data });
    expect(await again.nameInUse()).toBe('Ours');
    expect((await again.pack('cloud-platform')).problem).toBeUndefined();
    await goesOn(again, 'the folder is read', async () =>
      (await again.view()).folders[0]?.isRead ? true : undefined,
    );
    expect(again.changesTold()).toEqual([]);
  });

  it('stays when its file is taken away, until it is let go for the shipped one', async () => {
    const folder = folderWith({ 'team.yaml': ours('Ours', 'cloud-platform') });
    const desk = startDesk();
    await desk.add(folder);
    await desk.use('cloud-platform');
    rmSync(join(folder, 'team.yaml'));
    const standing = await goesOn(desk, 'the file is missed', async () => {
      const pack = await desk.pack('cloud-platform');
      return pack.problem === undefined ? undefined : pack;
    });
    expect(standing).toMatchObject({ name: 'Ours', canLetGo: true });
    expect(standing.problem?.reason).toBe('the file is gone');
    expect(await desk.nameInUse()).toBe('Ours');
    await desk.close();

    const again = startDesk({ data: desk.data });
    await goesOn(again, 'the file is missed', async () => (await again.pack('cloud-platform')).problem);
    expect(await again.nameInUse()).toBe('Ours');
    await ask(again.core, 'packs.letGo', { id: 'cloud-platform' });
    expect(await again.nameInUse()).toBe('Cloud Platform');
    expect(again.changesTold()).toEqual(['Cloud Platform']);
  });

  it('cannot be let go where no other has its id, and goes from the list once another is chosen', async () => {
    const folder = folderWith({ 'team.yaml': ours('Ours') });
    const desk = startDesk();
    await desk.add(folder);
    await desk.use('ours');
    rmSync(join(folder, 'team.yaml'));
    await ask(desk.core, 'packs.reload', {});
    expect((await desk.pack('ours')).canLetGo).toBe(false);
    expect(await desk.core.dispatch('packs.letGo', { id: 'ours' })).toEqual({
      ok: false,
      error: { code: 'pack-has-no-other', detail: { pack: 'ours' } },
    });
    await desk.use('tis');
    expect((await desk.view()).packs.map(({ id }) => id)).toEqual(['cloud-platform', 'interventions', 'tis']);
  });

  it('stays when its folder is removed and nothing else has its id, and gives way where something has', async () => {
    const desk = startDesk();
    const folder = folderWith({ 'a.yaml': ours('Ours'), 'b.yaml': ours('Theirs', 'tis') });
    const [added] = (await desk.add(folder)).folders;
    await desk.use('ours');
    const left = await ask(desk.core, 'packs.removeFolder', { id: added?.id ?? '' });
    expect(left.folders).toEqual([]);
    expect(named(left, 'ours').problem?.reason).toBe('its folder was removed from Watchkeeper');
    expect(named(left, 'tis')).toMatchObject({ name: 'TIS', origin: 'shipped' });
    expect(await desk.nameInUse()).toBe('Ours');

    const [again] = (await desk.add(folder)).folders;
    expect((await desk.pack('ours')).problem).toBeUndefined();
    await desk.use('tis');
    expect(await desk.nameInUse()).toBe('Theirs');
    await ask(desk.core, 'packs.removeFolder', { id: again?.id ?? '' });
    expect(await desk.nameInUse()).toBe('TIS');
    expect(desk.changesTold()).toEqual(['TIS']);
  });

  it('may be moved to another file, or another folder, without a word', async () => {
    const desk = startDesk();
    const own = folderWith({ 'ours.yaml': ours('Ours') }, join(desk.data, 'packs'));
    await ask(desk.core, 'packs.reload', {});
    await desk.use('ours');
    const folder = temporaryFolder();
    await desk.add(folder);
    writeFileSync(join(folder, 'team.yaml'), ours('Ours'));
    rmSync(join(own, 'ours.yaml'));
    await ask(desk.core, 'packs.reload', {});
    expect(await desk.pack('ours')).toMatchObject({ origin: 'folder', file: 'team.yaml' });
    expect((await desk.pack('ours')).problem).toBeUndefined();
    expect(desk.changesTold()).toEqual([]);
  });
});
