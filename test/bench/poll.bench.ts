import { expect, test } from 'vitest';
import { readAlertmanagerAnswer } from '../../src/main/alarms/alertmanager-answer';
import { createPollRecorder } from '../../src/main/alarms/poll-recorder';
import { createSourceRules } from '../../src/main/alarms/source-rules';
import { openTestDatabase } from '../support/test-database';
import { testPack } from '../support/test-pack';
import { percentile, report, timesOf } from './measure';

const alarms = 10_000;

/** What an Alertmanager answers with ten thousand alerts; those below `changed` carry another summary. */
function answer(changed: number, round: number): string {
  return JSON.stringify(
    Array.from({ length: alarms }, (_, index) => ({
      labels: {
        alertname: `Alarm${index % 50}`,
        namespace: `team-${index % 200}`,
        pod: `pod-${index}`,
        severity: 'warning',
      },
      annotations: {
        summary: index < changed ? `changed ${round}` : 'Above 2 % for 6 min',
        runbook_url: 'https://example.org',
      },
      receivers: [{ name: 'slack' }],
      fingerprint: index.toString(16).padStart(16, '0'),
      startsAt: '2026-11-20T09:00:00.000Z',
      updatedAt: '2026-11-20T09:05:00.000Z',
      endsAt: '2026-11-20T09:09:00.000Z',
      generatorURL: 'https://prometheus.example.org/graph',
      status: { state: 'active', silencedBy: [], inhibitedBy: [] },
    })),
  );
}

test('polling ten thousand alarms', () => {
  const db = openTestDatabase();
  db.prepare(
    "INSERT INTO source (id, kind, name, url, added_at) VALUES ('s', 'alertmanager', 'live', '', 0)",
  ).run();
  const record = createPollRecorder(db);
  const rules = createSourceRules(testPack.alarms, { name: 'live', kind: 'alertmanager' });
  let at = 0;
  const poll = (body: string) => {
    const read = readAlertmanagerAnswer(body, 'application/json', 'live');
    if (read.kind !== 'read') throw new Error('The answer could not be read');
    at += 15_000;
    db.transaction(() =>
      record({ sourceId: 's', alerts: read.alerts, unreadable: read.unreadable, at }, rules),
    )();
  };
  const unchanged = answer(0, 0);
  const bodies = Array.from({ length: 30 }, (_, round) => answer(alarms / 100, round));
  const limit = percentile(
    timesOf(30, () => JSON.parse(unchanged)),
    0.5,
  );
  poll(unchanged);
  const same = percentile(
    timesOf(30, () => poll(unchanged)),
    0.5,
  );
  const onePercent = percentile(
    timesOf(30, (round) => poll(bodies[round] ?? unchanged)),
    0.5,
  );

  expect(db.prepare('SELECT count(*) AS n FROM alarm').get()).toEqual({ n: alarms });
  report('poll of 10,000 unchanged alarms', same, 'JSON.parse', limit, '≤ 3×');
  report('poll of 10,000 alarms, 1 % changed', onePercent, 'JSON.parse', limit, '≤ 5×');
});
