import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPackFolderStore } from '../../../src/main/packs/pack-folder-store';
import { createPackLibrary } from '../../../src/main/packs/pack-library';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { failureOf, hashOf, packText, setUp, shippedChoice, shippedChoices } from './library-bench';
import { shipped } from './pack-text';

describe('the packs that ship', () => {
  it('are all good', () => {
    const db = openTestDatabase();
    const library = createPackLibrary({
      db,
      folders: { data: temporaryFolder(), resources: 'resources' },
      clock: createManualClock(0),
      logger: createRecordingLogger(),
      store: createPackFolderStore(db),
      inUse: () => undefined,
    });
    expect(library.list()).toEqual(shippedChoices);
  });

  it('can be found by their id and by the hash of their text', () => {
    const library = setUp().open();
    const found = library.find('cloud-platform');
    expect([found.pack.name, found.hash]).toEqual(['Cloud Platform', hashOf(shipped)]);
    expect(library.byHash(found.hash)).toEqual(found);
  });

  it('are there when the data folder has no folder of packs', () => {
    const { folders, open } = setUp();
    rmSync(join(folders.data, 'packs'), { recursive: true });
    expect(open().list()).toEqual([shippedChoice]);
  });
});

describe('own packs', () => {
  it('stand beside the shipped ones, by name, whatever their files are called', () => {
    const { write, open } = setUp();
    write('b.yaml', packText('zebra', 'Zebra'));
    write('a.yml', packText('ant', 'Ant'));
    write('notes.txt', 'not a pack');
    write('.b.yaml.swp', 'not a pack');
    write('.hidden.yaml', 'not a pack');
    expect(open().list()).toEqual([
      { id: 'ant', name: 'Ant', origin: 'own', file: 'a.yml', problem: undefined },
      shippedChoice,
      { id: 'zebra', name: 'Zebra', origin: 'own', file: 'b.yaml', problem: undefined },
    ]);
  });

  it('take the place of a shipped pack with their id', () => {
    const { write, open } = setUp();
    write('ours.yaml', packText('cloud-platform', 'Our Cloud Platform'));
    const library = open();
    expect(library.list()).toEqual([
      {
        id: 'cloud-platform',
        name: 'Our Cloud Platform',
        origin: 'own',
        file: 'ours.yaml',
        problem: undefined,
      },
    ]);
    expect(library.find('cloud-platform').pack.name).toBe('Our Cloud Platform');
  });

  it('of one id: the first by name counts, the second is told', () => {
    const { write, open } = setUp();
    write('a.yaml', packText('ant', 'First'));
    write('b.yaml', packText('ant', 'Second'));
    const library = open();
    expect(library.find('ant').pack.name).toBe('First');
    expect(library.list()).toContainEqual({
      id: 'b.yaml',
      name: 'b.yaml',
      origin: 'own',
      file: 'b.yaml',
      problem: {
        file: 'b.yaml',
        line: 1,
        column: 1,
        reason: 'the id “ant” is already that of a.yaml',
        hint: 'give one of the two another id',
      },
    });
  });

  it('that are good count before malformed ones of their id', () => {
    const { write, open } = setUp();
    write('ant.yaml', 'zone: [');
    write('b.yaml', packText('ant', 'Good'));
    const library = open();
    expect(library.find('ant').pack.name).toBe('Good');
    expect(library.list().map(({ id, problem }) => [id, problem?.file])).toEqual([
      ['ant.yaml', 'ant.yaml'],
      ['cloud-platform', undefined],
      ['ant', undefined],
    ]);
  });

  it('are read again when asked, not before', () => {
    const { write, open } = setUp();
    write('ant.yaml', packText('ant', 'Before'));
    const library = open();
    write('ant.yaml', packText('ant', 'After'));
    expect(library.find('ant').pack.name).toBe('Before');
    expect(library.reload().map((choice) => choice.name)).toEqual(['After', 'Cloud Platform']);
    expect(library.find('ant').pack.name).toBe('After');
  });
});

describe('what is not there', () => {
  it('a pack that nobody has is unknown', () => {
    const library = setUp().open();
    expect(failureOf(() => library.find('nope'))).toEqual({ code: 'pack-unknown', detail: { pack: 'nope' } });
  });

  it('a hash that nobody has is undefined', () => {
    expect(setUp().open().byHash(hashOf('nope'))).toBeUndefined();
  });

  it('a folder of packs that cannot be read is no empty list', () => {
    const { folders, open } = setUp();
    const packs = join(folders.data, 'packs');
    rmSync(packs, { recursive: true });
    writeFileSync(packs, 'a file where a folder should be');
    expect(failureOf(open)).toEqual({
      code: 'data-folder-unusable',
      detail: { folder: packs, reason: 'ENOTDIR' },
    });
  });
});

describe('the versions', () => {
  it('of every good read are kept, each text once, and written only when they are news', () => {
    const { db, write, open, clock } = setUp();
    const library = open();
    clock.jumpTo(2_000);
    write('ant.yaml', packText('ant', 'Ant'));
    library.reload();
    const rows = db
      .prepare('SELECT hash, pack_id, source_text, read_at FROM pack_version ORDER BY pack_id')
      .all();
    expect(rows).toEqual([
      {
        hash: hashOf(packText('ant', 'Ant')),
        pack_id: 'ant',
        source_text: packText('ant', 'Ant'),
        read_at: 2_000,
      },
      { hash: hashOf(shipped), pack_id: 'cloud-platform', source_text: shipped, read_at: 1_000 },
    ]);
  });

  it('of an older Watchkeeper that this one cannot read are passed over', () => {
    const { db, open, logger } = setUp();
    const insert = db.prepare(
      'INSERT INTO pack_version (hash, pack_id, source_text, read_at) VALUES (?, ?, ?, ?)',
    );
    const old = packText('ant', 'Ant');
    insert.run('future', 'ant', `${old}\nunknownHere: 1`, 20);
    insert.run(hashOf(old), 'ant', old, 10);
    const library = open();
    expect(library.find('ant').hash).toBe(hashOf(old));
    expect(library.byHash('future')).toBeUndefined();
    expect(logger.lines[0]?.event).toBe('pack.version-unreadable');
  });
});
