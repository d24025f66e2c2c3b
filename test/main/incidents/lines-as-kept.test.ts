import { expect, test } from 'vitest';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';

function setUp() {
  const clock = createManualClock(Date.parse('2026-11-20T09:44:00Z'));
  const courier = createScriptedCourier();
  const bench = createIncidentBench({ db: openTestDatabase(), clock, courier: () => courier });
  bench.incidents.declare({ id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' });
  return { ...bench, clock, courier };
}

test.each([
  ['the first half', 'half \ud83d of it', 'half \ufffd of it'],
  ['the second half', 'half \ude00 of it', 'half \ufffd of it'],
  ['a whole one', 'all \ud83d\ude00 of it', 'all \ud83d\ude00 of it'],
])('%s of a character pair in a line leaves the chain of hashes whole', (_what, text, kept) => {
  const { incidents } = setUp();
  const told = incidents.append({ id: 'e-1', incidentId: 'i-1', kind: 'event', text });
  incidents.append({ id: 'e-2', incidentId: 'i-1', kind: 'event', text: 'the next line' });
  expect(incidents.firstBreak('i-1')).toBeUndefined();
  expect(told.text).toBe(kept);
  expect(incidents.entries('i-1').map((entry) => entry.text)).toEqual([
    'I am declaring an incident because ingress fails. The impact is that pages are slow.',
    kept,
    'the next line',
  ]);
});

test('resolving again with the same words answers the same incident and writes nothing', async () => {
  const { incidents, clock, courier } = setUp();
  const resolved = incidents.resolve({ id: 'i-1', resolution: 'it was rolled back' });
  const entries = incidents.entries('i-1');
  await clock.advance(60_000);
  const again = incidents.resolve({ id: 'i-1', resolution: 'it was rolled back' });
  expect([again.id, again.resolvedAt, again.resolution]).toEqual([
    'i-1',
    resolved.resolvedAt,
    'it was rolled back',
  ]);
  expect(incidents.entries('i-1').map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  await clock.advance(60_000);
  expect(courier.posts).toHaveLength(2);
});

test('resolving again with other words is refused', () => {
  const { incidents } = setUp();
  incidents.resolve({ id: 'i-1', resolution: 'it was rolled back' });
  expect(() => incidents.resolve({ id: 'i-1', resolution: 'it went away' })).toThrow('already-resolved');
});
