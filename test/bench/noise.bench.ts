import { expect, test } from 'vitest';
import { createAlarmStore } from '../../src/main/alarms/alarm-store';
import { createRankingStore } from '../../src/main/alarms/noise/ranking-store';
import { createSettleFlaps } from '../../src/main/alarms/noise/settle-flaps';
import { createPollRecorder } from '../../src/main/alarms/poll-recorder';
import { createSourceRules } from '../../src/main/alarms/source-rules';
import { usualFlapRule } from '../../src/shared/alarms/noise-flap';
import { fillRecord } from '../main/alarms/noise/filled-record';
import { hour, minute, seenAlert, start } from '../main/alarms/watch-under-test';
import { openTestDatabase } from '../support/test-database';
import { testPack } from '../support/test-pack';
import { percentile, report, timesOf } from './measure';

test('the ranking of fifty thousand firings', () => {
  const db = openTestDatabase();
  fillRecord(
    db,
    Array.from({ length: 50_000 }, (_, index) => ({
      name: `Alarm${index % 300}`,
      source: `source-${index % 3}`,
      agoMs: index * 50_000,
      forMs: (index % 20) * minute,
      pages: index % 5,
      ...(index % 10 === 0 ? { heldForMs: minute, verdict: 'useful' as const } : {}),
    })),
  );
  const { between } = createRankingStore(db);
  const ranked = timesOf(20, () => between(start - 720 * hour, start));
  const count = db.prepare('SELECT count(*), sum(pages) FROM alarm');
  const bare = timesOf(20, () => count.get());
  expect(between(start - 720 * hour, start)).toHaveLength(300);
  report(
    'ranking 50,000 firings',
    percentile(ranked, 0.5),
    'reading them',
    percentile(bare, 0.5),
    '< 200 ms',
  );
});

test('finding what flaps in a poll, and listing ten thousand alarms', () => {
  const db = openTestDatabase();
  db.prepare(
    "INSERT INTO source (id, kind, name, url, added_at) VALUES ('s', 'alertmanager', 'live', '', 0)",
  ).run();
  const record = createPollRecorder(db);
  const settle = createSettleFlaps(db);
  const rules = createSourceRules(testPack.alarms, { name: 'live', kind: 'alertmanager' });
  let at = start;
  const alerts = Array.from({ length: 10_000 }, (_, index) =>
    seenAlert(`pod-${index}`, { labels: { alertname: `Alarm${index % 50}`, severity: 'critical' } }),
  );
  const settled: number[] = [];
  const polled: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    at += 15_000;
    const told = round % 3 === 0 ? alerts : [];
    const from = performance.now();
    db.transaction(() => {
      const { changes } = record({ sourceId: 's', alerts: told, unreadable: 0, at }, rules);
      const between = performance.now();
      settle('s', changes, usualFlapRule, at);
      settled.push(performance.now() - between);
    })();
    polled.push(performance.now() - from);
  }
  report(
    'noting 10,000 alarms that fire at once',
    settled[0] ?? Number.NaN,
    'the whole poll',
    polled[0] ?? Number.NaN,
    '≤ 0.5×',
  );
  report(
    'the same where all of them flap',
    Math.max(...settled),
    'the whole poll',
    Math.max(...polled),
    '< 1 s',
  );
  at += 15_000;
  record({ sourceId: 's', alerts, unreadable: 0, at }, rules);
  const store = createAlarmStore(db);
  const listed = timesOf(10, () => store.list(at, at - 12 * hour));
  const rows = db.prepare('SELECT * FROM alarm WHERE ended_at IS NULL');
  const bare = timesOf(10, () => rows.all());
  expect(store.list(at, at).length).toBe(10_000);
  report(
    'listing 10,000 alarms that fire',
    percentile(listed, 0.5),
    'reading their rows',
    percentile(bare, 0.5),
    '≤ 6×',
  );
});
