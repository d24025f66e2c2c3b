import { expect, test } from 'vitest';
import { wordsFor } from '../../../src/shared/error-words';
import type { RotaLane } from '../../../src/shared/nouns/rota';
import { alerts, button, click, field, find, Refusal, text, type } from '../support/render';
import { now, rotaSource, standing } from '../support/samples';
import { renderRota } from './render-rota';

const rows = () => [...document.querySelectorAll<HTMLElement>('.rota-sources > li')];
const words = (index = 0) => rows()[index]?.textContent ?? '';
const withSource = (more: Parameters<typeof rotaSource>[1] = {}) => ({
  standing: { sources: [rotaSource('Team calendar', more)] },
});

test('a source says what it is, where, and how old its copy is', async () => {
  await renderRota(withSource({ unreadable: 2 }));
  expect(words()).toContain('Team calendarCalendar · calendar.example.org · 12 shiftsread 4 min ago');
  expect(words()).toContain('2 entries in it cannot be read and are left out');
});

test('a source that fails says since when, why, what that means and what to do', async () => {
  const failure = {
    code: 'rota-unreachable',
    detail: { source: 'Team calendar', reason: 'no route' },
  } as const;
  const { what, means, todo } = wordsFor(failure);
  await renderRota(
    withSource({ lastSuccessAt: now - 7_200_000, isStale: true, failingSinceAt: now - 3_600_000, failure }),
  );
  expect(words()).toContain(`${what} ${means}It has failed for 1 h. It was last read 2 h ago. ${todo}`);
});

test('a stale source that does not fail says so too', async () => {
  await renderRota(withSource({ isStale: true, lastSuccessAt: now - 7_200_000 }));
  expect(words()).toContain('read 2 h ago: older than it should be, so swaps made since are not known here');
});

test('a copy that would empty the rota waits for a person', async () => {
  const { core } = await renderRota(
    withSource({ heldBack: { sinceAt: now - 3_600_000, removes: 14, of: 16 } }),
    { 'rota.acceptCopy': () => ({ ...standing, sources: [rotaSource('Team calendar')] }) },
  );
  expect(words()).toContain('It now leaves out 14 of 16 coming shifts');
  await click(button('It is right: take it'));
  expect(core.askedFor('rota.acceptCopy')).toEqual([{ id: 'Team calendar' }]);
  expect(words()).not.toContain('leaves out');
});

test('each schedule is given a role or none; a guess is said to be one until a person chooses', async () => {
  let lanes: readonly RotaLane[] = [
    { key: 'P1', name: 'CP first', role: 'primary', isChosen: false },
    { key: 'P2', name: 'Holidays', role: 'support', isChosen: true },
  ];
  const { core } = await renderRota(withSource({ kind: 'pagerduty', lanes }), {
    'rota.assignLane': ({ lane, role }) => {
      lanes = lanes.map((each) => (each.key === lane ? { ...each, role, isChosen: true } : each));
      return { ...standing, sources: [rotaSource('Team calendar', { lanes })] };
    },
  });
  const choose = async (label: RegExp, value: string) => {
    const select = field<HTMLSelectElement>(label);
    await type(select, value);
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await click(find('h1'));
  };
  expect([...document.querySelectorAll('.rota-lanes small')].map((each) => each.textContent)).toEqual([
    'guessed from the name',
  ]);
  await choose(/^CP first/, 'secondary');
  await choose(/^Holidays/, '');
  expect(core.askedFor('rota.assignLane')).toEqual([
    { id: 'Team calendar', lane: 'P1', role: 'secondary' },
    { id: 'Team calendar', lane: 'P2' },
  ]);
  expect(document.querySelectorAll('.rota-lanes small')).toHaveLength(0);
});

test('a source is removed only after it was asked once more', async () => {
  const { core } = await renderRota(withSource(), { 'rota.removeSource': () => standing });
  await click(button('Remove…'));
  expect(core.askedFor('rota.removeSource')).toEqual([]);
  await click(button('Stop reading it'));
  expect(core.askedFor('rota.removeSource')).toEqual([{ id: 'Team calendar' }]);
  expect(rows()).toEqual([]);
});

test('the rotation of the pack has nothing to remove, to enter or to assign', async () => {
  await renderRota(withSource({ kind: 'rotation', place: 'cloud-platform.yaml' }));
  expect(words()).toContain('Rotation in the team pack · cloud-platform.yaml · 12 shifts');
  expect(rows()[0]?.querySelectorAll('button, select, input')).toHaveLength(0);
});

test.each([
  ['rota-secret-lost', true],
  ['rota-sign-in-needed', true],
  ['rota-timeout', false],
] as const)('after %s the address can be entered again, standing open: %s', async (code, isOpen) => {
  const { core } = await renderRota(
    withSource({ failure: { code, detail: { source: 'Team calendar' } }, failingSinceAt: now }),
    { 'rota.replaceSecret': () => ({ ...standing, sources: [rotaSource('Team calendar')] }) },
  );
  expect(rows()[0]?.querySelector('details')?.open).toBe(isOpen);
  await type(field('New address'), ' https://calendar.example.org/new ');
  await click(button('Use this address'));
  expect(core.askedFor('rota.replaceSecret')).toEqual([
    { id: 'Team calendar', secret: 'https://calendar.example.org/new' },
  ]);
  expect(field('New address').value).toBe('');
});

test('a calendar is added by an address that is typed like a password and gone afterwards', async () => {
  const { core } = await renderRota(
    {},
    { 'rota.addCalendar': () => ({ ...standing, sources: [rotaSource('Primary')] }) },
  );
  expect(text()).toContain('secret address in iCal format');
  const address = field('Address');
  expect([address.type, address.autocomplete]).toEqual(['password', 'off']);
  await type(field('Name'), 'Primary');
  await type(address, 'webcal://calendar.example.org/private/abc');
  await click(button('Read it and add it'));
  expect(core.askedFor('rota.addCalendar')).toEqual([
    { name: 'Primary', address: 'webcal://calendar.example.org/private/abc' },
  ]);
  expect(address.value).toBe('');
  expect(document.body.innerHTML).not.toContain('private/abc');
  expect(words()).toContain('Primary');
});

test('an address that cannot be used says why, and what was typed stays', async () => {
  const failure = { code: 'rota-address-invalid', detail: { reason: 'it is not an https address' } } as const;
  await renderRota(
    {},
    {
      'rota.addCalendar': () => {
        throw new Refusal(failure.code, failure.detail);
      },
    },
  );
  await type(field('Name'), 'Primary');
  await type(field('Address'), 'ftp://x');
  await click(button('Read it and add it'));
  const { what, means, todo } = wordsFor(failure);
  expect(alerts()).toEqual([`${what} ${means}${todo}`]);
  expect(field('Address').value).toBe('ftp://x');
});

test('PagerDuty is added by a key, with the address of the region where it is not the usual one', async () => {
  const { core } = await renderRota({}, { 'rota.addPagerDuty': () => standing });
  await type(field('Key'), 'u+key');
  const region = field<HTMLSelectElement>('Region');
  await type(region, 'https://api.eu.pagerduty.com');
  region.dispatchEvent(new Event('change', { bubbles: true }));
  const form = field('Key').closest('form');
  await click(form?.querySelector('button[type=submit]') as HTMLElement);
  expect(core.askedFor('rota.addPagerDuty')).toEqual([
    { name: 'PagerDuty', token: 'u+key', apiUrl: 'https://api.eu.pagerduty.com' },
  ]);
});

test('all sources are read at once when asked', async () => {
  const { core } = await renderRota(withSource(), { 'rota.readSources': () => standing });
  await click(button('Read all now'));
  expect(core.askedFor('rota.readSources')).toEqual([{}]);
});
