import { mkdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureOf, hashOf, packText, setUp, shippedChoice } from './library-bench';
import { lineOf, shipped } from './pack-text';

describe('a pack file that went wrong', () => {
  const mistake = { file: 'ant.yaml', line: lineOf(shipped, 'zone:'), column: 7 };

  it('says where, and its last good version stays in use', () => {
    const { write, open, logger } = setUp();
    const good = packText('ant', 'Ant');
    write('ant.yaml', good);
    const library = open();
    write('ant.yaml', good.replace('zone: Europe/London', 'zone: Europe/Londn'));
    expect(library.reload()[0]).toEqual({
      id: 'ant',
      name: 'Ant',
      origin: 'own',
      file: 'ant.yaml',
      problem: {
        ...mistake,
        reason: '“zone”: “Europe/Londn” is not a known time zone',
        hint: 'did you mean Europe/London?',
      },
    });
    expect(library.find('ant')).toEqual({
      pack: expect.objectContaining({ name: 'Ant' }),
      hash: hashOf(good),
    });
    // What the file says stays out of the log.
    expect(logger.lines).toEqual([
      { level: 'warn', event: 'pack.malformed', fields: { origin: 'own', ...mistake } },
    ]);
  });

  it('keeps its last good version over a restart, even when it was emptied', () => {
    const { write, open } = setUp();
    write('our-file.yaml', packText('ant', 'Ant'));
    open();
    write('our-file.yaml', '');
    const library = open();
    expect(library.find('ant').pack.name).toBe('Ant');
    // What it was tells whose it is: nothing in it says so now.
    expect(library.list()[0]).toEqual({
      id: 'ant',
      name: 'Ant',
      origin: 'own',
      file: 'our-file.yaml',
      problem: {
        file: 'our-file.yaml',
        line: 1,
        column: 1,
        reason: 'the file is empty',
        hint: 'begin with a copy of a shipped pack',
      },
    });
  });

  it('keeps its last good version when it was taken away', () => {
    const { write, own, open } = setUp();
    write('ant.yaml', packText('ant', 'Ant'));
    const library = open();
    rmSync(own('ant.yaml'));
    expect(library.reload()).toEqual([shippedChoice]);
    expect(library.find('ant').pack.name).toBe('Ant');
  });

  it('keeps the newest of its good versions, also one that was brought back', () => {
    const { write, open, clock } = setUp();
    const [first, second] = [packText('ant', 'First'), packText('ant', 'Second')];
    const library = open();
    // The machine's clock is set back in between.
    for (const [text, now] of [
      [first, 5_000],
      [second, 4_000],
      [first, 3_000],
    ] as const) {
      clock.jumpTo(now);
      write('ant.yaml', text);
      library.reload();
    }
    write('ant.yaml', 'id: ant\nzone: [');
    library.reload();
    expect(library.find('ant').hash).toBe(hashOf(first));
  });

  it('takes the place of the shipped pack all the same: its last good version is used, not the shipped one', () => {
    const { write, open } = setUp();
    const good = packText('cloud-platform', 'Ours');
    write('ours.yaml', good);
    const library = open();
    write('ours.yaml', `${good}\nunknown: 1`);
    library.reload();
    expect(library.list().map(({ file }) => file)).toEqual(['ours.yaml']);
    expect(library.find('cloud-platform').pack.name).toBe('Ours');
  });

  it('is refused with place and reason when it was never good', () => {
    const { write, open } = setUp();
    write('ant.yaml', packText('ant', 'Ant').replace('zone: Europe/London', 'zone: Europe/Londn'));
    const library = open();
    expect(failureOf(() => library.find('ant'))).toEqual({
      code: 'pack-malformed',
      detail: {
        ...mistake,
        reason: '“zone”: “Europe/Londn” is not a known time zone (did you mean Europe/London?)',
      },
    });
  });

  it.each([
    ['too large', Buffer.alloc(1_000_001, '#'), 'the file is larger than 1 MB'],
    ['in another encoding', Buffer.from(`\uFEFF${shipped}`, 'utf16le'), 'the file is not UTF-8 text'],
  ])('is told when it is %s', (_what, bytes, reason) => {
    const { write, open } = setUp();
    write('ant.yaml', bytes);
    expect(open().list()[0]?.problem?.reason).toBe(reason);
  });

  it('is told when it is a folder', () => {
    const { own, open } = setUp();
    mkdirSync(own('ant.yaml'));
    expect(open().list()[0]?.problem?.reason).toBe('it is not a file');
  });
});
