import { expect, test } from 'vitest';
import { button, click, field, find, type } from '../support/render';
import { at, knownPerson, shift } from '../support/samples';
import { renderRota } from './render-rota';

const mine = { ...shift, id: 'mine', source: 'hand' };
const theirs = { ...shift, id: 'theirs', person: 'Bo', isMine: false, role: 'secondary' as const };
const told = { ...shift, id: 'told', source: 'rota-1', startsAt: at(7, 0, 27), endsAt: at(22, 0, 27) };
const rows = () =>
  [...document.querySelectorAll('[aria-labelledby=hand-shifts] .row .what')].map(
    (each) => each.firstElementChild?.parentElement?.childNodes,
  );

test('shifts by hand stand with their names, mine marked, and without those that a source told', async () => {
  await renderRota({}, { 'shifts.list': () => [mine, theirs, told] });
  expect(
    rows().map((nodes) =>
      [...(nodes ?? [])]
        .slice(0, -1)
        .map((node) => node.textContent)
        .join(''),
    ),
  ).toEqual(['Primary, Annyou', 'Secondary, Bo']);
});

test('a shift is mine unless someone else is named, with the people of the rota to choose from', async () => {
  const { core } = await renderRota(
    { standing: { people: [knownPerson('Ann', { isMe: true }), knownPerson('Bo')] } },
    { 'shifts.add': () => theirs },
  );
  await click(button('Add this shift'));
  await click(field('Someone else’s'));
  expect([...document.querySelectorAll('datalist option')].map((each) => each.getAttribute('value'))).toEqual(
    ['Bo'],
  );
  await type(field('Person'), ' Bo ');
  await click(button('Add this shift'));
  const times = { role: 'primary', startsAtWall: '2026-11-20T22:00', endsAtWall: '2026-11-21T06:00' };
  expect(core.askedFor('shifts.add')).toEqual([times, { ...times, person: 'Bo' }]);
});

test('somebody without a name is not sent', async () => {
  const { core } = await renderRota({}, { 'shifts.add': () => theirs });
  await click(field('Someone else’s'));
  await type(field('Person'), '  ');
  await click(button('Add this shift'));
  expect(core.askedFor('shifts.add')).toEqual([]);
});

test('what a shift by hand does to the sources is said', async () => {
  await renderRota({});
  expect(find('[aria-labelledby=hand-shifts] .hint').textContent).toBe(
    'For its role and time a shift by hand stands before every source. It ends by itself; then the sources count again.',
  );
});
