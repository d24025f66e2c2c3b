import { describe, expect, it } from 'vitest';
import { createWatch, manyAlerts, poll, seenAlert, start } from './watch-under-test';

const low = (name: string) => seenAlert(name, { labels: { alertname: name, severity: 'info' } });

describe('fifty thousand alarms in one answer', () => {
  it('are counted, and ten thousand of each priority kept; what is known or high is not pushed out', async () => {
    const watch = createWatch();
    watch.tells(low('Known'));
    watch.service.start();
    await watch.service.pollNow();
    const lows = Array.from({ length: 49_000 }, (_, index) => low(`Low${index}`));
    const storm = [...lows, ...manyAlerts(1_000), low('Known')];
    watch.tells(...storm);
    await watch.service.pollNow();
    const list = watch.service.list();
    expect(list.filter(({ priority }) => priority === 'high')).toHaveLength(1_000);
    expect(list.filter(({ priority }) => priority === 'low')).toHaveLength(10_000);
    expect(watch.service.listSources()).toMatchObject([{ leftOut: 39_001 }]);
    expect(list.every(({ endedAt }) => endedAt === undefined)).toBe(true);

    // Nothing is ended because it was too much: the same again, in another order, changes nothing.
    watch.tells(...storm.toReversed());
    await watch.service.pollNow();
    await watch.service.pollNow();
    expect(watch.service.list().every(({ endedAt }) => endedAt === undefined)).toBe(true);
    expect(watch.service.list()).toHaveLength(11_000);
    watch.tells(low('Known'));
    await watch.service.pollNow();
    await watch.service.pollNow();
    expect(watch.service.listSources()[0]).not.toHaveProperty('leftOut');
    expect(watch.service.list().filter(({ endedAt }) => endedAt === undefined)).toHaveLength(1);
  }, 60_000);
});

describe('an alarm from a clock that is ahead', () => {
  it('is shown as begun when it was first seen, and stays one alarm', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A', { startedAt: start + 3_600_000 }));
    watch.service.start();
    await watch.clock.advance(4 * poll);
    expect(watch.service.list().map(({ startedAt, endedAt }) => ({ startedAt, endedAt }))).toEqual([
      { startedAt: start, endedAt: undefined },
    ]);
  });
});
