import { expect, test } from 'vitest';
import { isPage, isSameOrigin, pageAddress } from '../../../src/main/hosts/page-address';

const page = 'app://watchkeeper/';

test('the page comes from our own scheme, and from a development server only where nothing is packaged', () => {
  expect(pageAddress(true, undefined)).toBe(page);
  expect(pageAddress(false, undefined)).toBe(page);
  expect(pageAddress(false, '')).toBe(page);
  expect(pageAddress(false, 'http://localhost:5173')).toBe('http://localhost:5173/');
  expect(pageAddress(true, 'http://localhost:5173')).toBe(page);
});

test.each([
  [page, true, true],
  ['app://watchkeeper/#/watch', true, true],
  ['app://watchkeeper/?again#/watch', true, true],
  ['app://watchkeeper/other.html', true, false],
  ['app://watchkeeper.example.org/', false, false],
  ['app://watchkeeper@example.org/', false, false],
  ['app://watchkeeper:1/', false, false],
  ['https://watchkeeper/', false, false],
  ['file:///watchkeeper/', false, false],
  ['about:blank', false, false],
  ['', false, false],
])('%j: same origin %j, the page itself %j', (address, sameOrigin, itself) => {
  expect(isSameOrigin(address, page)).toBe(sameOrigin);
  expect(isPage(address, page)).toBe(itself);
});
