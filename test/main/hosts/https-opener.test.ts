import { expect, test } from 'vitest';
import { createHttpsOpener } from '../../../src/main/hosts/https-opener';
import { WatchkeeperError } from '../../../src/shared/errors';

function open() {
  const handedOver: string[] = [];
  const opener = createHttpsOpener(async (address) => {
    handedOver.push(address);
  });
  return { opener, handedOver };
}

test('an https link is handed over as it was understood', async () => {
  const { opener, handedOver } = open();
  await opener.open('HTTPS://Example.org/a b?q=1#x');
  expect(handedOver).toEqual(['https://example.org/a%20b?q=1#x']);
});

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'ssh://example.org',
  'smb://server/share',
  'https://slack.com@example.org/',
  'https://:secret@example.org/',
  'https://',
  'example.org',
  '/etc/passwd',
  '--help',
  ' ',
  '',
])('%j is refused and nothing is opened', async (url) => {
  const { opener, handedOver } = open();
  await expect(opener.open(url)).rejects.toThrow(new WatchkeeperError('link-refused'));
  expect(handedOver).toEqual([]);
});

test('a system that cannot open it says so in our words, with its reason', async () => {
  const opener = createHttpsOpener(() => Promise.reject(new Error('No application')));
  await expect(opener.open('https://example.org/')).rejects.toThrow(
    new WatchkeeperError('link-not-opened', { reason: 'No application' }),
  );
});
