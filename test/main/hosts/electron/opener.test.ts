import { expect, test } from 'vitest';
import { createElectronOpener } from '../../../../src/main/hosts/electron/opener';
import { createElectronDouble } from './electron-double';

test('an https link is handed to the system as it was understood', async () => {
  const double = createElectronDouble();
  await createElectronOpener(double.electron.shell).open('HTTPS://Example.org/a b?q=1#x');
  expect(double.called('shell.openExternal')).toEqual([['https://example.org/a%20b?q=1#x']]);
});

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://server/share',
  'https://slack.com@example.org/',
  'https://:secret@example.org/',
  'example.org',
  '',
])('%j is refused and nothing is opened', async (url) => {
  const double = createElectronDouble();
  await expect(createElectronOpener(double.electron.shell).open(url)).rejects.toMatchObject({
    code: 'link-refused',
  });
  expect(double.called('shell.openExternal')).toEqual([]);
});

test('a system that cannot open it says so in our words', async () => {
  const openExternal = () => Promise.reject(new Error('No application'));
  await expect(createElectronOpener({ openExternal }).open('https://example.org/')).rejects.toMatchObject({
    code: 'link-not-opened',
  });
});
