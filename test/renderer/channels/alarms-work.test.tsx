import { expect, test } from 'vitest';
import type { Alarm, AlarmSource } from '../../../src/shared/nouns/alarm';
import type { AlarmsToTell } from '../../../src/shared/nouns/pack';
import { during, find, ordinaryCore, renderApp } from '../support/render';
import { alarm, at, item, now, run, source } from '../support/samples';

async function told(which: AlarmsToTell, alarms: readonly Alarm[], sources?: readonly AlarmSource[]) {
  const core = ordinaryCore({
    'checklist.read': () => [{ ...run, items: [item('alarms', { alarms: which })] }],
    'alarms.list': () => alarms,
    ...(sources === undefined ? {} : { 'sources.list': () => sources }),
  });
  await renderApp(core);
  return core;
}

const line = () => find('.checklist .channel-line').textContent?.trim();
const held = {
  id: 'h',
  by: 'Ann',
  fromAt: at(9),
  untilAt: at(10),
  via: 'window',
  kind: 'acknowledge',
  why: '',
} as const;
const blind = source('live', {
  health: {
    state: 'failing',
    lastSuccessAt: at(9),
    failingSinceAt: at(9, 1),
    failure: { code: 'source-unreachable', detail: { source: 'live', reason: 'ECONNREFUSED' } },
  },
  blindSinceAt: at(9, 1),
});

const alarms = [
  alarm('a'),
  alarm('b', { hold: held }),
  alarm('c', { priority: 'low' }),
  alarm('d', { suppressed: true }),
  alarm('e', { endedAt: at(8) }),
  alarm('f', { endedAt: at(6, 59) }),
];

test.each<[AlarmsToTell, string]>([
  [
    'high',
    'Alarms of high priority: 2 firing, 1 that nobody has, 1 silenced at the source; 1 ended since 07:00',
  ],
  ['low', 'Alarms of low priority: 1 firing, 1 that nobody has; none ended since 07:00'],
  ['all', 'Alarms: 3 firing, 2 that nobody has, 1 silenced at the source; 1 ended since 07:00'],
])('the alarms of %s are told in a line', async (which, words) => {
  await told(which, alarms);
  expect(line()).toBe(words);
});

test('none is said only while every source is seen', async () => {
  const core = await told('high', []);
  expect(line()).toBe('Alarms of high priority: none firing; none ended since 07:00');
  await during(() => core.tell('sources.changed', [source('staging'), blind]));
  expect(line()).toBe('Nobody can say: live cannot be seen.');
  await during(() => core.tell('sources.changed', []));
  expect(line()).toBe('Nobody can say: no source of alarms is set up.');
  await during(() => core.tell('sources.changed', [source('live', { health: { state: 'waiting' } })]));
  expect(line()).toBe('Nobody can say: live was not read yet.');
  await during(() => core.tell('sources.changed', [source('live')]));
  await during(() => core.cut());
  expect(line()).toBe('Nobody can say: this window has lost Watchkeeper.');
});

test('what a source that is not seen told last is told as that', async () => {
  await told('high', [alarm('a', { hold: held }), alarm('e', { endedAt: now - 1 })], [blind]);
  expect(line()).toBe(
    'Nobody can say: live cannot be seen. Alarms of high priority: 1 firing when last seen, all held; 1 ended since 07:00',
  );
});
