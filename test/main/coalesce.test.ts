import { expect, test } from 'vitest';
import { coalesce } from '../../src/main/coalesce';
import { createManualClock } from '../support/manual-clock';

test('a task that throws is told to its owner, and runs again when it is next wanted', async () => {
  const clock = createManualClock(0);
  const fault = new Error('the disk is gone');
  const errors: unknown[] = [];
  let runs = 0;
  const task = coalesce(
    clock,
    () => {
      runs += 1;
      if (runs === 1) throw fault;
    },
    (error) => errors.push(error),
  );
  task.soon();
  task.soon();
  await clock.advance(0);
  expect([runs, errors]).toEqual([1, [fault]]);
  task.soon();
  await clock.advance(0);
  expect([runs, errors]).toEqual([2, [fault]]);
});
