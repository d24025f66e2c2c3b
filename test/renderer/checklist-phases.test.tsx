import { expect, test } from 'vitest';
import type { ChecklistItem, ChecklistRun } from '../../src/shared/nouns/checklist';
import { button, click, during, find, ordinaryCore, press, renderApp, submit, type } from './support/render';
import { at, item, run } from './support/samples';

const support: ChecklistRun = {
  ...run,
  id: 'run-2',
  phase: 'support-hours',
  title: 'During support hours',
  dueAt: at(17),
  items: [item('a', { text: 'Take part' }), item('d')],
};

/** A core with two lists of today that marks items as asked. */
function dayCore(first: ChecklistRun = run, more: Parameters<typeof ordinaryCore>[0] = {}) {
  let kept: readonly ChecklistRun[] = [first, support];
  const change = (runId: string, itemId: string, part: Partial<ChecklistItem>) => {
    kept = kept.map((one) =>
      one.id === runId
        ? { ...one, items: one.items.map((each) => (each.id === itemId ? { ...each, ...part } : each)) }
        : one,
    );
    return kept.find(({ id }) => id === runId) ?? first;
  };
  return ordinaryCore({
    'checklist.read': () => kept,
    'checklist.mark': ({ runId, itemId, state }) => change(runId, itemId, { state }),
    'checklist.note': ({ runId, itemId, note }) => change(runId, itemId, { note }),
    ...more,
  });
}

const done: ChecklistRun = { ...run, items: run.items.map((each) => ({ ...each, state: 'done' })) };
const selected = () => find('.checklist .sel .pick').textContent;
const headings = () => [...document.querySelectorAll('section[aria-labelledby=shift-heading] h2')];
const expanded = () => headings().map((each) => each.querySelector('button')?.getAttribute('aria-expanded'));

test('the lists of the day stand one below another, each with its count and its due time', async () => {
  await renderApp(dayCore());
  expect(headings().map((each) => each.textContent)).toEqual([
    'Start of day 0 of 3by 10:00',
    'During support hours 0 of 2by 17:00',
  ]);
  expect(expanded()).toEqual(['true', 'true']);
});

test('keys walk on from one list into the next, and items of the same id are not mixed up', async () => {
  const core = dayCore();
  await renderApp(core);
  for (const _ of ['b', 'c', 'a']) await press('j');
  expect(selected()).toBe('Take part');
  await press('n');
  await type(find('.inline-entry input'), 'three questions');
  await submit(find<HTMLFormElement>('.inline-entry'));
  await press('x');
  expect(core.askedFor('checklist.note')).toEqual([{ runId: 'run-2', itemId: 'a', note: 'three questions' }]);
  expect(core.askedFor('checklist.mark')).toEqual([{ runId: 'run-2', itemId: 'a', state: 'done' }]);
  expect(selected()).toBe('Item d');
  expect(document.querySelectorAll('.checklist .is-closed').length).toBe(1);
});

test('what is done is folded with its count and can be opened, and what is not done can be folded', async () => {
  await renderApp(dayCore(done));
  expect(expanded()).toEqual(['false', 'true']);
  expect(headings()[0]?.textContent).toContain('3 of 3');
  expect(selected()).toBe('Take part');
  await click(button('Start of day'));
  expect(expanded()).toEqual(['true', 'true']);
  expect(document.querySelectorAll('.checklist .row').length).toBe(5);
  await click(button('During support hours'));
  expect(expanded()).toEqual(['true', 'false']);
  expect(selected()).toBe('Item a');
});

test('the last tick of an earlier list folds it and goes on in the next', async () => {
  await renderApp(dayCore());
  for (const _ of run.items) await press('x');
  expect(expanded()).toEqual(['false', 'true']);
  expect(selected()).toBe('Take part');
});

test('a list is not folded under the hand that writes in it', async () => {
  const core = dayCore({ ...run, items: [item('a')] });
  await renderApp(core);
  await press('n');
  await type(find('.inline-entry input'), 'half a note');
  await during(() => core.tell('checklist.changed', { ...run, items: [item('a', { state: 'done' })] }));
  expect(find<HTMLInputElement>('.inline-entry input').value).toBe('half a note');
  await press('Escape');
  expect(expanded()).toEqual(['false', 'true']);
});

test('a single list has nothing to fold', async () => {
  await renderApp(ordinaryCore({ 'checklist.read': () => [done] }));
  expect(expanded()).toEqual([undefined]);
  expect(document.querySelectorAll('.checklist .row').length).toBe(3);
});

test('a list that opens while the page stands is asked for', async () => {
  let kept: readonly ChecklistRun[] = [run];
  const core = ordinaryCore({ 'checklist.read': () => kept });
  await renderApp(core);
  kept = [run, support];
  await during(() => core.tell('checklist.changed', support));
  expect(headings()).toHaveLength(2);
});

test('a list whose time has passed says since when it is overdue, until it is done', async () => {
  const early = { ...run, dueAt: at(9, 30) };
  const core = dayCore(early);
  await renderApp(core);
  expect(headings()[0]?.textContent).toBe('Start of day 0 of 3overdue since 09:30');
  await during(() => core.tell('checklist.changed', { ...done, dueAt: at(9, 30) }));
  expect(headings()[0]?.textContent).toBe('Start of day 3 of 3by 09:30');
});
