import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSystemClock } from '../../../src/main/hosts/system-clock';

const day = 24 * 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a task runs once, when its delay is over', () => {
  const clock = createSystemClock();
  const ranAt: number[] = [];
  clock.after(50, () => ranAt.push(clock.now()));
  vi.advanceTimersByTime(49);
  expect(ranAt).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(ranAt).toEqual([1_050]);
});

test('a delay longer than the longest timer is waited for in full', () => {
  const clock = createSystemClock();
  const ranAt: number[] = [];
  clock.after(60 * day, () => ranAt.push(clock.now()));
  vi.advanceTimersByTime(60 * day - 1);
  expect(ranAt).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ranAt).toEqual([1_000 + 60 * day]);
});

test('a cancelled task does not run, however far its wait has come', () => {
  const clock = createSystemClock();
  let ran = false;
  const cancel = clock.after(60 * day, () => {
    ran = true;
  });
  vi.advanceTimersByTime(30 * day);
  cancel();
  vi.advanceTimersByTime(60 * day);
  expect(ran).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
