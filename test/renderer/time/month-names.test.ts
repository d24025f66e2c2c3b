import { expect, test } from 'vitest';
import { hrefOf, parseRoute } from '../../../src/renderer/router';
import { monthAfter, monthTitle, weekdayOf } from '../../../src/renderer/time/month-names';

test('months are named and counted across years', () => {
  expect(monthTitle('2026-11')).toBe('November 2026');
  expect([monthAfter('2026-11', 1), monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual([
    '2026-12',
    '2027-01',
    '2025-12',
  ]);
  expect([monthAfter('9999-12', 1), monthAfter('0001-01', -1)]).toEqual([undefined, undefined]);
  expect(weekdayOf('2026-11-20')).toBe('Friday');
});

test.each([
  ['#/rota', { page: 'rota', month: undefined }],
  ['#/rota/2026-11', { page: 'rota', month: '2026-11' }],
  ['#/rota/2026-13', { page: 'rota', month: undefined }],
  ['#/hours/2026-02', { page: 'hours', month: '2026-02' }],
  ['#/readiness', { page: 'readiness' }],
] as const)('the address %s is a page', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
  if (hash !== '#/rota/2026-13') expect(hrefOf(route)).toBe(hash);
});
