import { describe, expect, it } from 'vitest';
import type { SeenAlert } from '../../../src/main/alarm-reader';
import { unite } from '../../../src/main/alarms/replica-union';
import { fetchFrom, scriptedServer, toldAlert } from './served-sources';
import {
  createWatch,
  hour,
  minute,
  only,
  poll,
  second,
  seenAlert,
  start,
  type WatchUnderTest,
} from './watch-under-test';

const dayAgo = start - 24 * hour;
const told = (changes: Partial<SeenAlert> = {}) => seenAlert('A', changes);
const known = (...starts: readonly number[]) => new Map([[told().fingerprint, starts]]);

describe('the alerts of several replicas', () => {
  it('are each told once', () => {
    expect(
      unite(
        [
          [told(), seenAlert('B')],
          [seenAlert('C'), told()],
        ],
        new Map(),
      ),
    ).toEqual([told(), seenAlert('B'), seenAlert('C')]);
  });

  it('began when the firing that is known began, otherwise with the earliest', () => {
    const early = told({ startedAt: start - 9 });
    const late = told({ startedAt: start });
    expect(unite([[late], [early]], new Map())).toEqual([early]);
    expect(unite([[late], [early]], known(start))).toEqual([late]);
    expect(unite([[early], [late]], known(start))).toEqual([late]);
  });

  it('are the known firing where its replica is silent and another tells it some milliseconds apart', () => {
    const late = told({ startedAt: start + 7 });
    expect(unite([[late]], known(start))).toEqual([told({ startedAt: start })]);
    expect(unite([[late]], known(start - minute))).toEqual([late]);
  });

  it('are suppressed only where all that tell them say so', () => {
    const suppressed = told({ suppressed: true });
    expect(unite([[suppressed], [told()]], new Map())).toEqual([told()]);
    expect(unite([[suppressed], []], new Map())).toEqual([suppressed]);
    expect(unite([[suppressed], [suppressed]], new Map())).toEqual([suppressed]);
  });
});

async function watchTwo() {
  const first = scriptedServer({ alerts: [toldAlert('A')], startedAt: dayAgo });
  const other = scriptedServer({ alerts: [toldAlert('A')], startedAt: dayAgo });
  let watch: WatchUnderTest | undefined;
  watch = createWatch({
    practice: false,
    fetch: fetchFrom({ 'am-1.test': first, 'am-2.test': other }, () => watch?.clock.now() ?? start),
  });
  await watch.service.addSource({ name: 'live', url: 'http://am-1.test', replicas: ['http://am-2.test'] });
  watch.service.start();
  await watch.clock.advance(0);
  return { watch, first, other };
}

const fails = () => Promise.resolve(new Response('', { status: 500 }));

describe('a source of two replicas', () => {
  it('is read while one answers, and tells which does not', async () => {
    const { watch, first } = await watchTwo();
    first.answer = fails;
    await watch.clock.advance(20 * minute);
    expect(watch.service.listSources()).toMatchObject([
      {
        health: { state: 'fresh' },
        blindSinceAt: undefined,
        parts: [
          {
            name: 'am-1.test',
            failure: { code: 'source-http-error', detail: { source: 'am-1.test', status: 500 } },
          },
          { name: 'am-2.test' },
        ],
      },
    ]);
    expect(only(watch).endedAt).toBeUndefined();
  });

  it('is blind only when neither answers', async () => {
    const { watch, first, other } = await watchTwo();
    first.answer = fails;
    other.answer = fails;
    await watch.clock.advance(2 * poll);
    expect(watch.service.blindSinceAt()).toBe(start);
    expect(watch.service.listSources()[0]?.parts.map(({ failure }) => failure?.code)).toEqual([
      'source-http-error',
      'source-http-error',
    ]);
  });

  it('is not held up for long by one that hangs', async () => {
    const { watch, first, other } = await watchTwo();
    first.answer = () => new Promise(() => undefined);
    other.alerts = [toldAlert('A'), toldAlert('B')];
    await watch.clock.advance(poll + 2 * second);
    expect(
      watch.service
        .list()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['A', 'B']);
    expect(watch.service.listSources()[0]?.parts).toMatchObject([
      { failure: { code: 'source-timeout', detail: { source: 'am-1.test', seconds: 2 } } },
      { failure: undefined },
    ]);
  });

  it('goes on with an alarm that only the silent one told, until its sender had time to tell the other', async () => {
    const { watch, first, other } = await watchTwo();
    first.alerts = [toldAlert('A'), toldAlert('B')];
    await watch.clock.advance(poll);
    first.answer = fails;
    await watch.clock.advance(5 * minute);
    const firing = () =>
      watch.service
        .list()
        .filter(({ endedAt }) => endedAt === undefined)
        .map(({ name }) => name)
        .sort();
    expect(firing()).toEqual(['A', 'B']);
    expect(watch.service.listSources()).toMatchObject([{ isSettling: true, restartedAt: undefined }]);
    await watch.clock.advance(minute);
    expect(firing()).toEqual(['A']);
    // What the other one knew is gone there: it says so itself.
    other.alerts = [];
    await watch.clock.advance(2 * poll);
    expect(firing()).toEqual([]);
  });

  it('ends at once what both tell no more, although one of them was just started', async () => {
    const { watch, first, other } = await watchTwo();
    first.startedAt = start;
    first.alerts = [];
    await watch.clock.advance(4 * poll);
    expect(only(watch).endedAt).toBeUndefined();
    first.alerts = [toldAlert('A')];
    await watch.clock.advance(6 * minute);
    first.alerts = [];
    other.alerts = [];
    await watch.clock.advance(2 * poll);
    expect(only(watch).endedAt).toBeDefined();
  });

  it('is one firing, whichever of them tells it', async () => {
    const { watch, first, other } = await watchTwo();
    const before = only(watch);
    other.alerts = [toldAlert('A', { startsAt: '2026-11-20T08:58:00.004Z' })];
    await watch.clock.advance(poll);
    first.answer = fails;
    await watch.clock.advance(6 * minute);
    expect(watch.service.list()).toEqual([before]);
  });
});
