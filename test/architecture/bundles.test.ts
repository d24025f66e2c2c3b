import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../scripts/build-if-stale.mjs';

const out = join(import.meta.dirname, '..', '..', 'out');
const read = (...path: string[]) => readFileSync(join(out, ...path), 'utf8');

/** A bundle with every chunk it loads. */
function withChunks(entry: string, seen = new Set<string>()): string {
  if (seen.has(entry) || !existsSync(join(out, 'main', entry))) return '';
  seen.add(entry);
  const code = read('main', entry);
  const chunks = [...code.matchAll(/from\s*["']\.\/([^"']+)["']|import\s*\(?["']\.\/([^"']+)["']/g)];
  return code + chunks.map((match) => withChunks(match[1] ?? match[2] ?? '', seen)).join('');
}

beforeAll(() => buildIfStale(), 120_000);

describe('the built bundles', () => {
  test('the browser host and all it loads know nothing of Electron', () => {
    const code = withChunks('browser.js');
    expect(code.length).toBeGreaterThan(50_000);
    expect(code).not.toMatch(/(from|import|require)\s*\(?\s*["']electron/);
  });

  test('the window uses nothing of Node', () => {
    const code = readdirSync(join(out, 'renderer', 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => read('renderer', 'assets', name))
      .join('\n');
    const builtins = builtinModules.filter((name) => !name.startsWith('_')).join('|');
    expect(code).not.toMatch(
      new RegExp(`(from|import|require)\\s*\\(?\\s*["'](node:[a-z/]+|${builtins})["']`),
    );
    expect(code).not.toMatch(/\beval\(|new Function\(/);
  });

  test('the page loads its scripts and styles from its own origin and runs nothing inline', () => {
    const page = read('renderer', 'index.html');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son[a-z]+=|style="/);
  });

  test('the preload is one CommonJS file that needs only electron', () => {
    const files = readdirSync(join(out, 'preload')).filter((name) => !name.endsWith('.map'));
    expect(files).toEqual(['index.cjs']);
    const code = read('preload', 'index.cjs');
    const required = [...code.matchAll(/require\(["']([^"']+)["']\)/g)].map((match) => match[1]);
    expect(required.map((name) => name?.replace(/^electron\/.*/, 'electron'))).toEqual(['electron']);
    expect(code).not.toMatch(/^\s*import\s/m);
  });

  test('the first load of the window stays within its budget', () => {
    const page = read('renderer', 'index.html');
    const first = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(first.length).toBeGreaterThan(0);
    const bytes = first.reduce((sum, file) => sum + gzipSync(read('renderer', file)).length, 0);
    expect(bytes).toBeLessThan(170 * 1_024);
  });
});
