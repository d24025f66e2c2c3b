import { expect, test } from 'vitest';
import type { Shift, WatchView } from '../../src/shared/nouns/watch';
import {
  alerts,
  button,
  click,
  during,
  field,
  find,
  leave,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  type,
} from './support/render';
import { alarm, at, incident, run, shift, watch } from './support/samples';

const hints = () => [...document.querySelectorAll('.shift-form .hint')].map((each) => each.textContent);
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
  expect([field('From').value, field('Until').value]).toEqual(['2026-11-20 09:42', '2026-11-20 22:00']);
  expect(hints()).toEqual([
    'Fri 20 Nov 09:42 GMT',
    'Fri 20 Nov 22:00 GMT',
    'A time alone, such as 7:00, is the next one. Times in Europe/London, now GMT.',
  ]);
});

test('with the shift taken, the checklist of that shift is asked for', async () => {
  let kept: Shift | undefined;
  const core = ordinaryCore({
    'watch.read': () => ({ ...offWatch, shift: kept }),
    'checklist.read': () => {
      if (kept === undefined) throw new Refusal('no-watch');
      return [run];
    },
    'shifts.add': () => {
      kept = shift;
      return shift;
    },
  });
  await renderApp(core);
  await type(field('Until'), 'Mon 10:00');
  await click(button('Take the watch'));
  expect(core.askedFor('shifts.add')).toEqual([
    { role: 'primary', startsAtWall: '2026-11-20T09:42', endsAtWall: '2026-11-23T10:00' },
  ]);
  expect(find('#shift-heading').textContent).toContain('Start of day');
});

test('a shift that cannot be says why beside the form, which keeps what was typed', async () => {
  const core = ordinaryCore({
    'watch.read': () => offWatch,
    'shifts.add': () => {
      throw new Refusal('shift-invalid', { reason: 'it ends before it starts' });
    },
  });
  await renderApp(core);
  await type(field('Until'), '2026-11-20 09:00');
  await click(button('Take the watch'));
  expect(alerts()).toEqual([
    'That shift cannot be: it ends before it starts. No shift was added.Correct the start or the end.',
  ]);
  expect(field('Until').value).toBe('2026-11-20 09:00');
});

test('a time is read forgivingly, said in words while it is typed, and written out when its field is left', async () => {
  await renderApp(ordinaryCore({ 'watch.read': () => offWatch }));
  const from = field('From');
  await type(from, '2026-10-24T7:00');
  expect(hints()[0]).toBe('Sat 24 Oct 07:00 BST');
  await leave(from);
  expect(from.value).toBe('2026-10-24 07:00');
  const until = field('Until');
  await type(until, '22:00');
  await leave(until);
  expect([until.value, hints()[1]]).toEqual(['2026-10-24 22:00', 'Sat 24 Oct 22:00 BST']);
});

test.each([
  [
    '11/20/2026, 10:00 PM',
    'That cannot be read. Write it as 2026-11-20 22:00, or a time alone, such as 22:00.',
  ],
  ['2027-03-28 01:30', 'The clocks go forward over this time: it does not exist on that day.'],
])('%s is no time: it says so once the field is left, and is not sent', async (text, sentence) => {
  const core = ordinaryCore({ 'watch.read': () => offWatch });
  await renderApp(core);
  await type(field('Until'), text);
  expect([hints()[1], field('Until').getAttribute('aria-invalid')]).toEqual(['…', 'false']);
  await click(button('Take the watch'));
  expect(hints()[1]).toBe(sentence);
  expect([field('Until').value, field('Until').getAttribute('aria-invalid')]).toEqual([text, 'true']);
  expect(document.activeElement).toBe(field('Until'));
  expect(core.askedFor('shifts.add')).toEqual([]);
});

test('declaring from nothing is always at hand: a link and a key, whatever rings', async () => {
  await renderApp(ordinaryCore({ 'alarms.list': () => [alarm('one')] }));
  expect(find<HTMLAnchorElement>('.col-head a').getAttribute('href')).toBe('#/declare');
  await press('D', { shiftKey: true });
  expect(location.hash).toBe('#/declare');
});

test('the key to declare also stands on the list of incidents, and goes with the other letters', async () => {
  const { stores } = await renderApp(ordinaryCore(), '#/incidents');
  expect(find('.page-head a').textContent).toBe('Declare an incidentShift D');
  await during(() => stores.preferences.setState({ letterKeys: false }));
  expect(find('.page-head a').textContent).toBe('Declare an incident');
  await press('D', { shiftKey: true });
  expect(location.hash).toBe('#/incidents');
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
