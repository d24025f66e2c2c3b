import { expect, test } from 'vitest';
import type { ChecklistItem, ChecklistRun } from '../../src/shared/nouns/checklist';
import {
  alerts,
  awaited,
  click,
  during,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  submit,
  type,
} from './support/render';
import { run } from './support/samples';

/** A core that marks items as asked and tells so. */
function markingCore(more: Parameters<typeof ordinaryCore>[0] = {}) {
  let kept: ChecklistRun = run;
  const change = (itemId: string, part: Partial<ChecklistItem>) => {
    kept = { ...kept, items: kept.items.map((each) => (each.id === itemId ? { ...each, ...part } : each)) };
    return kept;
  };
  return ordinaryCore({
    'checklist.read': () => [kept],
    'checklist.mark': ({ itemId, state, reason = '' }) => change(itemId, { state, reason }),
    'checklist.note': ({ itemId, note }) => change(itemId, { note }),
    'checklist.raiseFinding': ({ itemId }) => change(itemId, { findingId: 'finding-1' }),
    'links.open': () => ({ host: 'example.org' }),
    ...more,
  });
}

const selected = () => find('.checklist .sel .pick').textContent;
const at = { runId: 'run-1' };

test('j and k move the selection, and only the selected row shows its keys', async () => {
  await renderApp(markingCore());
  expect(selected()).toBe('Item a');
  await press('j');
  expect(selected()).toBe('Item b');
  expect(document.querySelectorAll('.keys').length).toBe(1);
  await press('j');
  await press('j');
  expect(selected()).toBe('Item c');
  await press('k');
  expect(selected()).toBe('Item b');
});

test('arrows move within the list once it has the focus', async () => {
  await renderApp(markingCore());
  await press('ArrowDown', {}, document.body);
  expect(selected()).toBe('Item a');
  await press('j');
  await press('k');
  expect(document.activeElement?.classList.contains('tick')).toBe(true);
  await press('ArrowDown');
  expect(selected()).toBe('Item b');
});

test('x marks the item done and goes on to the next open one; Enter on it does the same', async () => {
  const core = markingCore();
  await renderApp(core);
  await press('x');
  expect(core.askedFor('checklist.mark')).toEqual([{ ...at, itemId: 'a', state: 'done' }]);
  expect(selected()).toBe('Item b');
  await press('Enter');
  expect(core.askedFor('checklist.mark').at(-1)).toEqual({ ...at, itemId: 'b', state: 'done' });
  expect(find('h2 .count').textContent).toBe('2 of 3');
});

test('s asks for the reason in the row and saves it with Enter', async () => {
  const core = markingCore();
  await renderApp(core);
  await press('s');
  const input = find<HTMLInputElement>('.inline-entry input');
  expect(document.activeElement).toBe(input);
  await type(input, 'done by the night shift');
  await submit(input.form);
  expect(core.askedFor('checklist.mark')).toEqual([
    { ...at, itemId: 'a', state: 'skipped', reason: 'done by the night shift' },
  ]);
  expect(find('.checklist li:first-child small').textContent).toBe('skipped: done by the night shift');
});

test('letters typed into a reason are letters, and Escape leaves everything as it was', async () => {
  const core = markingCore();
  await renderApp(core);
  await press('s');
  await press('x');
  await press('j');
  expect(selected()).toBe('Item a');
  await press('Escape');
  expect(document.querySelector('.inline-entry')).toBe(null);
  expect(core.askedFor('checklist.mark')).toEqual([]);
});

test('n writes a note, f raises a finding, o opens the link', async () => {
  const core = markingCore();
  await renderApp(core);
  await press('j');
  await press('n');
  await type(find('.inline-entry input'), 'two restarts');
  await submit(find<HTMLFormElement>('.inline-entry'));
  await press('f');
  await type(find('.inline-entry input'), 'pods restart');
  await submit(find<HTMLFormElement>('.inline-entry'));
  await press('o');
  expect(core.askedFor('checklist.note')).toEqual([{ ...at, itemId: 'b', note: 'two restarts' }]);
  expect(core.askedFor('checklist.raiseFinding')).toEqual([{ ...at, itemId: 'b', text: 'pods restart' }]);
  expect(core.askedFor('links.open')).toEqual([{ url: 'https://example.org/b' }]);
});

test('a reason that could not be saved stays in its input beside the words of the failure', async () => {
  const core = markingCore({
    'checklist.mark': () => {
      throw new Refusal('disk-full');
    },
  });
  await renderApp(core);
  await press('s');
  await type(find('.inline-entry input'), 'no access');
  await submit(find<HTMLFormElement>('.inline-entry'));
  expect(alerts()[0]).toMatch(/^The disk is full\./);
  expect(find<HTMLInputElement>('.inline-entry input').value).toBe('no access');
});

test('single letters can be switched off', async () => {
  const core = markingCore();
  const { stores } = await renderApp(core);
  await during(() => stores.preferences.setState({ letterKeys: false }));
  await press('j');
  await press('x');
  expect(selected()).toBe('Item a');
  expect(core.askedFor('checklist.mark')).toEqual([]);
});

test('a key with a modifier is left to the browser', async () => {
  const core = markingCore();
  await renderApp(core);
  await press('x', { ctrlKey: true });
  await press('s', { metaKey: true });
  expect(core.askedFor('checklist.mark')).toEqual([]);
  expect(document.querySelector('.inline-entry')).toBe(null);
});

test('every command is also a button of the selected row', async () => {
  const core = markingCore();
  await renderApp(core);
  const words = [...document.querySelectorAll<HTMLButtonElement>('.keys button')];
  expect(words.map((each) => each.textContent)).toEqual(['x done', 's skip', 'n note', 'f finding']);
  const done = words[0];
  if (done !== undefined) await click(done);
  expect(core.askedFor('checklist.mark')).toEqual([{ ...at, itemId: 'a', state: 'done' }]);
});

test('keys in quick succession are not lost while an answer is on its way', async () => {
  const answer = awaited<void>();
  const core = markingCore();
  const { 'checklist.mark': mark } = core.answers;
  core.answers['checklist.mark'] = async (input) => {
    await answer.promise;
    return mark?.(input) ?? run;
  };
  await renderApp(core);
  await press('x');
  expect(selected()).toBe('Item b');
  await press('x');
  await press('n');
  await type(find('.inline-entry input'), 'two restarts');
  await submit(find<HTMLFormElement>('.inline-entry'));
  expect(core.askedFor('checklist.mark')).toEqual([
    { ...at, itemId: 'a', state: 'done' },
    { ...at, itemId: 'b', state: 'done' },
  ]);
  expect(core.askedFor('checklist.note')).toEqual([{ ...at, itemId: 'c', note: 'two restarts' }]);
  await during(answer.resolve);
  expect(find('h2 .count').textContent).toBe('2 of 3');
  expect(find('.checklist li:last-child small').textContent).toBe('two restarts');
  expect(selected()).toBe('Item c');
});

test('two notes on one item go in order, and the last one stands', async () => {
  const answer = awaited<void>();
  const core = markingCore();
  const { 'checklist.note': note } = core.answers;
  core.answers['checklist.note'] = async (input) => {
    if (input.note === 'first') await answer.promise;
    return note?.(input) ?? run;
  };
  await renderApp(core);
  for (const words of ['first', 'second']) {
    await press('n');
    await type(find('.inline-entry input'), words);
    await submit(find<HTMLFormElement>('.inline-entry'));
  }
  await during(answer.resolve);
  expect(core.askedFor('checklist.note')).toEqual([
    { ...at, itemId: 'a', note: 'first' },
    { ...at, itemId: 'a', note: 'second' },
  ]);
  expect(find('.checklist small.note').textContent).toBe('second');
});

test('an item that could not be ticked is selected again', async () => {
  const core = markingCore({
    'checklist.mark': () => {
      throw new Refusal('disk-full');
    },
  });
  await renderApp(core);
  await press('x');
  expect(selected()).toBe('Item a');
  expect(alerts()[0]).toMatch(/^The disk is full\./);
});

test('words left in an input without Enter are there again, unless Escape took them away', async () => {
  await renderApp(markingCore());
  await press('n');
  await type(find('.inline-entry input'), 'half a note');
  await click(find('.checklist li:last-child .pick'));
  await click(find('.checklist li:first-child .pick'));
  await press('n');
  expect(find<HTMLInputElement>('.inline-entry input').value).toBe('half a note');
  await press('Escape');
  await press('n');
  expect(find<HTMLInputElement>('.inline-entry input').value).toBe('');
});
