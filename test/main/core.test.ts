import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Core, createCore } from '../../src/main/core';
import { ask, startCore } from '../support/core-under-test';
import { temporaryFolder } from '../support/temporary-folder';
import { createTestPorts } from '../support/test-ports';

/** Friday 20 November 2026, 09:04 in London: doubly covered, start of day. */
const friday0904 = Date.parse('2026-11-20T09:04:00Z');

const start = (data = temporaryFolder(), now = friday0904) => startCore({ data, now, fetch });

async function begin(core: Core): Promise<void> {
  await ask(core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  await ask(core, 'shifts.add', {
    role: 'primary',
    startsAtWall: '2026-11-20T07:00',
    endsAtWall: '2026-11-20T22:00',
  });
}

test('before set-up the core says so instead of guessing a team', async () => {
  const { core, clock } = start();
  await clock.advance(60_000);
  expect(await core.dispatch('watch.read', {})).toEqual({
    ok: false,
    error: { code: 'not-set-up', detail: {} },
  });
});

test('a whole watch is walked in the practice workspace without a network', async () => {
  const { core, clock, notifier } = start();
  await begin(core);

  const watch = await ask(core, 'watch.read', {});
  expect(watch).toMatchObject({
    cover: { cover: 'doubly-covered', next: 'support-hours' },
    shift: { person: 'Ada', role: 'primary' },
  });

  const [run] = await ask(core, 'checklist.read', {});
  const [first, second] = run?.items ?? [];
  if (run === undefined || first === undefined || second === undefined)
    throw new Error('The pack has too short a checklist');
  await ask(core, 'checklist.mark', { runId: run.id, itemId: first.id, state: 'done' });
  await ask(core, 'checklist.raiseFinding', { runId: run.id, itemId: second.id, text: 'Two pods restarted' });

  await ask(core, 'practice.ringAlarm', {});
  await clock.advance(20_000);
  const [alarm] = await ask(core, 'alarms.list', {});
  if (alarm === undefined) throw new Error('The practice alarm is not listed');
  expect(notifier.shown.map(({ title, urgency }) => ({ title, urgency }))).toEqual([
    { title: alarm.name, urgency: 'high' },
  ]);
  notifier.emit({ kind: 'action', key: notifier.shown[0]?.key ?? '', actionId: 'acknowledge' });
  await clock.advance(10 * 60_000);
  expect(notifier.shown.map(({ title }) => title)).toEqual([alarm.name, 'You have it']);
  expect(await ask(core, 'alarms.list', {})).toMatchObject([{ hold: { by: 'Ada', via: 'notification' } }]);

  const id = 'incident-1';
  await ask(core, 'incidents.declare', {
    id,
    reason: 'ingress fails',
    impact: 'pages are slow',
    alarmId: alarm.id,
  });
  await ask(core, 'incidents.takeRole', { id, role: 'scribe' });
  await ask(core, 'entries.append', { id: 'e-1', incidentId: id, kind: 'action', text: 'Roll back' });
  await ask(core, 'incidents.resolve', { id, resolution: 'it was rolled back' });
  await clock.advance(10_000);
  expect((await ask(core, 'practice.messages', {})).map(({ text }) => text)).toEqual([
    'I am declaring an incident because ingress fails. The impact is that pages are slow.',
    'I am the scribe',
    expect.stringMatching(/^09:\d\d GMT action: Roll back$/),
    'I am declaring this incident resolved because it was rolled back',
  ]);

  const draft = await ask(core, 'handover.read', {});
  await ask(core, 'handover.write', {
    shiftId: draft.shiftId,
    section: 'planned',
    ownWords: 'Node rotation at 14:00',
  });
  const { file } = await ask(core, 'handover.export', { shiftId: draft.shiftId });
  const markdown = readFileSync(file, 'utf8');
  for (const words of ['Two pods restarted', alarm.name, 'ingress fails', 'Node rotation at 14:00']) {
    expect(markdown).toContain(words);
  }
  await ask(core, 'handover.send', { id: randomUUID(), shiftId: draft.shiftId });
  await clock.advance(10_000);
  expect((await ask(core, 'practice.messages', {})).at(-1)?.text).toContain('Node rotation at 14:00');
});

test('what was done is there after a restart, and the checklist goes on where it was', async () => {
  const first = start();
  await begin(first.core);
  const [run] = await ask(first.core, 'checklist.read', {});
  if (run === undefined) throw new Error('No checklist was begun');
  const itemId = run.items[0]?.id ?? '';
  const marked = await ask(first.core, 'checklist.mark', { runId: run.id, itemId, state: 'done' });
  await first.close();

  const second = start(first.data, friday0904 + 60_000);
  expect(await ask(second.core, 'checklist.read', {})).toEqual([marked]);
});

test('when the machine wakes, the sources are read at once', async () => {
  const { core, clock, events, sleepOrWake } = start();
  await begin(core);
  await clock.advance(16_000);
  const before = events.filter(({ name }) => name === 'sources.changed').length;
  sleepOrWake('suspend');
  await clock.advance(0);
  expect(events.filter(({ name }) => name === 'sources.changed')).toHaveLength(before);
  sleepOrWake('resume');
  await clock.advance(0);
  expect(events.filter(({ name }) => name === 'sources.changed').length).toBeGreaterThan(before);
});

test('a second core on the same folder is refused, and the first goes on', async () => {
  const { core, data } = start();
  expect(() => createCore(createTestPorts({ now: friday0904, data }))).toThrow('data-folder-in-use');
  await begin(core);
});

test('a damaged database is set aside and the backup comes back on request, while windows stay connected', async () => {
  const first = start();
  await begin(first.core);
  await first.close();
  const second = start(first.data, friday0904 + 25 * 3_600_000);
  await second.close();
  writeFileSync(join(first.data, 'watchkeeper.sqlite'), 'damaged');

  const third = start(first.data, friday0904 + 26 * 3_600_000);
  const info = await ask(third.core, 'app.info', {});
  expect(info.recovery?.backup?.takenAt).toBe(friday0904 + 25 * 3_600_000);
  expect(await ask(third.core, 'settings.read', {})).toMatchObject({ me: '' });

  expect((await ask(third.core, 'recovery.restore', {})).recovery).toBeUndefined();
  expect(third.events.map(({ name }) => name)).toContain('app.restarted');
  expect(await ask(third.core, 'settings.read', {})).toMatchObject({ me: 'Ada' });
});
