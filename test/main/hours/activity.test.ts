import { expect, test } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';
import { createWatch, minute, only, seenAlert } from '../alarms/watch-under-test';
import { openReadyDesk } from '../checklist/checklist-desk';
import { at, openHoursDesk } from './hours-desk';

const night = at('2026-11-20T02:00:00Z');
const dayMs = 24 * 60 * minute;
const declared = { id: 'incident-1', reason: 'API down', impact: 'all services' };

function openIncidents(workspace: 'slack' | 'practice', db: Writer = openTestDatabase()) {
  const clock = createManualClock(night);
  const me = { name: 'Ada' };
  const courier = createScriptedCourier();
  const bench = createIncidentBench({ db, clock, courier: () => courier, workspace, me: () => me.name });
  return { db, clock, me, ...bench };
}

test('incident work is each line of the log, and each role until it ends', async () => {
  const { incidents, clock, me } = openIncidents('slack');
  incidents.declare(declared);
  await clock.advance(5 * minute);
  incidents.takeRole({ id: 'incident-1', role: 'lead' });
  await clock.advance(10 * minute);
  // It began at midnight, as was found out; the work was done when it was written down.
  incidents.append({
    id: 'e-1',
    incidentId: 'incident-1',
    kind: 'event',
    text: 'It began',
    happenedAt: at('2026-11-20T00:00:00Z'),
  });
  me.name = 'Ada Lovelace';
  incidents.takeRole({ id: 'incident-1', role: 'lead' });
  const told = (fromAt: number, toAt: number) =>
    incidents
      .workBetween(fromAt, toAt)
      .map(({ at: when, untilAt, kind, about }) => [
        (when - night) / minute,
        untilAt === undefined ? undefined : (untilAt - night) / minute,
        kind,
        about,
      ]);
  await clock.advance(30 * minute);
  const lines = [0, 5, 15, 15].map((when) => [when, undefined, 'incident', 'API down']);
  expect(told(night, night + dayMs)).toEqual([
    ...lines,
    [5, 15, 'incident', 'API down'],
    // Held until now.
    [15, 45, 'incident', 'API down'],
  ]);
  incidents.resolve({ id: 'incident-1', resolution: 'rolled back' });
  await clock.advance(60 * minute);
  expect(told(night, night + dayMs)).toEqual([
    ...lines,
    [45, undefined, 'incident', 'API down'],
    [5, 15, 'incident', 'API down'],
    [15, 45, 'incident', 'API down'],
  ]);
  // Touching a span: the role goes on into it.
  expect(told(night + 20 * minute, night + 30 * minute)).toEqual([[15, 45, 'incident', 'API down']]);
  expect(told(night + dayMs, night + 2 * dayMs)).toEqual([]);
});

test('a drill is no work out of hours', () => {
  const { incidents } = openIncidents('practice');
  incidents.declare(declared);
  incidents.takeRole({ id: 'incident-1', role: 'lead' });
  expect(incidents.workBetween(night - dayMs, night + dayMs)).toEqual([]);
});

test('a night’s incident is a stretch in the ledger, growing until it is resolved', async () => {
  const { db, clock, incidents } = openIncidents('slack');
  incidents.declare(declared);
  incidents.takeRole({ id: 'incident-1', role: 'lead' });
  await clock.advance(90 * minute);
  const { hours } = openHoursDesk({ db, activity: incidents.workBetween });
  const stretch = {
    id: `work:${night}`,
    startsAt: night,
    endsAt: night + 90 * minute,
    kinds: ['incident'],
    about: ['API down'],
    correction: undefined,
  };
  expect(hours.month('2026-11').worked).toEqual([stretch]);
  await clock.advance(10 * minute);
  incidents.resolve({ id: 'incident-1', resolution: 'rolled back' });
  await clock.advance(60 * minute);
  expect(hours.month('2026-11').worked).toEqual([{ ...stretch, endsAt: night + 100 * minute }]);
});

test('acknowledging and releasing an alarm are acts, and practice alarms are none', async () => {
  const watch = createWatch();
  watch.service.start();
  watch.tells(seenAlert('ApiDown'));
  await watch.service.pollNow();
  const { id } = only(watch);
  const begun = watch.clock.now();
  watch.service.acknowledge(id, 'window');
  await watch.clock.advance(5 * minute);
  watch.service.release(id);
  const told = () => watch.service.holdsBetween(begun, begun + dayMs);
  expect(told()).toEqual([]);
  watch.db.prepare("UPDATE source SET kind = 'alertmanager'").run();
  const acknowledged = { untilAt: undefined, kind: 'acknowledgement', about: 'ApiDown' };
  expect(told()).toEqual([
    { at: begun, ...acknowledged },
    { at: begun + 5 * minute, ...acknowledged },
  ]);
  expect(watch.service.holdsBetween(begun + 1, begun + 5 * minute)).toEqual([]);
});

test('marks on a checklist and findings are acts', async () => {
  const { service, findings, clock, read } = openReadyDesk('2026-11-20T07:00:00Z');
  const told = (fromAt: number, toAt: number) => [
    ...service.marksBetween(fromAt, toAt),
    ...findings.actsBetween(fromAt, toAt),
  ];
  const run = read();
  const begun = clock.now();
  expect(told(0, begun + dayMs)).toEqual([]);
  service.mark({ runId: run.id, itemId: 'high', state: 'done', reason: '' });
  await clock.advance(minute);
  service.raiseFinding({ runId: run.id, itemId: 'pods', text: 'A pod restarts' });
  expect(told(begun, begun + dayMs)).toEqual([
    { at: begun, untilAt: undefined, kind: 'checklist', about: 'High-priority alarms channel read' },
    { at: begun + minute, untilAt: undefined, kind: 'checklist', about: 'Pods looked at' },
    { at: begun + minute, untilAt: undefined, kind: 'finding', about: 'A pod restarts' },
  ]);
});
