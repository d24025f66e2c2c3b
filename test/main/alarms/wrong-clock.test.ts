import { expect, test } from 'vitest';
import { createWatch, hour, minute, only, poll, seenAlert, start } from './watch-under-test';

test('a hold taken by a clock a day ahead holds nothing once the clock is right again', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(poll);
  watch.clock.jumpTo(start + 24 * hour);
  await watch.clock.advance(poll);
  watch.service.acknowledge(only(watch).id, 'window');
  expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 1 });

  watch.clock.jumpTo(start + minute);
  const before = watch.notifier.shown.length;
  await watch.clock.advance(minute);

  expect(only(watch).hold).toBeUndefined();
  expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
  expect(watch.notifier.shown.slice(before).map(({ title }) => title)).toEqual(['A']);
});

test('an alarm can be held anew while a hold of a wrong clock lies in the future', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  watch.clock.jumpTo(start + 24 * hour);
  await watch.clock.advance(poll);
  watch.service.acknowledge(only(watch).id, 'window');
  watch.clock.jumpTo(start + minute);
  await watch.clock.advance(poll);

  const { hold } = watch.service.acknowledge(only(watch).id, 'window');

  expect(hold).toMatchObject({ fromAt: start + minute + poll, untilAt: start + 31 * minute + poll });
  expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 1 });
});

test('a hold goes on when a good clock is put right by some seconds', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(minute);
  const held = watch.service.acknowledge(only(watch).id, 'window');
  watch.clock.jumpTo(start + minute - 20_000);
  await watch.clock.advance(10_000);
  expect(only(watch).hold).toEqual(held.hold);
});
