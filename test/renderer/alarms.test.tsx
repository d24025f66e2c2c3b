import { expect, test } from 'vitest';
import type { Alarm } from '../../src/shared/nouns/alarm';
import { awaited, button, click, during, find, ordinaryCore, press, renderApp, text } from './support/render';
import { alarm, at, now, source } from './support/samples';

const hold = {
  id: 'hold-1',
  kind: 'acknowledge',
  by: 'Ann',
  fromAt: now,
  untilAt: at(10, 30),
  via: 'window',
  why: '',
} as const;
async function openLabels() {
  await during(() => {
    find<HTMLDetailsElement>('.alarm details').open = true;
    find('.alarm details').dispatchEvent(new Event('toggle'));
  });
}
const rows = () => [...document.querySelectorAll('.alarm .name')].map((each) => each.textContent);
const failing = source('live-2', {
  health: {
    state: 'failing',
    lastSuccessAt: now - 240_000,
    failingSinceAt: now - 240_000,
    failure: { code: 'source-http-error', detail: { source: 'live-2', status: 500 } },
  },
  blindSinceAt: now - 240_000,
});

test('what needs you comes first, then what nobody has, held, suppressed and ended', async () => {
  const alarms = [
    alarm('ended', { endedAt: at(9, 40) }),
    alarm('suppressed', { suppressed: true }),
    alarm('held', { hold }),
    alarm('low', { priority: 'low' }),
    alarm('high'),
  ];
  await renderApp(ordinaryCore({ 'alarms.list': () => alarms }));
  expect(rows()).toEqual(['Alarm high', 'Alarm low', 'Alarm held', 'Alarm suppressed', 'Alarm ended']);
  expect(text()).toContain('held by you until 10:30');
});

test('a acknowledges the first alarm that needs you, d declares from it', async () => {
  let alarms: readonly Alarm[] = [alarm('one'), alarm('two', { startedAt: at(9, 40) })];
  const core = ordinaryCore({
    'alarms.list': () => alarms,
    'alarms.acknowledge': ({ id }) => {
      alarms = alarms.map((each) => (each.id === id ? { ...each, hold } : each));
      return alarm(id, { hold });
    },
  });
  await renderApp(core);
  await press('a');
  expect(core.askedFor('alarms.acknowledge')).toEqual([{ id: 'two' }]);
  expect(rows()).toEqual(['Alarm one', 'Alarm two']);
  await press('d');
  expect(location.hash).toBe('#/declare/one');
});

test('"No alarms" is said when every source was read', async () => {
  await renderApp(ordinaryCore());
  expect(find('.truth').textContent).toContain('No alarms.');
});

test('"No alarms" is not said while a source does not answer', async () => {
  await renderApp(ordinaryCore({ 'sources.list': () => [source('live'), failing] }));
  expect(text()).not.toContain('No alarms');
  expect(find('.truth').textContent).toContain('Nobody can say: live-2 answered with an error (HTTP 500).');
  expect(find('.status').textContent).toContain('Blind for 4 min: live-2 answered with an error (HTTP 500)');
  expect(find('.status').textContent).toContain('live: read 8 s ago');
});

test('"No alarms" is not said before the first read, nor after the window has lost the core', async () => {
  const core = ordinaryCore({ 'sources.list': () => [source('live', { health: { state: 'waiting' } })] });
  await renderApp(core);
  expect(find('.truth').textContent).toBe('Not read yet: live.');
  await during(() => core.tell('sources.changed', [source('live')]));
  expect(find('.truth').textContent).toContain('No alarms.');
  await during(() => core.cut());
  expect(text()).not.toContain('No alarms');
  expect(find('.truth').textContent).toContain('Nobody can say');
});

test('without any source it teaches how to add one, and practice offers an alarm', async () => {
  const core = ordinaryCore({ 'sources.list': () => [], 'practice.ringAlarm': () => [alarm('practice')] });
  await renderApp(core);
  expect(find('.truth a').textContent).toBe('Add a source in Settings');
  await click(button('Ring a practice alarm'));
  expect(rows()).toEqual(['Alarm practice']);
});

test('a new high-priority alarm is told to screen readers at once, and what was there at the start is not', async () => {
  const core = ordinaryCore({ 'alarms.list': () => [alarm('old')] });
  await renderApp(core);
  expect(find('[aria-live=assertive]').textContent).toBe('');
  await during(() =>
    core.tell('alarms.changed', [alarm('old'), alarm('new'), alarm('low', { priority: 'low' })]),
  );
  expect(find('[aria-live=assertive]').textContent).toBe(
    'New high-priority alarm: Alarm new. summary of new',
  );
  expect(find('[aria-live=assertive] + [aria-live=polite]').textContent).toBe(
    'New low-priority alarm: Alarm low. summary of low',
  );
});

test('Open on a notification brings the Watch page with that alarm in focus', async () => {
  const core = ordinaryCore({ 'alarms.list': () => [alarm('one'), alarm('two')] });
  await renderApp(core, '#/settings');
  await during(() => core.tell('alarm.opened', { alarmId: 'one' }));
  await during(() => dispatchEvent(new Event('hashchange')));
  expect(location.hash).toBe('#/watch');
  expect(document.activeElement?.getAttribute('data-alarm')).toBe('one');
});

test('labels and annotations are text, whatever they contain', async () => {
  const sly = alarm('sly', {
    labels: { job: '<img src=x onerror=alert(1)>' },
    annotations: { description: '[link](javascript:alert(1))' },
  });
  await renderApp(ordinaryCore({ 'alarms.list': () => [sly] }));
  await openLabels();
  expect(document.querySelector('.alarm img, .alarm a')).toBe(null);
  expect(text()).toContain('<img src=x onerror=alert(1)>');
});

test('a text of any length is cut, with a way to see all of it', async () => {
  const word = 'x'.repeat(65_536);
  const long = alarm('long', { name: word, summary: word, labels: { [word]: word } });
  await renderApp(ordinaryCore({ 'alarms.list': () => [long] }));
  await openLabels();
  expect(find('.alarm').textContent?.length).toBeLessThan(2_000);
  expect(find('.alarm .name bdi').textContent).toBe(`${'x'.repeat(119)}…`);
  const more = find<HTMLButtonElement>('.alarm .name button');
  expect([more.textContent, more.getAttribute('aria-expanded')]).toEqual([
    'Show all 65,536 characters',
    'false',
  ]);
  await click(more);
  expect(find('.alarm .name bdi').textContent).toBe(word);
  await click(button('Show less'));
  expect(find('.alarm .name bdi').textContent).toBe(`${'x'.repeat(119)}…`);
});

test('a text cannot turn the reading direction of the words around it, nor hide in control characters', async () => {
  const sly = alarm('sly', { summary: 'all is \u202ewell\u0007' });
  await renderApp(ordinaryCore({ 'alarms.list': () => [sly] }));
  expect(find('.alarm small bdi').textContent).toBe('all is [U+202E]well␇');
});

test('a pressed on one alarm after the other holds each of them, however slow the answers are', async () => {
  const kept = new Map(
    ['one', 'two', 'three'].map((id, minute) => [id, alarm(id, { startedAt: at(9, minute) })]),
  );
  const answer = awaited<void>();
  const core = ordinaryCore({
    'alarms.list': () => [...kept.values()],
    'alarms.acknowledge': async ({ id }) => {
      await answer.promise;
      const held = alarm(id, { hold });
      kept.set(id, held);
      return held;
    },
  });
  await renderApp(core);
  await press('a');
  await press('a');
  await press('a', { repeat: true });
  expect(core.askedFor('alarms.acknowledge')).toEqual([{ id: 'three' }, { id: 'two' }]);
  expect(find('[data-alarm=one] .btn.lamp').textContent).toBe('Acknowledgea');
  await during(answer.resolve);
  expect(find('[data-alarm=two]').textContent).toContain('held by you until 10:30');
  expect(find('[data-alarm=one]').textContent).toContain('Acknowledge');
});
