import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';

const root = join(import.meta.dirname, '..', '..');

type Cruise = {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
};

function cruise(folder: string): Cruise {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  return JSON.parse(execFileSync(process.execPath, args, options)) as Cruise;
}

/** A copy of the sources with one forbidden import more. */
function planted(file: string, line: string): string {
  const folder = temporaryFolder();
  for (const name of ['src', 'package.json', 'tsconfig.base.json', '.dependency-cruiser.cjs']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${line}\n`);
  return folder;
}

describe('the layer rules', () => {
  test('hold for every source file, and every source file was looked at', () => {
    const { summary } = cruise(root);
    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(100);
  });

  test.each([
    ['shared-knows-only-shared', 'src/shared/planted.ts', "import '../main/core';"],
    ['shared-knows-only-shared', 'src/shared/planted.ts', "import 'node:fs';"],
    ['renderer-knows-only-shared', 'src/renderer/planted.ts', "import type {} from '../main/ports';"],
    ['nobody-knows-a-host', 'src/main/rota/planted.ts', "import '../hosts/system-clock';"],
    ['alarms-knows-no-other-feature', 'src/main/alarms/planted.ts', "import '../slack/mrkdwn';"],
    ['electron-stays-in-its-host', 'src/main/planted.ts', "import type {} from 'electron';"],
    ['hosts-do-not-know-each-other', 'src/main/hosts/browser/planted.ts', "import '../electron/index';"],
    ['hosts-do-not-know-each-other', 'src/main/hosts/cli/planted.ts', "import '../browser/server';"],
    ['hosts-see-the-core-from-outside', 'src/main/hosts/cli/planted.ts', "import '../../packs/read-pack';"],
  ])('%s: a planted violation in %s is found', (rule, file, line) => {
    const found = cruise(planted(file, line)).summary.violations.filter(({ from }) => from === file);
    expect(found.map((violation) => violation.rule.name)).toContain(rule);
  });
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const sources = filesUnder(join(root, 'src')).filter((file) => /\.(ts|tsx|css)$/.test(file));
const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length;

describe('the size of files', () => {
  test('no source file is over 300 lines', () => {
    const long = sources.filter((file) => linesOf(file) > 300).map((file) => relative(root, file));
    expect(long, 'Each of these wants a second home for part of it').toEqual([]);
  });

  test('the Electron host stays small, because it can be run on few machines', () => {
    const host = sources.filter((file) =>
      relative(root, file).startsWith(join('src', 'main', 'hosts', 'electron')),
    );
    const total = host.reduce((sum, file) => sum + linesOf(file), 0);
    expect(host.length).toBeGreaterThan(5);
    expect(total).toBeLessThan(700);
  });
});

describe('the words of the project', () => {
  test('no file is called after nothing in particular', () => {
    const vague = sources.filter((file) => /\/(utils?|helpers?|managers?|common|misc)(\.|\/|-)/.test(file));
    expect(vague.map((file) => relative(root, file))).toEqual([]);
  });

  test('core tests fake at ports and never mock a module', () => {
    const mocking = filesUnder(join(root, 'test'))
      .filter((file) => file !== import.meta.filename && /\.tsx?$/.test(file))
      .filter((file) => /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8')));
    expect(mocking.map((file) => relative(root, file))).toEqual([]);
  });
});
