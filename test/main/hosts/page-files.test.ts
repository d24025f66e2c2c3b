import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readPageFile } from '../../../src/main/hosts/page-files';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';

let logger: ReturnType<typeof createRecordingLogger>;
let read: (address: string) => Promise<{ type: string; text: string } | undefined>;

beforeEach(() => {
  const root = temporaryFolder();
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(root, 'renderer-other'));
  const files = {
    'renderer/index.html': '<!doctype html>',
    'renderer/icon.svg': '<svg/>',
    'renderer/assets/index-Ab1.js': 'run()',
    'renderer/assets/index-Ab1.css': 'body {}',
    'renderer/assets/letters and more.woff2': 'wOF2',
    'renderer/assets/no type': 'x',
    'renderer/assets/index.js.map': '{}',
    'secret.json': '{}',
    'renderer-other/secret.json': '{}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  logger = createRecordingLogger();
  read = async (address) => {
    const file = await readPageFile(folder, address, logger);
    return file && { type: file.type, text: Buffer.from(file.bytes).toString() };
  };
});

describe.each(['app://watchkeeper', 'http://127.0.0.1:4711'])('at %s', (origin) => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/?token=x#/watch', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/icon.svg', 'image/svg+xml', '<svg/>'],
    ['/assets/index-Ab1.js?v=1#x', 'text/javascript; charset=utf-8', 'run()'],
    ['/assets/index-Ab1.css', 'text/css; charset=utf-8', 'body {}'],
    ['/assets/letters%20and%20more.woff2', 'font/woff2', 'wOF2'],
  ])('%s is read and its type is named', async (path, type, text) => {
    expect(await read(origin + path)).toEqual({ type, text });
    expect(logger.lines).toEqual([]);
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/%252e%252e%252fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/%2e%2e%2frenderer-other%2fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/assets/..%00/secret.json',
    '//etc/passwd.json',
    '/%2fetc/passwd.json',
    '/file:///etc/passwd.json',
    '/%c0%ae%c0%ae/secret.json',
    '/index.html%00.js',
    '/%ff',
    '/%',
    '/assets',
    '/assets/',
    '/assets/no%20type',
    '/assets/index.js.map',
    '/missing.js',
  ])('%s is not there', async (path) => {
    expect(await read(origin + path)).toBeUndefined();
  });
});

test('a file that the page names and that is not there is in the log', async () => {
  await read('app://watchkeeper/assets/gone.js');
  expect(logger.lines).toMatchObject([{ level: 'warn', event: 'page.file-unreadable' }]);
});

test('an address that no built page could contain is not even looked for', async () => {
  for (const path of ['/index.html%00.js', '/%ff', '/..%2fsecret.json'])
    await read(`app://watchkeeper${path}`);
  expect(logger.lines).toEqual([]);
});
