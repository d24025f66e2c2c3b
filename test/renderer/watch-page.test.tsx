import { expect, test } from 'vitest';
import type { Shift, WatchView } from '../../src/shared/nouns/watch';
import {
  alerts,
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  type,
} from './support/render';
import { at, incident, run, shift, watch } from './support/samples';

const offWatch: WatchView = { ...watch, shift: undefined, state: 'off-watch', openItems: 0 };

test('the head says who I am until when, what needs me, and the day in words', async () => {
  await renderApp(ordinaryCore({ 'watch.read': () => ({ ...watch, unheldHigh: 1 }) }));
  expect(find('.now h1').textContent).toBe('You have the watch');
  expect(find('.now p').textContent).toBe(
    'Primary until 22:00. Now doubly covered until 10:00, then support hours.',
  );
  expect(find('.now-next').textContent).toBe('Needs you1 alarm unheld3 checklist items open');
  expect(find('.cover').getAttribute('aria-label')).toBe(
    'Cover today: nobody on call until 07:00, on call until 09:00, doubly covered until 10:00, support hours until 17:00, on call until 22:00, nobody on call until midnight.',
  );
  expect(find('.nowline').textContent).toBe('09:42');
  expect(Number.parseFloat(find('.nowline').style.left)).toBeCloseTo((100 * (9 * 60 + 42)) / (24 * 60));
});

test('without a shift the form stands ready from now to the end of the cover, in the zone of the team', async () => {
  await renderApp(ordinaryCore({ 'watch.read': () => offWatch }));
  expect(find('.now h1').textContent).toBe('Off watch');
  expect([field('From').value, field('Until').value]).toEqual(['2026-11-20T09:42', '2026-11-20T22:00']);
  expect(find('.shift-form .hint').textContent).toBe(
    'Fri 20 Nov 09:42 to Fri 20 Nov 22:00. Times in Europe/London, now GMT.',
  );
});

test('with the shift taken, the checklist of that shift is asked for', async () => {
  let kept: Shift | undefined;
  const core = ordinaryCore({
    'watch.read': () => ({ ...offWatch, shift: kept }),
    'checklist.read': () => {
      if (kept === undefined) throw new Refusal('no-watch');
      return run;
    },
    'shifts.add': () => {
      kept = shift;
      return shift;
    },
  });
  await renderApp(core);
  await type(field('Until'), '2026-11-23T10:00');
  await click(button('Take the watch'));
  expect(core.askedFor('shifts.add')).toEqual([
    { role: 'primary', startsAtWall: '2026-11-20T09:42', endsAtWall: '2026-11-23T10:00' },
  ]);
  expect(find('#left-heading').textContent).toContain('Start of day');
});

test('a shift that cannot be says why beside the form, which keeps what was typed', async () => {
  const core = ordinaryCore({
    'watch.read': () => offWatch,
    'shifts.add': () => {
      throw new Refusal('shift-invalid', { reason: 'it ends before it starts' });
    },
  });
  await renderApp(core);
  await type(field('Until'), '2026-11-20T09:00');
  await click(button('Take the watch'));
  expect(alerts()).toEqual([
    'That shift cannot be: it ends before it starts. No shift was added.Correct the start or the end.',
  ]);
  expect(field('Until').value).toBe('2026-11-20T09:00');
});

test('a live incident is one press away from every page', async () => {
  const core = ordinaryCore({ 'incidents.list': () => [incident] });
  await renderApp(core, '#/handover');
  expect(find<HTMLAnchorElement>('.live-incidents a').getAttribute('href')).toBe('#/incident/incident-1');
  await during(() => core.tell('incidents.changed', [{ ...incident, resolvedAt: at(9, 50) }]));
  expect(document.querySelector('.live-incidents')).toBe(null);
});

test('after a lost connection everything is asked for again', async () => {
  const core = ordinaryCore();
  await renderApp(core);
  const before = new Set(core.asked.map((each) => each.name));
  core.asked.splice(0);
  await during(() => core.cut());
  await during(() => core.mend());
  expect(new Set(core.asked.map((each) => each.name))).toEqual(before);
});

test('a core that was rebuilt on another database is read anew', async () => {
  const core = ordinaryCore({ 'incidents.list': () => [incident] });
  await renderApp(core);
  core.answers['incidents.list'] = () => [];
  await during(() =>
    core.tell('app.restarted', {
      version: '0.1.0',
      host: 'browser',
      dataFolder: '/data',
      capabilities: { tray: false, notificationActions: true, secretStorage: 'memory' },
      recovery: undefined,
    }),
  );
  expect(document.querySelector('.live-incidents')).toBe(null);
});
