// Loaded here already, so that the page's lazy import answers at once.
import '../../../src/renderer/hours/hours-page';
import { expect, test } from 'vitest';
import {
  alerts,
  button,
  click,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  submit,
  type,
} from '../support/render';
import { byHand, corrected, emptyHours, fullHours, recorded } from './hours-samples';

async function renderHours(answers: Parameters<typeof ordinaryCore>[0] = {}, hash = '#/hours') {
  const core = ordinaryCore({ 'hours.month': ({ month }) => ({ ...fullHours, month }), ...answers });
  await renderApp(core, hash);
  return core;
}
const hints = () => [...document.querySelectorAll('dialog .hint')].map((each) => each.textContent);
const send = () => submit(find<HTMLFormElement>('dialog form'));
const done = () => find('.hours-done').textContent;

test('a correction begins with the times as they stand, and needs a reason', async () => {
  const core = await renderHours({ 'hours.correct': () => ({ ...fullHours, worked: [corrected] }) });
  await click(button('Correct…'));
  expect([field('From').value, field('Until').value]).toEqual(['2026-11-03 02:10', '2026-11-03 03:05']);
  expect(button('Correct').disabled).toBe(true);
  await type(field('Until'), '3:20');
  expect(hints()[1]).toBe('Tue 3 Nov 03:20 GMT');
  await send();
  expect(core.askedFor('hours.correct')).toEqual([]);
  await type(field('Why'), ' the call went on ');
  await send();
  expect(core.askedFor('hours.correct')).toEqual([
    {
      stretchId: recorded.id,
      startsAtWall: '2026-11-03T02:10',
      endsAtWall: '2026-11-03T03:20',
      reason: 'the call went on',
    },
  ]);
  expect(document.querySelector('dialog')).toBe(null);
  expect([done(), document.activeElement]).toEqual(['Corrected.', find('.hours-done')]);
  expect(document.querySelectorAll('.list .row')).toHaveLength(1);
});

test('a stretch that cannot be says why in the dialog, which keeps what was typed', async () => {
  await renderHours({
    'hours.correct': () => {
      throw new Refusal('stretch-invalid', { reason: 'it ends in the future' });
    },
  });
  await click(button('Correct…'));
  await type(field('Why'), 'it went on');
  await send();
  expect(alerts()).toEqual([
    'That stretch of work cannot be: it ends in the future. Your hours are as they were.Correct the start or the end.',
  ]);
  expect(field('Why').value).toBe('it went on');
});

test('a time that cannot be read is not sent', async () => {
  const core = await renderHours();
  await click(button('Correct…'));
  await type(field('From'), 'two');
  await type(field('Why'), 'it went on');
  await send();
  expect(core.askedFor('hours.correct')).toEqual([]);
  expect(document.activeElement).toBe(field('From'));
});

test('a stretch is added with the last hour suggested, and a time alone is of today', async () => {
  const core = await renderHours({ 'hours.correct': () => fullHours });
  await click(button('Add a stretch…'));
  expect([field('From').value, field('Until').value]).toEqual(['2026-11-20 08:42', '2026-11-20 09:42']);
  await type(field('From'), '2:00');
  await type(field('Until'), '2:30');
  await type(field('What it was'), 'by phone');
  await send();
  expect(core.askedFor('hours.correct')).toEqual([
    { startsAtWall: '2026-11-20T02:00', endsAtWall: '2026-11-20T02:30', reason: 'by phone' },
  ]);
  expect(done()).toBe('Added.');
});

test('a stretch of another month says where it went, and does not stand under this one', async () => {
  const core = await renderHours(
    {
      'hours.month': ({ month }) => ({ ...emptyHours, month }),
      'hours.correct': () => ({ ...fullHours, worked: [byHand] }),
    },
    '#/hours/2026-10',
  );
  await click(button('Add a stretch…'));
  expect([field('From').value, alerts()]).toEqual(['', []]);
  await type(field('From'), '2026-11-10 6:00');
  await type(field('Until'), '6:45');
  await type(field('What it was'), 'a node pool, by phone');
  await send();
  expect(core.askedFor('hours.correct')).toHaveLength(1);
  expect(done()).toBe('Added. It stands in November 2026.');
  expect(document.querySelectorAll('.list .row')).toHaveLength(0);
});

test('a stretch is left out, and a correction taken back, only with a reason', async () => {
  const core = await renderHours({
    'hours.leaveOut': () => ({ ...fullHours, worked: [corrected] }),
    'hours.undo': () => ({ ...fullHours, worked: [] }),
  });
  await click(button('Leave out…'));
  expect(find('dialog p').textContent).toBe(
    'Tue 3 Nov 02:10–03:05 GMT. It stays on record, with the reason, and does not count.',
  );
  expect(button('Leave out').disabled).toBe(true);
  await type(field('Why'), 'a drill');
  await send();
  expect(core.askedFor('hours.leaveOut')).toEqual([
    { stretchId: recorded.id, month: '2026-11', reason: 'a drill' },
  ]);
  expect(done()).toBe('Left out of the claim.');
  await click(button('Undo…'));
  await type(field('Why'), 'a mistake');
  await send();
  expect(core.askedFor('hours.undo')).toEqual([
    { stretchId: corrected.id, month: '2026-11', reason: 'a mistake' },
  ]);
  expect(done()).toBe('Taken back.');
});

test('with second thoughts nothing is sent', async () => {
  const core = await renderHours();
  await click(button('Leave out…'));
  await click(button('Not now'));
  expect([document.querySelector('dialog'), core.askedFor('hours.leaveOut')]).toEqual([null, []]);
});
