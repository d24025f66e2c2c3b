import { describe, expect, it } from 'vitest';
import { noteStart, startOf, unsettledStart, withinReach } from '../../../src/main/alarms/server-starts';
import { fetchFrom, scriptedServer, toldAlert } from './served-sources';
import { createWatch, hour, minute, only, poll, start, type WatchUnderTest } from './watch-under-test';

/** A watch over one scripted server that has run for a day and tells of A. */
async function watchOver(
  server = scriptedServer({ alerts: [toldAlert('A')], startedAt: start - 24 * hour }),
) {
  let watch: WatchUnderTest | undefined;
  watch = createWatch({
    practice: false,
    fetch: fetchFrom({ 'live.test': server }, () => watch?.clock.now() ?? start),
  });
  await watch.service.addSource({ name: 'Live', url: 'http://live.test' });
  watch.service.start();
  await watch.clock.advance(0);
  return { watch, server };
}

const settling = (watch: WatchUnderTest) =>
  watch.service.listSources().map(({ isSettling, restartedAt }) => ({ isSettling, restartedAt }));

describe('a server that is started again', () => {
  it('does not end what it has forgotten until its senders had five minutes', async () => {
    const { watch, server } = await watchOver();
    const before = only(watch);
    server.alerts = [];
    server.startedAt = start + 10_000;
    await watch.clock.advance(poll);
    expect(settling(watch)).toEqual([{ isSettling: true, restartedAt: start + 10_000 }]);
    await watch.clock.advance(4 * minute);
    expect(watch.service.list()).toEqual([before]);
    await watch.clock.advance(minute + 2 * poll);
    expect(settling(watch)).toEqual([{ isSettling: false, restartedAt: undefined }]);
    expect(only(watch).endedAt).toBe(start + 10_000 + 5 * minute + 5_000);
  });

  it('goes on with an alarm that is sent to it again', async () => {
    const { watch, server } = await watchOver();
    const before = only(watch);
    server.alerts = [];
    server.startedAt = start + 10_000;
    await watch.clock.advance(4 * poll);
    server.alerts = [toldAlert('A')];
    await watch.clock.advance(10 * minute);
    expect(watch.service.list()).toEqual([before]);
  });

  it('ends at once what goes away without a restart', async () => {
    const { watch, server } = await watchOver();
    server.alerts = [];
    await watch.clock.advance(2 * poll);
    expect(only(watch).endedAt).toBe(start + poll);
  });

  it('is noticed after an outage as well, and nothing is paged anew', async () => {
    const { watch, server } = await watchOver();
    const before = only(watch);
    server.answer = () => Promise.reject(new TypeError('fetch failed'));
    await watch.clock.advance(10 * minute);
    server.answer = undefined;
    server.alerts = [];
    server.startedAt = watch.clock.now();
    await watch.clock.advance(2 * minute);
    expect(watch.service.list()).toEqual([before]);
  });

  it('is remembered over a restart of Watchkeeper, which then waits no longer for it', async () => {
    const { watch, server } = await watchOver();
    server.alerts = [];
    // Its clock is two hours ahead, and nothing says so: it seems to have started just now.
    server.startedAt = start + 2 * hour;
    await watch.clock.advance(4 * minute);
    expect(settling(watch)).toMatchObject([{ isSettling: true }]);
    const next = await watch.restart({ killed: true, afterMs: 2 * minute });
    next.service.start();
    await next.service.pollNow();
    await next.service.pollNow();
    expect(settling(next)).toEqual([{ isSettling: false, restartedAt: undefined }]);
    expect(only(next).endedAt).toBeDefined();
  });

  it('is not looked for where no status can be had: all goes on as before', async () => {
    const { watch, server } = await watchOver();
    server.alerts = [];
    server.answer = (path) =>
      Promise.resolve(path.endsWith('/alerts') ? Response.json([]) : new Response('', { status: 403 }));
    await watch.clock.advance(2 * poll);
    expect(settling(watch)).toEqual([{ isSettling: false, restartedAt: undefined }]);
    expect(only(watch).endedAt).toBe(start + poll);
  });

  it('is asked for its start now and then, and when alerts are missing', async () => {
    const { watch, server } = await watchOver();
    const statuses = () => server.asked.filter(({ path }) => path.endsWith('/status')).length;
    expect(statuses()).toBe(1);
    await watch.clock.advance(3 * poll);
    expect(statuses()).toBe(1);
    await watch.clock.advance(poll);
    expect(statuses()).toBe(2);
    server.alerts = [];
    await watch.clock.advance(poll);
    expect(statuses()).toBe(3);
  });
});

describe('the start of a server', () => {
  it.each([
    ['{"uptime":"2026-11-20T09:00:00.000Z"}', start],
    ['{"uptime":"0001-01-01T00:00:00.000Z"}', undefined],
    ['{"cluster":{"status":"disabled"}}', undefined],
    ['{"uptime":7}', undefined],
    ['<html>', undefined],
    ['', undefined],
  ])('in %s is %s', (status, startedAt) => {
    expect(startOf(status)).toBe(startedAt);
  });

  it('long ago proves that the senders had their time', () => {
    expect(unsettledStart(noteStart([], start - hour, start, start), start)).toBeUndefined();
  });

  it('is as young as the more cautious of two clocks has it', () => {
    const known = noteStart([], start - minute, start + hour, start);
    expect(known).toEqual([
      { startedAt: start - minute, restartedAt: start - minute, settledAt: start + 4 * minute },
    ]);
    expect(unsettledStart(known, start + 4 * minute)).toBeUndefined();
  });

  it('of two servers behind one address is known for each', () => {
    const young = noteStart(noteStart([], start - hour, start, start), start - minute, start, start);
    expect(noteStart(young, start - hour, start, start)).toBe(young);
    expect(unsettledStart(young, start)).toMatchObject({ startedAt: start - minute });
  });

  it('does not stay unsettled for a day because the clock here was set back', () => {
    const known = noteStart([], start - minute, start, start);
    const back = start - 24 * hour;
    expect(withinReach(known, start)).toBe(known);
    expect(withinReach(known, back)).toMatchObject([{ settledAt: back + 5 * minute }]);
  });
});
