import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createIncidentBench } from '../support/incident-bench';
import { createManualClock } from '../support/manual-clock';
import { openTestDatabase } from '../support/test-database';
import { percentile, report, timesOf } from './measure';

const lines = 5_000;

test('appending a line: check, hash, full text, outbox, commit', () => {
  const db = openTestDatabase();
  db.exec('CREATE TABLE bare (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO bare (id, text) VALUES (?, ?)');
  const text = 'Error rate follows the new pods only; old pods are clean';
  const bare = timesOf(lines, () => db.transaction(() => insert.run(randomUUID(), text)).immediate());

  const { incidents } = createIncidentBench({ db, clock: createManualClock(0), courier: () => undefined });
  incidents.declare({ id: 'incident-1', reason: 'a reason', impact: 'an impact' });
  const appended = timesOf(lines, () =>
    incidents.append({ id: randomUUID(), incidentId: 'incident-1', kind: 'event', text }),
  );

  expect(incidents.entries('incident-1')).toHaveLength(lines + 1);
  for (const share of [0.5, 0.99]) {
    const name = `append a line, p${share * 100}`;
    report(name, percentile(appended, share), 'one bare INSERT', percentile(bare, share), '≤ 3× (p99)');
  }
});
