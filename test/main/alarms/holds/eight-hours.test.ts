import { expect, test } from 'vitest';
import { createWatch, hour, minute, poll, seenAlert, start, type WatchUnderTest } from '../watch-under-test';
import { alarmPages, pageTimes } from './alarm-pages';

const idOf = (watch: WatchUnderTest, name: string) =>
  watch.service.list().find((alarm) => alarm.name === name)?.id ?? '';

/** When each page came, in minutes since the start, with what it was about. */
async function pagesOf(watch: WatchUnderTest, forMs: number): Promise<readonly string[]> {
  const pages = await alarmPages(watch, forMs);
  return pages.map(({ title, at }) => `${title} at ${Math.round((at - start) / minute)}`);
}

test('a night of eight hours: holds end when they should, sleep ends none early, and nothing is paged while it is held', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('Held'), seenAlert('Snoozed'));
  watch.service.start();
  await watch.clock.advance(0);

  // 0:00 one is acknowledged for the pack's half an hour, the other put away for six hours.
  watch.service.acknowledge(idOf(watch, 'Held'), 'window');
  watch.service.snooze(idOf(watch, 'Snoozed'), start + 6 * hour, 'known');
  expect(await pagesOf(watch, 29 * minute)).toEqual([]);

  // 0:29 the hold is made longer, to 1:30, and ends then.
  const hold = watch.service.byId(idOf(watch, 'Held'))?.hold;
  watch.service.extend(idOf(watch, 'Held'), hold?.id ?? '', hour);
  expect(await pagesOf(watch, 60 * minute)).toEqual([]);
  expect(await pagesOf(watch, 2 * minute)).toEqual(['Held at 90']);

  // 1:31 it is put away until 4:00. The machine sleeps from 2:00 to 3:00 and from 3:30 to 4:30.
  watch.service.snooze(idOf(watch, 'Held'), start + 4 * hour, '');
  expect(await pagesOf(watch, 29 * minute)).toEqual([]);
  watch.clock.jumpTo(start + 3 * hour);
  expect(await pagesOf(watch, 30 * minute)).toEqual([]);
  watch.clock.jumpTo(start + 4.5 * hour);
  const onWaking = await pageTimes(watch, minute);
  expect(onWaking).toHaveLength(1);
  expect(onWaking[0]).toBeLessThanOrEqual(start + 4.5 * hour + 10_000);

  // 4:31 it recovers; the other is killed with the process and is still put away in the next.
  watch.tells(seenAlert('Snoozed'));
  await watch.clock.advance(4 * poll);
  const next = await watch.restart({ killed: true, afterMs: 10 * minute });
  next.service.start();
  const untilSix = start + 6 * hour - next.clock.now();
  expect(await pagesOf(next, untilSix - 1_000)).toEqual([]);
  expect(await pagesOf(next, 2_000)).toEqual(['Snoozed at 360']);

  // 6:00 it is acknowledged, and held for the pack’s half an hour.
  next.service.acknowledge(idOf(next, 'Snoozed'), 'notification');
  expect(await pagesOf(next, 30 * minute - 5_000)).toEqual([]);
  expect(await pagesOf(next, 10_000)).toEqual(['Snoozed at 390']);
  expect(next.service.byId(idOf(next, 'Snoozed'))?.formerHold).toMatchObject({
    kind: 'acknowledge',
    endedAt: start + 6.5 * hour + 1_000,
    because: undefined,
  });
});

test('a snooze taken by a clock a day ahead holds nothing once the clock is right', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  watch.clock.jumpTo(start + 24 * hour);
  await watch.clock.advance(poll);
  watch.service.snooze(idOf(watch, 'A'), start + 30 * hour, '');
  watch.clock.jumpTo(start + minute);
  await watch.clock.advance(minute);
  expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
  expect(watch.service.byId(idOf(watch, 'A'))?.formerHold).toBeUndefined();
});

test('a snooze is over at once for a clock that is set forward past its end', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  watch.service.snooze(idOf(watch, 'A'), start + hour, '');
  watch.clock.jumpTo(start + 2 * hour);
  expect((await pageTimes(watch, minute)).length).toBeGreaterThan(0);
});
