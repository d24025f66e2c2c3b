import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ask, begin, startCore } from '../../../support/core-under-test';

async function ringing() {
  const started = startCore();
  await begin(started.core);
  await started.clock.advance(60_000);
  const [alarm] = await ask(started.core, 'practice.ringAlarm', {});
  if (alarm === undefined) throw new Error('nothing rings');
  await started.clock.advance(0);
  return { ...started, alarm };
}

test('an alarm that was had is judged, ranked, and written as a file', async () => {
  const { core, alarm, events } = await ringing();
  const refused = await core.dispatch('alarms.judge', { id: alarm.id, verdict: 'useful' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  await ask(core, 'alarms.acknowledge', { id: alarm.id });
  const judged = await ask(core, 'alarms.judge', {
    id: alarm.id,
    verdict: 'not-actionable',
    note: 'no page',
  });
  expect(judged.judgement).toMatchObject({ verdict: 'not-actionable', by: 'Ada', note: 'no page' });
  const told = events.findLast(({ name }) => name === 'alarms.changed');
  expect(told?.value).toMatchObject([{ judgement: { verdict: 'not-actionable' } }]);

  const { rules } = await ask(core, 'noise.read', {});
  expect(rules).toMatchObject([{ name: alarm.name, firings: 1, acknowledgements: 1, forNothing: 1 }]);
  const { file } = await ask(core, 'noise.export', { form: 'csv' });
  expect(readFileSync(file, 'utf8')).toContain(alarm.name);
  const [history] = await ask(core, 'alarms.history', { alarmIds: [alarm.id] });
  expect(history?.hours.at(-1)).toBe(1);
});

test('what flaps in the whole app is told of once, and the head of the watch needs nobody for it', async () => {
  const { core, clock, notifier } = await ringing();
  for (let round = 0; round < 3; round += 1) {
    await ask(core, 'practice.clearAlarms', {});
    await clock.advance(60_000);
    await ask(core, 'practice.ringAlarm', {});
    await clock.advance(0);
  }
  expect(notifier.shown.at(-1)?.title).toMatch(/ is flapping$/);
  expect((await ask(core, 'watch.read', {})).state).not.toBe('needs-you');
  const [alarm] = await ask(core, 'alarms.list', {});
  expect(alarm).toMatchObject({ firings: 4, quiet: { because: 'flapping' }, flapping: { changes: 7 } });
  const pages = () => notifier.shown.filter(({ key }) => key === `alarm:${alarm?.id}`).length;
  expect(pages()).toBe(0);
  await clock.advance(15 * 60_000 + 5_000);
  expect(pages()).toBe(1);
  const told = (await ask(core, 'alarms.list', {}))[0];
  expect(told?.quiet).toBeUndefined();
});
