import { describe, expect, it } from 'vitest';
import { nextInterval, rhythmOf } from '../../../../src/main/alarms/pages/page-rhythm';
import {
  createWatch,
  hour,
  isPage,
  manyAlerts,
  minute,
  only,
  pageKeys,
  pageTimes,
  poll,
  second,
  seenAlert,
  start,
  testPack,
  type WatchUnderTest,
} from '../watch-under-test';

const widening = { ...testPack, alarms: { ...testPack.alarms, repeatAtMostMs: undefined } };

function wideningWatch(): WatchUnderTest {
  const watch = createWatch();
  watch.setPack(widening);
  return watch;
}

const minutesAfterStart = (times: readonly number[]) => times.map((at) => (at - start) / minute);

describe('the repeat of a page', () => {
  it('waits half as long again each time, up to a quarter of an hour', async () => {
    const watch = wideningWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    const times = await pageTimes(watch, 70 * minute, isPage);
    expect(minutesAfterStart(times)).toEqual([0, 5, 12.5, 23.75, 38.75, 53.75, 68.75]);
  });

  it('is as wide as the pack allows', () => {
    const rhythm = rhythmOf({ ...testPack.alarms, repeatEveryMs: 20 * minute, repeatAtMostMs: undefined });
    expect(nextInterval(rhythm, undefined)).toBe(20 * minute);
    expect(nextInterval(rhythm, 20 * minute)).toBe(20 * minute);
    const narrow = rhythmOf({ ...testPack.alarms, repeatEveryMs: 2 * minute, repeatAtMostMs: 4 * minute });
    expect([undefined, 2, 3, 4].map((m) => nextInterval(narrow, m && m * minute) / minute)).toEqual([
      2, 3, 4, 4,
    ]);
    // A pack that was made more urgent meanwhile.
    expect(nextInterval(narrow, 15 * minute)).toBe(4 * minute);
  });

  it('goes on after a restart where it was', async () => {
    const watch = wideningWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(13 * minute);
    const next = await watch.restart({ killed: true, afterMs: second });
    next.setPack(widening);
    next.service.start();
    const times = await pageTimes(next, 30 * minute, isPage);
    expect(times.map((at) => Math.round((at - start) / second))).toEqual(
      [23.75 * 60 + 1, 38.75 * 60 + 5].map((at) => expect.closeTo(at, -1)),
    );
  });

  it('is narrow again when the alarm becomes worse', async () => {
    const watch = wideningWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(24 * minute);
    watch.tells(seenAlert('A', { suppressed: true }));
    await watch.clock.advance(minute);
    watch.tells(seenAlert('A'));
    const times = await pageTimes(watch, 20 * minute, isPage);
    const [first = 0] = times;
    expect(times.map((at) => (at - first) / minute)).toEqual([0, 5, 12.5]);
  });

  it('is narrow again after a hold ran out', async () => {
    const watch = wideningWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(24 * minute);
    watch.service.acknowledge(only(watch).id, 'window');
    const times = await pageTimes(watch, 45 * minute, isPage);
    expect(minutesAfterStart(times)).toEqual([54, 59, 66.5]);
  });

  it('of a storm is narrow again when the storm grows, and the storm stays one page', async () => {
    const watch = wideningWatch();
    watch.tells(...manyAlerts(8));
    watch.service.start();
    await watch.clock.advance(13 * minute);
    expect(pageKeys(watch)).toHaveLength(3);
    watch.tells(...manyAlerts(9));
    const times = await pageTimes(watch, 20 * minute, isPage);
    const [first = 0] = times;
    expect(times.map((at) => (at - first) / minute)).toEqual([0, 5, 12.5]);
    expect(new Set(pageKeys(watch))).toEqual(new Set(['alarm:storm']));
    expect(watch.notifier.shown.map(({ title }) => title).slice(-3)).toEqual(
      Array.from({ length: 3 }, () => '9 alarms need you'),
    );
    expect(watch.notifier.withdrawn).toEqual([]);
  });

  it('counts as one storm what comes in poll after poll', async () => {
    const watch = wideningWatch();
    watch.service.start();
    await watch.clock.advance(0);
    for (const count of [2, 4, 6, 8]) {
      watch.tells(...manyAlerts(count));
      await watch.clock.advance(poll);
    }
    expect(watch.notifier.shown.map(({ title }) => title).slice(4)).toEqual([
      '6 alarms need you',
      '8 alarms need you',
    ]);
    expect(watch.notifier.withdrawn).toHaveLength(4);
  });

  it('is counted to the page over eight hours with two sleeps, a restart, a hold and an end', async () => {
    let watch = wideningWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    const until = async (minutes: number) =>
      minutesAfterStart(await pageTimes(watch, start + minutes * minute - watch.clock.now(), isPage));

    // 5, 7.5, 11.25, then 15 minutes apart.
    expect(await until(60)).toEqual([0, 5, 12.5, 23.75, 38.75, 53.75]);
    // Asleep from 1:00 to 3:00: one page when it wakes, and the rhythm goes on from there.
    watch.clock.jumpTo(start + 180 * minute - 5 * second);
    expect(await until(200)).toEqual([180, 195]);
    // Held for half an hour, then new.
    watch.service.acknowledge(only(watch).id, 'window');
    expect(await until(260)).toEqual([230, 235, 242.5, 253.75]);
    // Killed, and off for an hour.
    watch = await watch.restart({ killed: true, afterMs: hour });
    watch.setPack(widening);
    watch.service.start();
    expect(await until(340)).toEqual([320, 335]);
    // Asleep for less than the repeat.
    watch.clock.jumpTo(start + 345 * minute - 5 * second);
    expect(await until(400)).toEqual([350, 365, 380, 395]);
    // It ends; nothing comes any more.
    watch.tells();
    expect(await until(480)).toEqual([]);
    expect(watch.clock.now()).toBe(start + 8 * hour);
  });
});
