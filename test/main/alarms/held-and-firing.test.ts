import { expect, it } from 'vitest';
import { createWatch, minute, poll, seenAlert } from './watch-under-test';

it('what is held and fires is named, the longest held first, until it ends, is let go or its hold is over', async () => {
  const watch = createWatch();
  const hold = (name: string) => {
    const alarm = watch.service.list().find((one) => one.name === name);
    watch.service.acknowledge(alarm?.id ?? '', 'window');
    return alarm?.id ?? '';
  };
  watch.tells(seenAlert('A'), seenAlert('B'), seenAlert('C'), seenAlert('Nobody has it'));
  watch.service.start();
  await watch.clock.advance(0);
  expect(watch.service.heldAndFiring()).toEqual([]);

  hold('C');
  await watch.clock.advance(minute);
  const b = hold('B');
  await watch.clock.advance(minute);
  hold('A');
  expect(watch.service.heldAndFiring()).toEqual(['C', 'B', 'A']);

  watch.service.release(b);
  expect(watch.service.heldAndFiring()).toEqual(['C', 'A']);

  watch.tells(seenAlert('C'), seenAlert('A', { suppressed: true }));
  await watch.clock.advance(2 * poll);
  expect(watch.service.heldAndFiring()).toEqual(['C']);
  expect(watch.service.counts().held).toBe(1);

  await watch.clock.advance(30 * minute);
  expect(watch.service.heldAndFiring()).toEqual([]);
});
