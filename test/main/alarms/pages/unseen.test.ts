import { describe, expect, it } from 'vitest';
import {
  createWatch,
  hour,
  minute,
  only,
  poll,
  seenAlert,
  start,
  unreachable,
  type WatchUnderTest,
} from '../watch-under-test';

const day = 24 * hour;

async function firedAndCleared(
  between: (watch: WatchUnderTest) => void = () => undefined,
): Promise<WatchUnderTest> {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(minute);
  between(watch);
  watch.tells();
  await watch.clock.advance(2 * poll);
  watch.answers({ kind: 'failed', failure: unreachable });
  return watch;
}

describe('what fired and cleared before anybody saw it', () => {
  it('stays listed, and says so, until somebody has', async () => {
    const watch = await firedAndCleared();
    watch.clock.jumpTo(start + 3 * day);
    expect(only(watch).unseen).toBe(true);
    const before = watch.events.length;
    watch.service.pages.markSeen([only(watch).id]);
    expect(watch.service.list()).toEqual([]);
    expect(watch.events.slice(before)).toEqual([{ name: 'alarms.changed', value: [] }]);
  });

  it('is listed for its twelve hours all the same once it was seen', async () => {
    const watch = await firedAndCleared();
    watch.service.pages.markSeen([only(watch).id]);
    expect(only(watch).unseen).toBeUndefined();
  });

  it('is listed for a month, not for ever', async () => {
    const watch = await firedAndCleared();
    watch.clock.jumpTo(start + 30 * day);
    expect(watch.service.list()).toHaveLength(1);
    watch.clock.jumpTo(start + 31 * day);
    expect(watch.service.list()).toEqual([]);
  });

  it('stays over a restart', async () => {
    const watch = await firedAndCleared();
    const next = await watch.restart({ killed: true, afterMs: 3 * day });
    expect(only(next).unseen).toBe(true);
  });
});

describe('an alarm', () => {
  it('that was seen while it fired has not ended unseen', async () => {
    const watch = await firedAndCleared((each) => {
      const before = each.events.length;
      each.service.pages.markSeen([only(each).id]);
      // Nothing of the list is other than before.
      expect(each.events).toHaveLength(before);
    });
    expect(only(watch).unseen).toBeUndefined();
  });

  it('that was held has been seen by its holder', async () => {
    const watch = await firedAndCleared((each) => each.service.acknowledge(only(each).id, 'tray'));
    expect(only(watch).unseen).toBeUndefined();
  });

  it('that was silenced is for nobody to see', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A', { suppressed: true }));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(2 * poll);
    expect(only(watch).unseen).toBeUndefined();
  });

  it('that nobody knows of can be named without harm', () => {
    const watch = createWatch();
    expect(() => watch.service.pages.markSeen(['unknown'])).not.toThrow();
  });
});
