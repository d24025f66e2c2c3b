import { expect, test } from 'vitest';
import { ask, begin, startCore } from '../../../support/core-under-test';

async function ringing(answer?: { readonly kind: 'failed'; readonly reason: string }) {
  const started = startCore();
  const { core, notifier, clock } = started;
  await begin(core);
  await clock.advance(60_000);
  if (answer !== undefined) notifier.answerWith(answer);
  const [alarm] = await ask(core, 'practice.ringAlarm', {});
  if (alarm === undefined) throw new Error('nothing rings');
  await clock.advance(0);
  return { ...started, alarm, key: `alarm:${alarm.id}` };
}

test('Declare on a page brings the form forward, and Acknowledge can be undone from a window', async () => {
  const { core, notifier, clock, events, alarm, key } = await ringing();
  notifier.emit({ kind: 'action', key, actionId: 'declare' });
  expect(events.at(-1)).toEqual({ name: 'page.wanted', value: { page: 'declare', alarmId: alarm.id } });

  notifier.emit({ kind: 'action', key, actionId: 'acknowledge' });
  await clock.advance(1_000);
  const { undoable } = await ask(core, 'pages.read', {});
  expect(undoable.map(({ alarmId }) => alarmId)).toEqual([alarm.id]);
  await ask(core, 'pages.undo', { holdId: undoable[0]?.holdId ?? '' });
  const [after] = await ask(core, 'alarms.list', {});
  expect(after?.hold).toBeUndefined();
});

test('a page that cannot be shown is in the window, and the readiness check is no longer good', async () => {
  const started = startCore();
  const { core, notifier, clock } = started;
  await begin(core);
  const { run } = await ask(core, 'readiness.begin', {});
  await clock.advance(1_000);
  notifier.emit({
    kind: 'opened',
    key: notifier.shown.find(({ key }) => key.includes(run?.id ?? '-'))?.key ?? '',
  });
  const stateOf = async () =>
    (await ask(core, 'readiness.read', {})).run?.checks.find(({ name }) => name === 'notification');
  expect(await stateOf()).toMatchObject({ state: 'passed' });

  notifier.answerWith({ kind: 'failed', reason: 'no notification service' });
  await ask(core, 'practice.ringAlarm', {});
  await clock.advance(0);

  const { fallback } = await ask(core, 'pages.read', {});
  expect(fallback.map(({ why, alarms }) => ({ why, alarms }))).toEqual([{ why: 'failed', alarms: 1 }]);
  expect(await stateOf()).toMatchObject({
    state: 'failed',
    finding: 'a page could not be shown since',
    failure: { code: 'notification-not-shown', detail: { reason: 'no notification service' } },
  });
  await ask(core, 'pages.seen', { ids: fallback.map(({ id }) => id) });
  const view = await ask(core, 'pages.putAside', { id: fallback[0]?.id ?? '' });
  expect(view.fallback).toEqual([]);
});

test('what was chosen is kept, and what was seen is marked', async () => {
  const { core, alarm } = await ringing();
  const { choices } = await ask(core, 'pages.choose', { offWatch: 'digest', ownSound: true });
  expect(choices).toEqual({ offWatch: 'digest', ownSound: true });
  await ask(core, 'alarms.seen', { ids: [alarm.id] });
  const [cleared] = await ask(core, 'practice.clearAlarms', {});
  expect(cleared?.unseen).toBeUndefined();
});
