import { expect, test } from 'vitest';
import type { IdentityMark } from '../../../src/shared/nouns/rota';
import { alerts, button, click, field, find } from '../support/render';
import { at, knownPerson, standing } from '../support/samples';
import { renderRota } from './render-rota';

const ann = knownPerson('Ann Archer', {
  person: { name: 'Ann Archer', email: 'ann@example.org', pagerDutyId: 'PANN' },
  stood: 12,
  nextStartsAt: at(7, 0, 23),
});
const people = [ann, knownPerson('Ann', { stood: 0 }), knownPerson('Bo', { stood: 1 })];
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('.rota-people input')];
const saved = (marks: readonly IdentityMark[]) => ({ ...standing, people, marks });

test('the people whom the sources name are listed with what they stood and stand next, none of them chosen', async () => {
  await renderRota({ standing: { people, isUnknownWhoIAm: true } });
  expect([...document.querySelectorAll('.rota-people label')].map((each) => each.textContent)).toEqual([
    'Ann Archerann@example.org · 12 shifts stood, next Mon 23 Nov 07:00 GMT',
    'Annno shift stood yet, none to come',
    'Bo1 shift stood, none to come',
  ]);
  expect(boxes().map((box) => box.checked)).toEqual([false, false, false]);
});

test('all that the chosen people are surely known by is saved, and a name only where there is nothing surer', async () => {
  const { core } = await renderRota(
    { standing: { people, isUnknownWhoIAm: true } },
    { 'rota.chooseMe': ({ marks }) => saved(marks) },
  );
  await click(field(/^Ann Archer/));
  await click(field(/^Annno/));
  await click(button('This is me'));
  expect(core.askedFor('rota.chooseMe')).toEqual([
    {
      marks: [
        { kind: 'email', value: 'ann@example.org' },
        { kind: 'pagerduty', value: 'PANN' },
        { kind: 'name', value: 'Ann' },
      ],
    },
  ]);
});

test('a mark that no source bears now stays until it is taken away', async () => {
  const marks: readonly IdentityMark[] = [
    { kind: 'email', value: 'ANN@example.org ' },
    { kind: 'email', value: 'ann@old.example.org' },
  ];
  const known = people.map((each) => (each === ann ? { ...each, isMe: true } : each));
  const { core } = await renderRota(
    { standing: { people: known, marks } },
    { 'rota.chooseMe': ({ marks: chosen }) => saved(chosen) },
  );
  expect(boxes().map((box) => box.checked)).toEqual([true, false, false, true]);
  await click(field(/^Bo/));
  await click(button('This is me'));
  expect(core.askedFor('rota.chooseMe')).toEqual([
    {
      marks: [
        { kind: 'email', value: 'ann@example.org' },
        { kind: 'pagerduty', value: 'PANN' },
        { kind: 'name', value: 'Bo' },
        { kind: 'email', value: 'ann@old.example.org' },
      ],
    },
  ]);
});

test('while nobody is known to be me a notice stands at the top and leads to the choice', async () => {
  await renderRota({ standing: { people, isUnknownWhoIAm: true } });
  expect(alerts()[0]).toContain('The rota does not say which of its people is you.');
  await click(button('Choose which of them you are'));
  expect(document.activeElement).toBe(find('#rota-people'));
});

test('otherwise there is no notice', async () => {
  await renderRota({ standing: { people } });
  expect(alerts()).toEqual([]);
});
