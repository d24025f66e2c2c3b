import { expect, test } from 'vitest';
import {
  button,
  click,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  submit,
  text,
  type,
} from '../support/render';
import { alarm, at, item, run } from '../support/samples';
import { finding, noRepeats } from './finding-samples';

const repeats = {
  ...noRepeats,
  count: 1,
  last: [{ id: 'old', text: 'a pod restarts', raisedAt: at(8), outcome: undefined }],
};

function alarmCore(more: Parameters<typeof ordinaryCore>[0] = {}) {
  return ordinaryCore({
    'alarms.list': () => [alarm('x'), alarm('y', { priority: 'low' })],
    'findings.repeats': () => repeats,
    'findings.raise': ({ id, alarmId, text: words }) => ({
      ...finding,
      id,
      text: words,
      raisedFrom: { kind: 'alarm', alarmId, name: 'Alarm x' },
    }),
    ...more,
  });
}

test('i raises a finding of the alarm that needs you, and its row then leads to it', async () => {
  const core = alarmCore();
  await renderApp(core);
  await press('i');
  const input = find<HTMLInputElement>('[data-alarm="x"] .inline-entry input');
  expect(document.activeElement).toBe(input);
  expect(core.askedFor('findings.repeats')).toEqual([{ of: { alarmId: 'x' } }]);
  expect(find('[data-alarm="x"] .repeats').textContent).toMatch(/^Second finding of this alarm in 30 days\./);
  await type(input, 'one pod restarts');
  await submit(input.form);
  expect(core.askedFor('findings.raise')).toEqual([
    { id: expect.any(String), alarmId: 'x', text: 'one pod restarts' },
  ]);
  const link = find<HTMLAnchorElement>('[data-alarm="x"] .finding-line a');
  expect(link.textContent).toBe('one pod restarts');
  expect(link.getAttribute('href')).toMatch(/^#\/findings\/./);
  expect(find('[data-alarm="x"] .finding-line').textContent).toMatch(/nobody looks into it yet/);
  expect(document.activeElement).toBe(find('[data-alarm="x"]'));
});

test('each alarm has the button, and Escape raises nothing', async () => {
  const core = alarmCore();
  await renderApp(core);
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.alarm button')].filter((each) =>
    /^Finding/.test(each.textContent),
  );
  expect(buttons).toHaveLength(2);
  const [, second] = buttons;
  if (second !== undefined) await click(second);
  await press('Escape', {}, find('[data-alarm="y"] .inline-entry input'));
  expect(document.querySelector('.alarm .inline-entry')).toBe(null);
  expect(core.askedFor('findings.raise')).toEqual([]);
});

test('a finding that could not be saved stays in its input, and is the same when it is saved again', async () => {
  let isFull = true;
  const core = alarmCore();
  const { 'findings.raise': raise } = core.answers;
  core.answers['findings.raise'] = (input) => {
    if (isFull || raise === undefined) throw new Refusal('disk-full');
    return raise(input);
  };
  await renderApp(core);
  await press('i');
  const input = find<HTMLInputElement>('.inline-entry input');
  await type(input, 'one pod restarts');
  await submit(input.form);
  expect(text()).toMatch(/The disk is full/);
  expect(input.value).toBe('one pod restarts');
  isFull = false;
  await submit(input.form);
  const [one, other] = core.askedFor('findings.raise');
  expect(other).toEqual(one);
});

test('an item leads to its finding, with where it stands, and says while one is raised that it was seen before', async () => {
  const looked = {
    ...finding,
    state: 'looking',
    look: { by: 'Bo', at: at(9, 20), post: undefined },
  } as const;
  const core = ordinaryCore({
    'checklist.read': () => [{ ...run, items: [item('a', { findingId: 'finding-1' })] }],
    'findings.list': () => [looked],
    'findings.repeats': () => repeats,
  });
  await renderApp(core);
  expect(find('.checklist .finding-line').textContent).toBe(
    'finding: two pods restart (Bo looks into it since 09:20)',
  );
  expect(find('.checklist .finding-line a').getAttribute('href')).toBe('#/findings/finding-1');
  await press('f');
  expect(core.askedFor('findings.repeats')).toEqual([{ of: { runId: 'run-1', itemId: 'a' } }]);
  expect(find('.checklist .repeats').textContent).toMatch(/^Second finding from this item in 30 days\./);
  expect(button(/^Save/)).toBeDefined();
});
