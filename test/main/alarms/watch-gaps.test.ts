import { describe, expect, it } from 'vitest';
import {
  blindPeriods,
  createWatch,
  hour,
  minute,
  pageKeys,
  second,
  seenAlert,
  start,
  unreachable,
} from './watch-under-test';

const failing = { kind: 'failed', failure: unreachable } as const;

describe('the watcher itself', () => {
  it('records that the machine slept, and looks at once when it wakes', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(minute);
    const reads = watch.reads();
    watch.tells(seenAlert('A'));
    watch.clock.jumpTo(start + 2 * hour);
    await watch.clock.advance(5 * second);
    const wokeAt = start + 2 * hour + 5 * second;
    expect(watch.reads()).toBe(reads + 1);
    expect(blindPeriods(watch)).toEqual([{ reason: 'asleep', fromAt: start + minute, toAt: wokeAt }]);
    expect(watch.service.list().map(({ firstSeenAt }) => firstSeenAt)).toEqual([wokeAt]);
    expect(pageKeys(watch)).toHaveLength(1);
  });

  it('looks again after a poll that was under way when the machine went to sleep', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(minute - second);
    let answer: () => void = () => undefined;
    watch.answers(
      new Promise((resolve) => {
        answer = () => resolve(failing);
      }),
    );
    await watch.clock.advance(second);
    const reads = watch.reads();
    watch.clock.jumpTo(start + 2 * hour);
    await watch.clock.advance(5 * second);
    expect(watch.reads()).toBe(reads);
    watch.tells(seenAlert('A'));
    answer();
    await watch.clock.advance(0);
    expect(watch.reads()).toBe(reads + 1);
    expect(watch.service.list().map(({ name }) => name)).toEqual(['A']);
  });

  it('takes a minute without a tick for a busy machine, and more for sleep', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(minute);
    watch.clock.jumpTo(start + 2 * minute - 5 * second);
    await watch.clock.advance(5 * second);
    expect(blindPeriods(watch)).toEqual([]);
    watch.clock.jumpTo(start + 3 * minute - 5 * second + 1);
    await watch.clock.advance(5 * second);
    expect(blindPeriods(watch)).toEqual([
      { reason: 'asleep', fromAt: start + 2 * minute, toAt: start + 3 * minute + 1 },
    ]);
  });

  it('records that it was not running, from its last tick, to the minute if it was killed', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(10 * minute + 30 * second);
    const next = await watch.restart({ killed: true, afterMs: hour });
    next.service.start();
    expect(blindPeriods(next)).toEqual([
      {
        reason: 'not-running',
        fromAt: start + 10 * minute,
        toAt: start + hour + 10 * minute + 30 * second,
      },
    ]);
  });

  it('records that it was not running, to the tick if it was quit', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(10 * minute + 30 * second);
    const next = await watch.restart({ killed: false, afterMs: hour });
    next.service.start();
    expect(blindPeriods(next)[0]?.fromAt).toBe(start + 10 * minute + 30 * second);
  });

  it('takes a quick restart for nothing', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(10 * minute);
    const next = await watch.restart({ killed: false, afterMs: 2 * minute });
    next.service.start();
    await next.clock.advance(minute);
    expect(blindPeriods(next)).toEqual([]);
  });

  it('writes its last tick no more than once a minute', async () => {
    const watch = createWatch({ practice: false });
    watch.service.start();
    await watch.clock.advance(0);
    const rowsWritten = () => Number(watch.db.prepare('SELECT total_changes()').pluck().get());
    const before = rowsWritten();
    await watch.clock.advance(10 * minute);
    expect(rowsWritten() - before).toBe(10);
  });

  it('goes on when its disk is full', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.db.exec(
      "CREATE TRIGGER full BEFORE INSERT ON blind_period BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    watch.clock.jumpTo(start + 2 * hour);
    await watch.clock.advance(10 * minute);
    expect(watch.logged.map(({ event }) => event)).toContain('watch.tick.failed');
    // At the start, when it wakes, and once more after five minutes.
    expect(pageKeys(watch)).toHaveLength(3);
  });

  it('does nothing more once it is closed', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    await watch.service.close();
    const reads = watch.reads();
    await watch.clock.advance(hour);
    expect(watch.reads()).toBe(reads);
    expect(watch.notifier.shown).toHaveLength(1);
  });
});
