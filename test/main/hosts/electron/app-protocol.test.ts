import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { privilegedScheme, serveApp } from '../../../../src/main/hosts/electron/app-protocol';
import { pageHeaders } from '../../../../src/main/hosts/page-headers';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { createElectronDouble } from './electron-double';

let logger: ReturnType<typeof createRecordingLogger>;
let ask: (url: string, method?: string) => Promise<Response>;

beforeEach(() => {
  const root = temporaryFolder();
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/index-Ab1.js'), 'run()');
  writeFileSync(join(folder, 'assets/no type'), 'x');
  writeFileSync(join(folder, 'assets/index.js.map'), '{}');
  writeFileSync(join(root, 'secret.json'), '{}');
  mkdirSync(join(root, 'renderer-other'));
  writeFileSync(join(root, 'renderer-other/secret.json'), '{}');

  logger = createRecordingLogger();
  const double = createElectronDouble();
  serveApp(double.electron.protocol, folder, logger);
  const handler = double.schemeHandlers.get('app');
  // Request itself would tidy the address up; Chromium hands over what it has.
  ask = async (url, method = 'GET') => {
    if (handler === undefined) throw new Error('nobody serves app:');
    return handler({ url, method } as Request);
  };
});

test('the page is at the root, with its type and a policy that lets nothing in from outside', async () => {
  const response = await ask('app://watchkeeper/');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<!doctype html>');
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'content-type': 'text/html; charset=utf-8',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('its files are served with their types, whatever stands in query and fragment', async () => {
  const response = await ask('app://watchkeeper/assets/index-Ab1.js?v=1#x');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await response.text()).toBe('run()');
});

test('asking for the head alone gives the head alone', async () => {
  const response = await ask('app://watchkeeper/index.html', 'HEAD');
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test.each([
  ['app://watchkeeper/../secret.json'],
  ['app://watchkeeper/%2e%2e/secret.json'],
  ['app://watchkeeper/..%2fsecret.json'],
  ['app://watchkeeper/assets/..%2f..%2fsecret.json'],
  ['app://watchkeeper/%2e%2e%2frenderer-other%2fsecret.json'],
  ['app://watchkeeper/..%5csecret.json'],
  ['app://watchkeeper//etc/passwd'],
  ['app://watchkeeper/index.html%00.js'],
  ['app://watchkeeper/%'],
  ['app://watchkeeper/assets'],
  ['app://watchkeeper/assets/'],
  ['app://watchkeeper/assets/no%20type'],
  ['app://watchkeeper/assets/index.js.map'],
  ['app://watchkeeper/missing.js'],
  ['app://other/index.html'],
])('%s is not there', async (url) => {
  const response = await ask(url);
  expect([response.status, await response.text()]).toEqual([404, 'Not found']);
  expect(response.headers.get('content-security-policy')).toBe(pageHeaders['Content-Security-Policy']);
});

test('nothing can be sent to the page’s origin', async () => {
  expect((await ask('app://watchkeeper/index.html', 'POST')).status).toBe(404);
});

test('a file that the page names and that is not there is in the log', async () => {
  await ask('app://watchkeeper/assets/gone.js');
  expect(logger.lines).toMatchObject([{ level: 'warn', event: 'page.file-unreadable' }]);
});

test('the scheme is secure and has an origin of its own, and may do nothing more', () => {
  expect(privilegedScheme).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true },
  });
});
