import { expect, test } from 'vitest';
import { find, renderApp } from '../support/render';
import { at, watch } from '../support/samples';
import { due, period, question, supportCore, today } from './support-samples';

const line = () => document.querySelector('.support-line')?.textContent;
const stopped = [{ id: 's', startedAt: at(9, 30), stoppedAt: at(9, 35) }];

test.each([
  ['what runs, and for how long', [question('a'), question('b')], '2 questions running, 14 min'],
  ['what is open and stands still', [question('a', { stretches: stopped })], '1 question open'],
  ['what is due an issue', [due('a')], '1 question running, 22 min. 1 is due an issue'],
  ['nothing of what is over', [question('a', { state: 'answered' })], undefined],
  ['nothing of what was none', [question('a', { setAside: 'no' })], undefined],
])('the watch page tells %s', async (_name, questions, words) => {
  await renderApp(supportCore({ questions, days: [] }));
  expect(line()).toBe(words);
});

test('the watch page says who answers now, and links there', async () => {
  const periods = [
    period('Morning', 9, 12, { person: 'Grace' }),
    period('Lunch', 12, 14, { person: 'Joan' }),
  ];
  await renderApp(supportCore({ questions: [], days: [{ ...today, periods }] }));
  expect(line()).toBe('Morning: Grace until 12:00');
  expect(find('.support-line a').getAttribute('href')).toBe('#/support');
});

test('that nobody answers is told on watch alone', async () => {
  await renderApp(supportCore({ questions: [], days: [today] }));
  expect(line()).toBe('Morning: nobody yet');
  await renderApp(
    supportCore({ questions: [], days: [today] }, { 'watch.read': () => ({ ...watch, shift: undefined }) }),
  );
  expect([...document.querySelectorAll('.support-line')]).toHaveLength(1);
});
