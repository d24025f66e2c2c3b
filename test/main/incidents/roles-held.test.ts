import { expect, test } from 'vitest';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';

const at = Date.parse('2026-11-20T09:44:00Z');

function setUp() {
  const db = openTestDatabase();
  const clock = createManualClock(at);
  const courier = createScriptedCourier();
  let me = 'Ada';
  const common = { db, clock, courier: () => courier, me: () => me };
  return {
    clock,
    incidents: createIncidentBench(common).incidents,
    drills: createIncidentBench({ ...common, workspace: 'practice' }).incidents,
    iAmNow(name: string) {
      me = name;
    },
  };
}

test('the roles held in live incidents are told, the oldest incident first, until they are resolved', async () => {
  const { incidents, drills, clock } = setUp();
  expect(incidents.rolesHeld()).toEqual([]);
  incidents.declare({ id: 'i-1', reason: 'API down', impact: 'all' });
  await clock.advance(1_000);
  drills.declare({ id: 'i-2', reason: 'DNS slow', impact: 'none' });
  drills.takeRole({ id: 'i-2', role: 'scribe' });
  incidents.takeRole({ id: 'i-1', role: 'scribe' });
  incidents.takeRole({ id: 'i-1', role: 'lead' });
  expect(incidents.rolesHeld()).toEqual([
    'lead of “API down”',
    'scribe of “API down”',
    'scribe of the drill “DNS slow”',
  ]);
  incidents.resolve({ id: 'i-1', resolution: 'restarted' });
  expect(incidents.rolesHeld()).toEqual(['scribe of the drill “DNS slow”']);
});

test('a role that someone else took over is theirs alone, and a corrected name hides no role of mine', () => {
  const { incidents, iAmNow } = setUp();
  incidents.declare({ id: 'i-1', reason: 'API down', impact: 'all' });
  incidents.takeRole({ id: 'i-1', role: 'lead' });
  incidents.takeRole({ id: 'i-1', role: 'scribe' });
  iAmNow('Grace');
  incidents.takeRole({ id: 'i-1', role: 'lead' });
  expect(incidents.rolesHeld('Ada')).toEqual(['scribe of “API down”']);
  expect(incidents.rolesHeld('Grace')).toEqual(['lead of “API down”']);
  expect(incidents.rolesHeld()).toEqual(['lead of “API down”', 'scribe of “API down”']);
});
