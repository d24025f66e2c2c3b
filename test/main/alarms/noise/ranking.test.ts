import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRankingStore } from '../../../../src/main/alarms/noise/ranking-store';
import { openTestDatabase } from '../../../support/test-database';
import { hour, minute, only, seenAlert, start } from '../watch-under-test';
import { fillRecord, type PastFiring } from './filled-record';
import { createNoisyWatch } from './noisy-watch';

const day = 24 * hour;

function ranked(firings: readonly PastFiring[]) {
  const db = openTestDatabase();
  fillRecord(db, firings);
  return { db, rules: () => createRankingStore(db).between(start - 30 * day, start) };
}

test('a rule is reckoned from its firings, as by hand', () => {
  const { rules } = ranked([
    // Ended by itself: for nothing.
    { agoMs: 10 * day, forMs: 4 * minute, pages: 2 },
    // As long as counts as "by itself".
    { agoMs: 9 * day, forMs: 5 * minute, pages: 1 },
    // Somebody had it: not by itself, and not judged.
    { agoMs: 8 * day, forMs: 3 * minute, pages: 1, heldForMs: 2 * minute },
    { agoMs: 7 * day, forMs: hour, pages: 3, heldForMs: 30 * minute, verdict: 'not-actionable' },
    // Held until after it ended: the hold counts until its end.
    { agoMs: 6 * day, forMs: 40 * minute, pages: 1, heldForMs: 2 * hour, verdict: 'useful' },
    { agoMs: 5 * day, forMs: minute, pages: 1, verdict: 'useful' },
    // Fires still.
    { agoMs: 2 * hour, pages: 5 },
    { name: 'B', agoMs: day, forMs: 10 * minute, pages: 1 },
  ]);
  expect(rules()).toEqual([
    {
      sourceId: 'live',
      name: 'A',
      sourceName: 'live',
      firings: 7,
      firingMs: (4 + 5 + 3 + 60 + 40 + 1 + 120) * minute,
      pages: 14,
      acknowledgements: 3,
      medianHeldMs: 30 * minute,
      endedByThemselves: 3,
      forNothing: 3,
      flaps: 0,
      verdicts: { 'false-positive': 0, 'not-actionable': 1, 'poor-detail': 0, useful: 2 },
    },
    {
      sourceId: 'live',
      name: 'B',
      sourceName: 'live',
      firings: 1,
      firingMs: 10 * minute,
      pages: 1,
      acknowledgements: 0,
      medianHeldMs: undefined,
      endedByThemselves: 0,
      forNothing: 0,
      flaps: 0,
      verdicts: { 'false-positive': 0, 'not-actionable': 0, 'poor-detail': 0, useful: 0 },
    },
  ]);
});

test('pages times the share for nothing decides, then pages, then firings, then the name', () => {
  const soon = { forMs: minute };
  const long = { forMs: hour };
  const { rules } = ranked([
    { name: 'all of ten', agoMs: day, pages: 10, ...soon },
    { name: 'half of thirty', agoMs: day, pages: 15, ...soon },
    { name: 'half of thirty', agoMs: 2 * day, pages: 15, ...long },
    { name: 'none of ninety', agoMs: day, pages: 90, ...long },
    { name: 'b', agoMs: day, ...soon },
    { name: 'a', agoMs: day, ...soon },
    { name: 'twice', agoMs: day, ...soon },
    { name: 'twice', agoMs: 2 * day, ...soon },
  ]);
  expect(rules().map(({ name }) => name)).toEqual([
    'half of thirty',
    'all of ten',
    'none of ninety',
    'twice',
    'a',
    'b',
  ]);
});

test('it is of the last thirty days, of what fired in them, at sources in use', () => {
  const { db, rules } = ranked([
    { name: 'before', agoMs: 32 * day, forMs: hour },
    { name: 'across', agoMs: 31 * day, forMs: 2 * day },
    { name: 'removed', source: 'old', agoMs: day, forMs: hour },
    { name: 'after', agoMs: -hour, forMs: hour },
    { name: 'same', source: 'one', agoMs: day, forMs: hour },
    { name: 'same', source: 'two', agoMs: day, forMs: hour },
  ]);
  db.prepare("UPDATE source SET removed_at = 1 WHERE id = 'old'").run();
  expect(rules().map(({ name, sourceName, firingMs }) => [name, sourceName, firingMs])).toEqual([
    ['across', 'live', day],
    ['same', 'one', hour],
    ['same', 'two', hour],
  ]);
});

test('a hold that was made longer is one acknowledgement, and a snooze is none', async () => {
  const watch = createNoisyWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  const { id } = only(watch);
  watch.service.acknowledge(id, 'window');
  await watch.clock.advance(minute);
  watch.service.extend(id, only(watch).hold?.id ?? '', hour);
  await watch.clock.advance(minute);
  watch.service.snooze(id, watch.clock.now() + hour, '');
  await watch.clock.advance(2 * minute);
  watch.service.release(id);
  await watch.clock.advance(hour);
  expect(watch.noise.ranking().rules).toMatchObject([{ acknowledgements: 1, medianHeldMs: 4 * minute }]);
});

test('pages and flapping of the watch itself are in it', async () => {
  const watch = createNoisyWatch();
  watch.service.start();
  watch.noise.start();
  await watch.clock.advance(0);
  for (let round = 0; round < 5; round += 1) {
    watch.tells(seenAlert('Door', { startedAt: watch.clock.now() }));
    await watch.clock.advance(minute);
    watch.tells();
    await watch.clock.advance(minute);
  }
  expect(watch.noise.ranking()).toMatchObject({
    fromAt: watch.clock.now() - 30 * day,
    toAt: watch.clock.now(),
    total: 1,
    rules: [{ name: 'Door', firings: 5, pages: 3, flaps: 1, endedByThemselves: 5, forNothing: 5 }],
  });
});

test('it is written as CSV and Markdown that can hold any name', async () => {
  const watch = createNoisyWatch();
  fillRecord(watch.db, [
    { name: '=cmd|calc', agoMs: day, forMs: minute, pages: 3 },
    { name: 'a | b <script>\u202e', agoMs: day, forMs: 90 * minute, pages: 1, heldForMs: 30 * minute },
  ]);
  const csv = readFileSync(watch.noise.exportFile({ form: 'csv' }).file, 'utf8');
  expect(csv.split('\r\n').slice(1)).toEqual([
    `"'=cmd|calc",live,3,1,1,1,0,,1,0,0,0,0,0`,
    'a | b <script>\u2068\u202e\u2069,live,1,0,1,90,1,30,0,0,0,0,0,0'.replace(
      'a | b <script>\u2068\u202e\u2069',
      '\u2068a | b <script>\u202e\u2069',
    ),
    '',
  ]);
  const { file } = watch.noise.exportFile({ form: 'markdown' });
  const markdown = readFileSync(file, 'utf8');
  expect(file).toMatch(/exports\/noise-2026-11-20\.md$/);
  expect(markdown).toContain('Ranked by pages × the share of firings that were for nothing');
  expect(markdown).toContain(
    '| =cmd\\|calc | live | 3 | 100 % | 1 | 1 min | 0 |  | 100 % | 0 | 0 | 0 | 0 | 0 |',
  );
  expect(markdown).toContain('a \\| b \\<script>');
});

test('of fifty thousand firings it is reckoned in less than a fifth of a second', () => {
  const verdicts = ['false-positive', 'not-actionable', 'poor-detail', 'useful'] as const;
  const { rules } = ranked(
    Array.from({ length: 50_000 }, (_, index) => {
      const verdict = verdicts[index % 40];
      return {
        name: `Alarm${index % 300}`,
        source: `source-${index % 3}`,
        agoMs: index * 50_000,
        forMs: (index % 20) * minute,
        pages: index % 5,
        ...(index % 10 === 0 ? { heldForMs: (index % 60) * minute + 1 } : {}),
        ...(verdict === undefined ? {} : { verdict }),
      };
    }),
  );
  rules();
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    expect(rules().length).toBe(300);
    return performance.now() - from;
  });
  expect(Math.min(...times)).toBeLessThan(200);
});

test('how often an alarm fired is counted hour by hour, the last hour last', async () => {
  const watch = createNoisyWatch();
  watch.tells(seenAlert('A', { startedAt: start - 10 * minute }));
  watch.service.start();
  await watch.clock.advance(0);
  for (const startedAt of [start - 90 * minute, start - 23 * hour - 59 * minute, start - 25 * hour]) {
    watch.tells(seenAlert('A', { startedAt }));
    await watch.clock.advance(0);
    await watch.service.pollNow();
  }
  const [alarm] = watch.service.list();
  const [history] = watch.noise.history([alarm?.id ?? '', 'nobody']);
  const hours = Array.from({ length: 24 }, () => 0);
  hours[23] = 1;
  hours[22] = 1;
  hours[0] = 1;
  expect(watch.noise.history([alarm?.id ?? '', 'nobody'])).toEqual([{ alarmId: alarm?.id, hours }]);
  expect(history?.hours).toHaveLength(24);
  const counted = watch.service.list().map(({ startedAt, firings }) => [start - startedAt, firings] as const);
  expect(counted.toSorted(([a], [b]) => a - b)).toEqual([
    [10 * minute, 3],
    [90 * minute, 3],
    [23 * hour + 59 * minute, 3],
    [25 * hour, 4],
  ]);
});
