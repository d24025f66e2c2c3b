import { expect, test } from 'vitest';
import {
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  press,
  renderApp,
  settle,
  submit,
  text,
  type,
} from '../support/render';
import { folder, overdue, runbook } from './runbook-samples';

const view = { folders: [folder('/docs')], pages: 12, due: 1 };
const hits = () => [...document.querySelectorAll('.hits a')].map((each) => each.textContent);

async function openList(answers = {}) {
  const core = ordinaryCore({
    'runbooks.read': () => view,
    'runbooks.search': ({ words }: { words: string }) => ({
      hits: words === 'none' ? [] : [{ runbook: runbook(words === '' ? 'all' : words), excerpt: [] }],
      total: words === 'none' ? 0 : 1,
    }),
    'runbooks.reviews': () => ({ due: [runbook('old', { review: overdue })], undated: [runbook('x')] }),
    ...answers,
  });
  await renderApp(core, '#/runbooks');
  await expect
    .poll(async () => {
      await settle();
      return document.querySelector('.runbooks .lead, .runbooks .teach');
    })
    .not.toBeNull();
  return core;
}

test('without a folder the page says what it is for', async () => {
  await openList({ 'runbooks.read': () => ({ folders: [], pages: 0, due: 0 }) });
  expect(text()).toContain('Choose a folder in Settings');
});

test('each word that is typed is looked for, and what was found stays until then', async () => {
  const core = await openList();
  expect(text()).toContain('12 pages in 1 folder, 1 due for review.');
  expect(hits()).toEqual(['Page all']);
  await type(field('Search all pages'), 'disk');
  expect(hits()).toEqual(['Page disk']);
  await type(field('Search all pages'), 'none');
  expect(text()).toContain('No page has all of these words.');
  expect(core.askedFor('runbooks.search')).toEqual(['', 'disk', 'none'].map((words) => ({ words })));
});

test('Enter opens the first page that was found, and not one when nothing was looked for', async () => {
  await openList();
  await submit(find('form'));
  expect(location.hash).toBe('#/runbooks');
  await type(field('Search all pages'), 'disk');
  await submit(find('form'));
  expect(location.hash).toBe('#/runbooks/disk');
});

test('a slash goes to the search, and arrows walk the list', async () => {
  await openList();
  await press('/');
  expect(document.activeElement).toBe(field('Search all pages'));
  await press('ArrowDown');
  expect(document.activeElement?.textContent).toBe('Page all');
  await press('ArrowDown');
  expect(document.activeElement?.textContent).toBe('Page all');
  await press('ArrowUp');
  expect(document.activeElement).toBe(field('Search all pages'));
});

test('what is due for review is listed and written to a file', async () => {
  const core = await openList({ 'runbooks.export': () => ({ file: '/data/exports/list.csv' }) });
  expect(text()).toContain('Page olddue for review since 12 July 2023');
  await click(button('Export CSV'));
  expect(core.askedFor('runbooks.export')).toEqual([{ form: 'csv' }]);
  expect(text()).toContain('Written to /data/exports/list.csv');
});

test('a reading in between asks for everything again', async () => {
  const core = await openList();
  await during(() => core.tell('runbooks.changed', { ...view, pages: 13 }));
  expect(text()).toContain('13 pages');
  expect(core.askedFor('runbooks.search')).toHaveLength(2);
  expect(core.askedFor('runbooks.reviews')).toHaveLength(2);
});

test('Settings says what of a folder was not read and why', async () => {
  const troubled = folder('/docs', {
    problem: 'it is not there',
    limits: ['Only the first 5,000 pages were read.'],
    setAside: [{ path: 'a.md', reason: 'it is not UTF-8 text' }],
    setAsideCount: 70,
  });
  const core = ordinaryCore({
    'runbooks.read': () => ({ ...view, folders: [troubled] }),
    'runbooks.removeFolder': () => ({ folders: [], pages: 0, due: 0 }),
  });
  await renderApp(core, '#/settings');
  await expect
    .poll(async () => {
      await settle();
      return text();
    })
    .toContain('The folder could not be read: it is not there.');
  expect(text()).toContain('The pages read before stay, and may be old.');
  expect(text()).toContain('Only the first 5,000 pages were read.');
  expect(text()).toContain('70 files could not be read');
  expect(text()).toContain('a.md: it is not UTF-8 textand 69 more');
});
