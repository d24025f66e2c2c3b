import { describe, expect, it } from 'vitest';
import { pollDelayMs } from '../../../src/main/alarms/poll-rhythm';
import { retryAfterMs } from '../../../src/main/alarms/retry-after';
import { fetchFrom, scriptedServer } from './served-sources';
import { createWatch, hour, minute, poll, second, start, unreachable } from './watch-under-test';

const failing = (polls: number, retryAfter?: number) => ({
  polls,
  failure: unreachable,
  retryAfterMs: retryAfter,
});

describe('a source that fails', () => {
  it('is asked after 15 s, 30 s and then every minute, a little earlier for some than for others', () => {
    expect(pollDelayMs('a', undefined)).toBe(15 * second);
    expect(pollDelayMs('a', failing(1))).toBe(15 * second);
    const ids = Array.from({ length: 50 }, (_, index) => `source ${index}`);
    for (const [polls, ms] of [
      [2, 30 * second],
      [3, minute],
      [300, minute],
    ] as const) {
      const delays = ids.map((id) => pollDelayMs(id, failing(polls)));
      expect(delays).toEqual(ids.map((id) => pollDelayMs(id, failing(polls))));
      expect(Math.max(...delays)).toBeLessThanOrEqual(ms);
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(0.9 * ms);
      expect(new Set(delays).size).toBeGreaterThan(40);
    }
  });

  it('does not slow down the others, and is asked at once by hand, after a sleep, and when it answers again', async () => {
    const down = scriptedServer({ answer: () => Promise.resolve(new Response('', { status: 500 })) });
    const good = scriptedServer();
    const watch = createWatch({
      practice: false,
      fetch: fetchFrom({ 'down.test': down, 'good.test': good }, () => start),
    });
    await watch.service.addSource({ name: 'down', url: 'http://down.test' });
    await watch.service.addSource({ name: 'good', url: 'http://good.test' });
    watch.service.start();
    const alerts = (server: typeof down) =>
      server.asked.filter(({ path }) => path.endsWith('/alerts')).length;
    await watch.clock.advance(10 * minute);
    expect(alerts(good)).toBe(41);
    expect(alerts(down)).toBeLessThan(14);
    const before = alerts(down);
    await watch.service.pollNow();
    expect(alerts(down)).toBe(before + 1);
    watch.clock.jumpTo(watch.clock.now() + 8 * hour);
    await watch.clock.advance(5 * second);
    expect(alerts(down)).toBe(before + 2);
    down.answer = undefined;
    await watch.service.pollNow();
    const answering = alerts(down);
    await watch.clock.advance(4 * poll);
    expect(alerts(down)).toBe(answering + 4);
  });

  it.each([429, 503])('with %d and a time to wait is left alone for that time', async (status) => {
    const busy = scriptedServer({
      answer: () => Promise.resolve(new Response('', { status, headers: { 'retry-after': '120' } })),
    });
    const watch = createWatch({ practice: false, fetch: fetchFrom({ 'busy.test': busy }, () => start) });
    await watch.service.addSource({ name: 'busy', url: 'http://busy.test' });
    watch.service.start();
    await watch.clock.advance(119 * second);
    expect(busy.asked).toHaveLength(1);
    expect(watch.service.listSources()[0]?.health).toMatchObject({
      failure: { code: 'source-rate-limited', detail: { source: 'busy', seconds: 120 } },
    });
    await watch.clock.advance(second);
    expect(busy.asked).toHaveLength(2);
  });
});

describe('what is asked by Retry-After', () => {
  it.each([
    ['30', 30 * second],
    ['Fri, 20 Nov 2026 09:01:00 GMT', minute],
    ['86400', 5 * minute],
    ['0', undefined],
    ['-5', undefined],
    ['Fri, 20 Nov 2026 08:59:00 GMT', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j', (given, waitMs) => {
    expect(retryAfterMs(new Headers({ 'retry-after': given }), start)).toBe(waitMs);
  });
});
