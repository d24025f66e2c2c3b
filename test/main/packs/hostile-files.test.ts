import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packText, setUp } from './library-bench';
import { changed, lineOf, problemOf, shipped } from './pack-text';

const notAFile = {
  file: 'hostile.yaml',
  line: 1,
  column: 1,
  reason: 'it is not a file',
  hint: 'take it out of the folder',
};

describe('in the folder of own packs', () => {
  it.each([
    ['a pipe', (path: string) => void execFileSync('mkfifo', [path])],
    ['a folder', (path: string) => void mkdirSync(path)],
    ['a link to a device without end', (path: string) => symlinkSync('/dev/zero', path)],
  ])('%s is told of and not read, and the pack beside it is used', (_what, make) => {
    const { own, write, open } = setUp();
    make(own('hostile.yaml'));
    write('ant.yaml', packText('ant', 'Ant'));
    const library = open();
    const listed = library.list().map(({ file, problem }) => ({ file, problem }));
    expect(listed).toContainEqual({ file: 'hostile.yaml', problem: notAFile });
    expect(listed).toContainEqual({ file: 'ant.yaml', problem: undefined });
    expect(library.find('ant').pack.name).toBe('Ant');
  });
});

describe('a pack of 100,000 keys', () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `k${index.toString(36)}`);
  it.each([
    ['one a line', keys.map((key) => `${key}:`).join('\n')],
    ['on one line', `{${keys.join(',')}}`],
  ])('%s is refused with its place, in seconds', (_how, text) => {
    const startedAt = performance.now();
    const problem = problemOf(text);
    // Comparing each with each took minutes.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(problem).toMatchObject({ file: 'own.yaml', line: 1 });
    expect(problem.reason).toContain('“k0”');
  });
});

describe('a key that is given twice', () => {
  it.each([
    ['at the top', `${shipped}\nzone: Europe/London\n`, 'last'],
    ['deeper down', changed('  support:', '  support: {}\n  support:'), 'support'],
  ])('is named with the line of the second, %s', (_where, text, which) => {
    const line = which === 'last' ? text.trimEnd().split('\n').length : lineOf(text, '  support: {}') + 1;
    expect(problemOf(text)).toEqual({
      file: 'own.yaml',
      line,
      column: which === 'last' ? 1 : 3,
      reason: 'this key is there twice',
      hint: 'keep one of the two',
    });
  });
});
