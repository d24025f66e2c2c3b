import { expect, test } from 'vitest';
import type { WatchView } from '../../src/shared/nouns/watch';
import { alerts, find, ordinaryCore, renderApp } from './support/render';
import { at, rotaSource, shift, standing, watch } from './support/samples';

const offWatch: WatchView = { ...watch, shift: undefined, state: 'off-watch', openItems: 0 };
const line = () => document.querySelector('.readiness-line')?.textContent;
const renderWatch = (view: WatchView, answers: Parameters<typeof ordinaryCore>[0] = {}) =>
  renderApp(ordinaryCore({ 'watch.read': () => view, ...answers }));

test.each([
  ['unchecked', 'Readiness not checked'],
  ['open', 'Readiness check waits for you'],
  ['ready', 'Ready, checked'],
  ['not-ready', 'Not ready: see why'],
] as const)('how the readiness check stands is one line with a way to it: %s', async (readiness, words) => {
  await renderWatch({ ...watch, readiness });
  expect(line()).toBe(words);
  expect(find<HTMLAnchorElement>('.readiness-line a').getAttribute('href')).toBe('#/readiness');
});

test.each([
  ['within a day', at(9, 42, 21), 'Readiness not checked'],
  ['later', at(9, 43, 21), undefined],
])('off watch the line stands only while a shift is near: %s', async (_when, startsAt, words) => {
  await renderWatch({ ...offWatch, nextShift: { ...shift, startsAt } });
  expect(line()).toBe(words);
});

test('where nothing but the readiness check needs me, the head says so', async () => {
  await renderWatch({ ...watch, openItems: 0, readiness: 'not-ready' });
  expect(find('.now-next').textContent).toBe('Needs youreadiness');
});

test('what I still hold after my shift stands first, with the way to hand it over', async () => {
  const ended = { ...shift, endsAt: at(8) };
  const leaving = {
    shift: ended,
    holds: ['IngressErrorRateHigh'],
    roles: ['lead of “slow DNS”'],
    promises: [],
  };
  await renderWatch({ ...offWatch, leaving });
  expect(alerts()).toEqual([
    'Your primary shift ended at 08:00 GMT. You still hold: IngressErrorRateHigh; lead of “slow DNS”.Hand them over',
  ]);
  expect(find<HTMLAnchorElement>('.page-notice a').getAttribute('href')).toBe('#/handover');
  expect(find('.now-next').textContent).toBe('Needs youhanding over');
});

test('a shift that ended on another day says on which', async () => {
  const ended = { ...shift, endsAt: at(22, 0, 19) };
  await renderWatch({ ...offWatch, leaving: { shift: ended, holds: ['Disk'], roles: [], promises: [] } });
  expect(alerts()[0]).toMatch(/^Your primary shift ended Thu 19 Nov 22:00 GMT\. You still hold: Disk\./);
});

test('off watch the rota is pointed to', async () => {
  await renderWatch(offWatch);
  expect(find('.teach').textContent).toContain('or connect your rota.');
  expect(alerts()).toEqual([]);
});

test('off watch a rota that does not know me asks who I am', async () => {
  await renderWatch(offWatch, {
    'rota.standing': () => ({ ...standing, sources: [rotaSource('team')], isUnknownWhoIAm: true }),
  });
  expect(find('.teach').textContent).toContain('or look at your rota.');
  expect(alerts()[0]).toMatch(/^The rota does not say which of its people is you\./);
});

test('hours and the readiness check are reached from the shifts', async () => {
  await renderWatch(watch);
  const links = [...document.querySelectorAll('.shift-links a')].map((each) => each.getAttribute('href'));
  expect(links).toEqual(['#/hours', '#/readiness']);
});
