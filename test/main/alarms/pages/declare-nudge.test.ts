import { describe, expect, it } from 'vitest';
import {
  createWatch,
  hour,
  manyAlerts,
  minute,
  poll,
  second,
  seenAlert,
  start,
  testPack,
  type WatchUnderTest,
} from '../watch-under-test';

const nudging = { ...testPack, alarms: { ...testPack.alarms, nudgeAfterMs: 10 * minute } };
const nudges = (watch: WatchUnderTest) =>
  watch.notifier.shown.filter(({ title }) => title === 'Is it an incident?');

function nudgingWatch(): WatchUnderTest {
  const watch = createWatch();
  watch.setPack(nudging);
  return watch;
}
const idOf = (watch: WatchUnderTest) => watch.service.list()[0]?.id ?? '';

describe('a high alarm that goes on', () => {
  it('is asked about once, quietly, whoever holds it', async () => {
    const watch = nudgingWatch();
    watch.tells(seenAlert('IngressErrorRateHigh', { startedAt: start }));
    watch.service.start();
    await watch.clock.advance(minute);
    watch.service.acknowledge(idOf(watch), 'window');
    await watch.clock.advance(9 * minute - second);
    expect(nudges(watch)).toEqual([]);
    await watch.clock.advance(hour);
    expect(nudges(watch)).toEqual([
      {
        key: `nudge:${idOf(watch)}`,
        title: 'Is it an incident?',
        body: 'IngressErrorRateHigh has been firing for 10 min.',
        urgency: 'low',
        actions: [
          { id: 'declare', label: 'Declare' },
          { id: 'not-now', label: 'Not now' },
        ],
      },
    ]);
  });

  it('is not asked about again after a restart', async () => {
    const watch = nudgingWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(10 * minute);
    expect(nudges(watch)).toHaveLength(1);
    const next = await watch.restart({ killed: true, afterMs: second });
    next.setPack(nudging);
    next.service.start();
    await next.clock.advance(hour);
    expect(nudges(next)).toEqual([]);
  });

  it('is not asked about while a live incident was declared of it', async () => {
    const watch = nudgingWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    watch.inIncident.add(idOf(watch));
    await watch.clock.advance(hour);
    expect(nudges(watch)).toEqual([]);
    watch.inIncident.clear();
    await watch.clock.advance(minute);
    expect(nudges(watch)).toHaveLength(1);
  });

  it('is not asked about where the pack does not say so, off watch, or where it is low or silenced', async () => {
    const low = { labels: { alertname: 'A', severity: 'info' } };
    const cases: ((watch: WatchUnderTest) => void)[] = [
      (watch) => watch.setPack(testPack),
      (watch) => watch.setOnWatch(false),
      (watch) => watch.tells(seenAlert('A', low)),
      (watch) => watch.tells(seenAlert('A', { suppressed: true })),
    ];
    for (const prepare of cases) {
      const watch = nudgingWatch();
      watch.tells(seenAlert('A'));
      prepare(watch);
      watch.service.start();
      await watch.clock.advance(hour);
      expect(nudges(watch)).toEqual([]);
    }
  });

  it('with others is one question', async () => {
    const watch = nudgingWatch();
    watch.tells(...manyAlerts(7), seenAlert('First', { startedAt: start - 5 * minute }));
    watch.service.start();
    await watch.clock.advance(hour);
    expect(nudges(watch).map(({ body }) => body)).toEqual([
      'First has been firing for 10 min.',
      expect.stringMatching(/^Storm\d and 6 more alarms have been firing for 10 min or less\.$/),
    ]);
  });

  it('and the question goes when it ends or becomes an incident', async () => {
    for (const end of [
      (watch: WatchUnderTest) => watch.tells(),
      (watch: WatchUnderTest) => void watch.inIncident.add(idOf(watch)),
    ]) {
      const watch = nudgingWatch();
      watch.tells(seenAlert('A'));
      watch.service.start();
      await watch.clock.advance(10 * minute);
      const key = `nudge:${idOf(watch)}`;
      end(watch);
      await watch.clock.advance(2 * poll);
      expect(watch.notifier.withdrawn).toContain(key);
    }
  });

  it.each([
    ['Declare opens the form of a declaration', { kind: 'action', actionId: 'declare' }, 'page.wanted'],
    ['its body opens the alarm', { kind: 'opened' }, 'alarm.opened'],
    ['Not now does nothing more', { kind: 'action', actionId: 'not-now' }, undefined],
  ] as const)('%s', async (_what, press, expected) => {
    const watch = nudgingWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(10 * minute);
    const before = watch.events.length;
    watch.notifier.emit({ ...press, key: `nudge:${idOf(watch)}` });
    expect(watch.events.slice(before).map(({ name }) => name)).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  it('is asked about once a run where that cannot be kept', async () => {
    const watch = nudgingWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    watch.db.exec(
      "CREATE TRIGGER full BEFORE UPDATE OF nudged_at ON alarm BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    await watch.clock.advance(hour);
    expect(nudges(watch)).toHaveLength(1);
  });
});
