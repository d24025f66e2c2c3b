import { expect, test } from 'vitest';
import type { Core } from '../../../../src/main/core';
import type { EventMessage } from '../../../../src/shared/contract';
import type { Alarm } from '../../../../src/shared/nouns/alarm';
import { ask, startCore } from '../../../support/core-under-test';
import { temporaryFolder } from '../../../support/temporary-folder';

/** Friday 20 November 2026, 09:04 in London. */
const friday0904 = Date.parse('2026-11-20T09:04:00Z');
const minute = 60_000;

async function beginWith(second: string | undefined, data = temporaryFolder()) {
  const started = startCore({ data, now: friday0904, fetch });
  const { core, clock } = started;
  await ask(core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  const day = { startsAtWall: '2026-11-20T07:00', endsAtWall: '2026-11-20T22:00' };
  await ask(core, 'shifts.add', { role: 'primary', ...day });
  if (second !== undefined) await ask(core, 'shifts.add', { role: 'secondary', ...day, person: second });
  await ask(core, 'practice.ringAlarm', {});
  await clock.advance(20_000);
  return { ...started, alarm: await onlyAlarm(core) };
}

async function onlyAlarm(core: Core): Promise<Alarm> {
  const [alarm] = await ask(core, 'alarms.list', {});
  if (alarm === undefined) throw new Error('The practice alarm is not listed');
  return alarm;
}

async function handoverLines(core: Core): Promise<string> {
  const { sections } = await ask(core, 'handover.read', {});
  return JSON.stringify(sections.find(({ id }) => id === 'alarms'));
}

test('an alarm put away until the next working day is in the handover with its end and why', async () => {
  const { core, alarm } = await beginWith(undefined);
  const { workingDayAt } = await ask(core, 'alarms.holdEnds', {});
  // Before ten on a Friday the next working day begins today.
  expect(workingDayAt).toBe(Date.parse('2026-11-20T10:00:00Z'));
  const end = { kind: 'working-day' } as const;
  const { hold } = await ask(core, 'alarms.snooze', { id: alarm.id, end, why: 'the office mends it' });
  expect(hold).toMatchObject({ kind: 'snooze', untilAt: workingDayAt });
  expect(await handoverLines(core)).toContain('snoozed by Ada until 10:00 (the office mends it)');
});

test('what one window does with an alarm the other is told, and both doing it at once is one thing', async () => {
  const { core, alarm } = await beginWith(undefined);
  const told: EventMessage[] = [];
  core.subscribe((event) => told.push(event));
  const held = await ask(core, 'alarms.acknowledge', { id: alarm.id });
  const holdId = held.hold?.id ?? '';
  const longer = { id: alarm.id, holdId, byMs: 60 * minute };
  const answers = await Promise.all([
    ask(core, 'alarms.extendHold', longer),
    ask(core, 'alarms.extendHold', longer),
  ]);
  const [first, second] = answers.map(({ hold }) => hold);
  expect(first).toEqual(second);
  expect(first?.untilAt).toBe((held.hold?.untilAt ?? 0) + 60 * minute);
  const lists = told.flatMap((event) => (event.name === 'alarms.changed' ? [event.value] : []));
  expect(lists.at(-1)?.[0]?.hold).toEqual(first);
});

test('calling the secondary in posts once, is kept with the alarm and told in the handover', async () => {
  const { core, clock, alarm } = await beginWith('Bob');
  expect(await ask(core, 'escalations.draft', { alarmId: alarm.id })).toMatchObject({ to: 'Bob' });
  const call = { id: 'call-1', alarmId: alarm.id, to: 'Bob', tried: 'restarted the ingress' };
  const called = await ask(core, 'escalations.call', call);
  expect(await ask(core, 'escalations.call', call)).toEqual(called);
  expect(called.escalation).toMatchObject({ to: 'Bob', by: 'Ada', tried: 'restarted the ingress' });
  await clock.advance(10_000);
  expect((await ask(core, 'practice.messages', {})).map(({ text }) => text)).toEqual([
    `@Bob, I need you on ${alarm.name} (high, since 09:04 GMT). Tried: restarted the ingress.`,
  ]);
  expect(await handoverLines(core)).toContain(`Bob was called in for ${alarm.name} by Ada at 09:04.`);
});

test('nobody is called in where nobody else is secondary, or where it is somebody else by now', async () => {
  const nobody = await beginWith(undefined);
  const draft = await ask(nobody.core, 'escalations.draft', { alarmId: nobody.alarm.id });
  expect(draft.to).toBeUndefined();
  expect(draft.contacts.map(({ name }) => name)).toContain('On call, out of hours');
  const bob = await beginWith('Bob');
  for (const { core, alarm, reason } of [
    { ...nobody, reason: 'nobody else is secondary now' },
    { ...bob, reason: 'the secondary is Bob now' },
  ]) {
    const call = { id: 'call-1', alarmId: alarm.id, to: 'Carol', tried: 'all' };
    expect(await core.dispatch('escalations.call', call)).toEqual({
      ok: false,
      error: { code: 'invalid-request', detail: { reason } },
    });
    expect(await ask(core, 'practice.messages', {})).toEqual([]);
  }
});

test('an end that cannot be is refused with its reason, and changes nothing', async () => {
  const { core, alarm } = await beginWith(undefined);
  for (const [wall, reason] of [
    ['2026-11-20T09:00', 'its end is over already'],
    ['2026-12-20T09:00', 'it would last longer than 7 days'],
    ['soon', 'the end is not a date and time such as 2026-11-20T10:00'],
  ] as const) {
    expect(await core.dispatch('alarms.snooze', { id: alarm.id, end: { kind: 'wall', wall } })).toEqual({
      ok: false,
      error: { code: 'invalid-request', detail: { reason } },
    });
  }
  expect((await onlyAlarm(core)).hold).toBeUndefined();
});
