import { expect, test } from 'vitest';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';

/** Friday 20 November 2026, 09:44 in London. */
const friday0944 = Date.parse('2026-11-20T09:44:00Z');
const declared = {
  id: 'incident-1',
  reason: 'ingress is returning errors',
  impact: 'about one request in fifty fails for all services',
};

function setUp(me = () => 'Ada') {
  const db = openTestDatabase();
  const clock = createManualClock(friday0944);
  const courier = createScriptedCourier();
  return { db, clock, courier, ...createIncidentBench({ db, clock, courier: () => courier, me }) };
}

test('a declaration is posted in the exact words as the head of a thread', async () => {
  const { incidents, courier, clock } = setUp();
  incidents.declare(declared);
  await clock.advance(10_000);
  expect(courier.posts).toEqual([
    {
      channel: '#cloud-platform',
      threadTs: undefined,
      text: 'I am declaring an incident because ingress is returning errors. The impact is that about one request in fifty fails for all services.',
      mentions: [],
      metadata: {
        op_id: expect.any(String),
        kind: 'declaration',
        incident_id: 'incident-1',
        entry_ids: [expect.any(String)],
      },
    },
  ]);
});

test('the whole of an incident stands in its thread, in order, in the words of the process', async () => {
  const { incidents, courier, clock } = setUp();
  incidents.declare(declared);
  incidents.takeRole({ id: 'incident-1', role: 'lead' });
  incidents.takeRole({ id: 'incident-1', role: 'scribe' });
  incidents.append({ id: 'e-1', incidentId: 'incident-1', kind: 'decision', text: 'Roll back the ruleset' });
  await clock.advance(60_000);
  incidents.resolve({ id: 'incident-1', resolution: 'the ruleset was rolled back' });
  await clock.advance(60_000);
  expect(courier.posts.map(({ text, threadTs }) => [threadTs, text])).toEqual([
    [
      undefined,
      'I am declaring an incident because ingress is returning errors. The impact is that about one request in fifty fails for all services.',
    ],
    ['1.0', 'I am the incident lead'],
    ['1.0', 'I am the scribe'],
    ['1.0', '09:44 GMT decision: Roll back the ruleset'],
    ['1.0', 'I am declaring this incident resolved because the ruleset was rolled back'],
  ]);
});

test('a line is saved before anything is sent, and is there when Slack never answers', () => {
  const { incidents, courier } = setUp();
  courier.answerPosts('hang');
  incidents.declare(declared);
  const entry = incidents.append({ id: 'e-1', incidentId: 'incident-1', kind: 'event', text: 'It began' });
  expect(courier.posts).toEqual([]);
  expect(entry).toEqual({
    id: 'e-1',
    incidentId: 'incident-1',
    sequence: 2,
    kind: 'event',
    author: 'Ada',
    text: 'It began',
    exact: false,
    happenedAt: friday0944,
    enteredAt: friday0944,
    opId: expect.any(String),
    delivery: { state: 'waiting', failure: undefined },
  });
  expect(incidents.entries('incident-1').map(({ id }) => id)).toContain('e-1');
});

test('asking again after a lost answer saves one line and declares one incident', async () => {
  const { incidents, courier, clock } = setUp();
  const first = incidents.declare(declared);
  expect(incidents.declare(declared)).toEqual(first);
  const line = { id: 'e-1', incidentId: 'incident-1', kind: 'event', text: 'It began' } as const;
  expect(incidents.append(line)).toEqual(incidents.append(line));
  await clock.advance(10_000);
  expect(courier.posts).toHaveLength(2);
});

test('a role taken twice is told once, and a role taken over by another person is told again', async () => {
  let me = 'Ada';
  const { incidents, courier, clock } = setUp(() => me);
  incidents.declare(declared);
  incidents.takeRole({ id: 'incident-1', role: 'scribe' });
  incidents.takeRole({ id: 'incident-1', role: 'scribe' });
  me = 'Grace';
  const taken = incidents.takeRole({ id: 'incident-1', role: 'scribe' });
  await clock.advance(10_000);
  expect(taken.roles).toEqual([{ role: 'scribe', person: 'Grace', fromAt: friday0944 }]);
  expect(courier.posts.map(({ text }) => text).slice(1)).toEqual(['I am the scribe', 'I am the scribe']);
});

test('an alarm that is not there cannot be the reason of an incident, and nothing is declared', () => {
  const { incidents } = setUp();
  expect(() => incidents.declare({ ...declared, alarmId: 'alarm-2' })).toThrow('not-found');
  expect(incidents.list()).toEqual([]);
});

test('an incident is resolved once', () => {
  const { incidents } = setUp();
  incidents.declare(declared);
  incidents.resolve({ id: 'incident-1', resolution: 'it is over' });
  expect(() => incidents.resolve({ id: 'incident-1', resolution: 'again' })).toThrow('already-resolved');
});

test('a saved line can be neither changed nor deleted', () => {
  const { db, incidents } = setUp();
  incidents.declare(declared);
  expect(() => db.prepare("UPDATE entry SET text = 'other'").run()).toThrow('a log entry is never changed');
  expect(() => db.prepare('DELETE FROM entry').run()).toThrow('a log entry is never deleted');
});

test('a line that was tampered with breaks the chain and is named', () => {
  const { db, incidents } = setUp();
  incidents.declare(declared);
  incidents.append({ id: 'e-1', incidentId: 'incident-1', kind: 'event', text: 'It began' });
  incidents.append({ id: 'e-2', incidentId: 'incident-1', kind: 'event', text: 'It went on' });
  expect(incidents.firstBreak('incident-1')).toBeUndefined();
  db.exec("DROP TRIGGER entry_is_never_changed; UPDATE entry SET text = 'It never began' WHERE id = 'e-1';");
  expect(incidents.firstBreak('incident-1')).toBe('e-1');
});

test('what a person wrote cannot add gaps, lines or mentions to the exact sentence', async () => {
  const { incidents, courier, clock } = setUp();
  incidents.declare({ ...declared, reason: 'a [impact]\nsecond line.', impact: 'none.' });
  await clock.advance(1_000);
  expect(courier.posts[0]?.text).toBe(
    'I am declaring an incident because a [impact] second line. The impact is that none.',
  );
});

test('in the practice workspace an incident is a drill', () => {
  const db = openTestDatabase();
  const { incidents } = createIncidentBench({
    db,
    clock: createManualClock(friday0944),
    courier: () => undefined,
    workspace: 'practice',
  });
  expect(incidents.declare(declared).kind).toBe('drill');
});
