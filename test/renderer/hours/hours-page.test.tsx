// Loaded here already, so that the page's lazy import answers at once.
import '../../../src/renderer/hours/hours-page';
import { expect, test } from 'vitest';
import type { HoursMonth } from '../../../src/shared/nouns/hours';
import {
  alerts,
  button,
  click,
  during,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  text,
} from '../support/render';
import { at, incident } from '../support/samples';
import { emptyHours, fullHours, recorded } from './hours-samples';

async function renderHours(
  hours: Partial<HoursMonth> = {},
  answers: Parameters<typeof ordinaryCore>[0] = {},
  hash = '#/hours',
) {
  const core = ordinaryCore({
    'hours.month': ({ month }) => ({ ...fullHours, ...hours, month }),
    ...answers,
  });
  await renderApp(core, hash);
  return core;
}
const cells = (selector: string) =>
  [...document.querySelectorAll(`${selector} tr`)].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
const worked = () => [...document.querySelectorAll('.list .row')].map((each) => each.textContent);
const months = () =>
  [...document.querySelectorAll<HTMLAnchorElement>('nav[aria-label=Months] a')].map((each) => [
    each.textContent,
    each.getAttribute('href'),
  ]);

test('the page says whose claim it is, of which month and in which zone', async () => {
  await renderHours();
  expect(find('h1').textContent).toBe('Hours, November 2026');
  expect(find('.lead').textContent).toBe('Claim of Ann. Times in Europe/London, GMT.');
  expect(text()).toContain('The month is not over: this is what there is so far.');
});

test('months are reached by links; one in which the clocks change names both times', async () => {
  const core = await renderHours({}, {}, '#/hours/2026-10');
  expect(new Set(core.askedFor('hours.month').map((each) => JSON.stringify(each)))).toEqual(
    new Set(['{"month":"2026-10"}']),
  );
  expect(find('.lead').textContent).toBe('Claim of Ann. Times in Europe/London, BST, then GMT.');
  expect(text()).not.toContain('The month is not over');
  expect(months()).toEqual([
    ['‹ September', '#/hours/2026-09'],
    ['This month', '#/hours'],
    ['November ›', '#/hours/2026-11'],
  ]);
});

test('each shift stands with its day, role, times, hours and kinds of day', async () => {
  await renderHours();
  expect(cells('.hours-table tbody')).toEqual([
    ['Mon 2 Nov', '07:00–22:00 GMT', 'Primary', '8 h', 'weekday'],
    [
      'Fri 13 Nov',
      '07:00 to Fri 20 Nov 09:42 GMT so far',
      'Secondary',
      '72 h 30 min',
      '42 h 30 min weekday, 30 h weekend',
    ],
  ]);
});

test('each stretch says when, what it was, how long, and what a person made of it', async () => {
  await renderHours();
  expect(worked()).toEqual([
    'Tue 3 Nov 02:10–03:05 GMTIncident, acknowledgement: slow DNS; IngressErrorRateHighCorrect…Leave out…55 min',
    'Sat 7 Nov 23:40 to Sun 8 Nov 00:31 GMTcorrectedAcknowledgement: KubePodCrashLoopingCorrected Mon 9 Nov 09:12 GMT: the call went onThe activity says Sat 7 Nov 23:40–23:58 GMT.Correct…Leave out…Undo…51 min',
    'Tue 10 Nov 06:00–06:45 GMTby handEntered Tue 10 Nov 09:00 GMT: a node pool, by phoneCorrect…Leave out…Undo…45 min',
  ]);
});

test('what was left out stays readable, with the reason and a way back', async () => {
  const correction = {
    reason: 'a drill',
    madeAt: at(9, 0, 9),
    before: { startsAt: recorded.startsAt, endsAt: recorded.endsAt },
  };
  await renderHours({ worked: [], leftOut: [{ ...recorded, correction, leftOutBecause: 'a drill' }] });
  expect(find('.hours-left-out summary').textContent).toBe('Left out of the claim, 1');
  expect(worked()).toEqual([
    'Tue 3 Nov 02:10–03:05 GMTIncident, acknowledgement: slow DNS; IngressErrorRateHighLeft out Mon 9 Nov 09:00 GMT: a drillUndo…55 min',
  ]);
});

test('the month comes to totals, and without pay rules nothing is priced', async () => {
  await renderHours();
  expect([...document.querySelectorAll('.hours-totals > div')].map((each) => each.textContent)).toEqual([
    'On call80 h 30 min50 h 30 min weekday, 30 h weekend',
    'Worked out of hours2 h 31 minin 3 stretches',
  ]);
  expect(text()).toContain('The team pack has no pay rules: hours are counted and not priced.');
});

test('by the rules of the pack each line says for what it is', async () => {
  await renderHours({
    pay: {
      currency: 'GBP',
      lines: [{ name: 'Weekday', basis: '1 shift on call on weekdays', hours: 8, amountMinor: 2_005 }],
      totalMinor: 2_005,
    },
  });
  expect(cells('.pay')).toEqual([
    ['Rule', 'For', 'GBP'],
    ['Weekday', '1 shift on call on weekdays', '20.05'],
    ['Total', '20.05'],
  ]);
});

test('a month without anything says so', async () => {
  await renderHours(emptyHours);
  expect(find('.hours-sum .teach').textContent).toBe(
    'Nothing on record in November 2026: no hours on call, and nothing worked out of hours.',
  );
});

test('an export answers with the path of its file, or with why there is none', async () => {
  const core = await renderHours({}, { 'hours.export': () => ({ file: '/data/exports/hours.csv' }) });
  await click(button('Export CSV'));
  expect(core.askedFor('hours.export')).toEqual([{ month: '2026-11', form: 'csv' }]);
  expect(find('.export-file .hint').textContent).toBe('Written to /data/exports/hours.csv');
  core.answers['hours.export'] = () => {
    throw new Refusal('disk-full');
  };
  await click(button('Export Markdown'));
  expect(find('.export-file .hint').textContent).toBe('');
  expect(alerts()[0]).toMatch(/^The disk is full\./);
});

test('a month that cannot be read says why and shows nothing that could be taken for it', async () => {
  await renderHours(
    {},
    {
      'hours.month': () => {
        throw new Refusal('internal');
      },
    },
  );
  expect(alerts()[0]).toMatch(/^Something went wrong inside Watchkeeper\./);
  expect(document.querySelector('.hours-columns')).toBe(null);
});

test('hours are reckoned anew when there is new work', async () => {
  const core = await renderHours(emptyHours);
  core.answers['hours.month'] = () => fullHours;
  await during(() => core.tell('incidents.changed', [incident]));
  expect(worked()).toHaveLength(3);
});

test('the Rota page leads to the hours of its month', async () => {
  await import('../../../src/renderer/rota/rota-page');
  await renderHours({}, {}, '#/rota/2026-10');
  expect(find<HTMLAnchorElement>('.month-head .hint a').getAttribute('href')).toBe('#/hours/2026-10');
});
