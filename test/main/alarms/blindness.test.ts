import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/shared/errors';
import {
  blindPeriods,
  createWatch,
  hour,
  minute,
  poll,
  second,
  seenAlert,
  start,
  testPack,
  unreachable,
  type WatchUnderTest,
} from './watch-under-test';

const failing = { kind: 'failed', failure: unreachable } as const;
const signIn: Failure = { code: 'source-sign-in-needed', detail: { source: 'Practice alarms' } };

function stateOf(watch: WatchUnderTest) {
  return watch.service.listSources().map(({ health, blindSinceAt }) => ({ health, blindSinceAt }));
}

describe('a source', () => {
  it('is waiting until it was polled, then fresh', async () => {
    const watch = createWatch();
    expect(stateOf(watch)).toEqual([{ health: { state: 'waiting' }, blindSinceAt: undefined }]);
    watch.service.start();
    await watch.clock.advance(poll);
    expect(stateOf(watch)).toEqual([
      { health: { state: 'fresh', lastSuccessAt: start + poll }, blindSinceAt: undefined },
    ]);
  });

  it('that fails once is failing, not yet blind', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers(failing);
    await watch.clock.advance(poll);
    expect(stateOf(watch)).toEqual([
      {
        health: {
          state: 'failing',
          lastSuccessAt: start,
          failingSinceAt: start + poll,
          failure: unreachable,
        },
        blindSinceAt: undefined,
      },
    ]);
    expect(watch.service.blindSinceAt()).toBeUndefined();
    expect(blindPeriods(watch)).toEqual([]);
  });

  it('that fails twice is blind since it was last seen, until it is seen again', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers(failing);
    await watch.clock.advance(poll);
    watch.answers({ kind: 'failed', failure: signIn });
    const before = watch.changes();
    await watch.clock.advance(poll);
    expect(watch.changes()).toBe(before + 1);
    expect(stateOf(watch)).toEqual([
      {
        health: { state: 'failing', lastSuccessAt: start, failingSinceAt: start + poll, failure: signIn },
        blindSinceAt: start,
      },
    ]);
    expect(watch.service.blindSinceAt()).toBe(start);
    await watch.clock.advance(hour);
    expect(blindPeriods(watch)).toEqual([{ reason: 'source', fromAt: start, toAt: undefined }]);
    watch.tells();
    await watch.service.pollNow();
    const seenAt = start + hour + 2 * poll;
    expect(stateOf(watch)).toEqual([
      { health: { state: 'fresh', lastSuccessAt: seenAt }, blindSinceAt: undefined },
    ]);
    expect(watch.service.blindSinceAt()).toBeUndefined();
    expect(blindPeriods(watch)).toEqual([{ reason: 'source', fromAt: start, toAt: seenAt }]);
  });

  it('that fails for long is a few lines of the log, not one for each poll', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers(failing);
    await watch.clock.advance(hour);
    const sourceId = watch.service.listSources()[0]?.id;
    expect(watch.logged.map(({ event, fields }) => ({ event, ...fields }))).toEqual([
      { event: 'source.failing', sourceId, code: 'source-unreachable' },
      { event: 'source.sight', sourceId, blind: true },
    ]);
  });

  it('that has never answered is blind at once', async () => {
    const watch = createWatch();
    watch.answers(failing);
    watch.service.start();
    await watch.clock.advance(0);
    expect(stateOf(watch)).toEqual([
      {
        health: { state: 'failing', lastSuccessAt: undefined, failingSinceAt: start, failure: unreachable },
        blindSinceAt: start,
      },
    ]);
  });

  it('that was blind before a restart is still blind in the same period', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers(failing);
    await watch.clock.advance(minute);
    const next = await watch.restart({ killed: true, afterMs: second });
    expect(next.service.blindSinceAt()).toBe(start);
    expect(stateOf(next)).toEqual([{ health: { state: 'waiting' }, blindSinceAt: start }]);
    next.answers(failing);
    next.service.start();
    await next.clock.advance(minute);
    expect(blindPeriods(next)).toEqual([{ reason: 'source', fromAt: start, toAt: undefined }]);
    next.tells();
    await next.service.pollNow();
    expect(blindPeriods(next)).toEqual([
      { reason: 'source', fromAt: start, toAt: start + 2 * minute + second },
    ]);
  });

  it('that is removed while blind is no longer looked for', async () => {
    const watch = createWatch();
    watch.answers(failing);
    watch.service.start();
    await watch.clock.advance(minute);
    watch.service.usePractice(false);
    expect(watch.service.blindSinceAt()).toBeUndefined();
    expect(blindPeriods(watch)).toEqual([{ reason: 'source', fromAt: start, toAt: start + minute }]);
  });

  it('whose answer cannot be kept is not called fresh', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.db.exec("CREATE TRIGGER full BEFORE INSERT ON alarm BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    watch.tells(seenAlert('A'));
    await watch.clock.advance(2 * poll);
    expect(stateOf(watch)).toEqual([
      {
        health: {
          state: 'failing',
          lastSuccessAt: start,
          failingSinceAt: start + poll,
          failure: { code: 'internal', detail: {} },
        },
        blindSinceAt: start,
      },
    ]);
    watch.db.exec('DROP TRIGGER full');
    await watch.clock.advance(poll);
    expect(watch.service.list().map(({ name }) => name)).toEqual(['A']);
  });

  it('among several: the watch is blind since the earliest', async () => {
    const down = new Set<string>();
    const watch = createWatch({
      practice: false,
      fetch: (input) =>
        down.has(new URL(String(input)).host)
          ? Promise.resolve(new Response('', { status: 500 }))
          : Promise.resolve(Response.json([])),
    });
    await watch.service.addSource({ name: 'Live', url: 'http://live.test' });
    await watch.service.addSource({ name: 'Spare', url: 'http://spare.test' });
    watch.service.start();
    await watch.clock.advance(0);
    down.add('live.test');
    await watch.clock.advance(minute);
    down.add('spare.test');
    await watch.clock.advance(minute);
    expect(watch.service.listSources().map(({ blindSinceAt }) => blindSinceAt)).toEqual([
      start,
      start + minute,
    ]);
    expect(watch.service.blindSinceAt()).toBe(start);
    down.delete('live.test');
    await watch.service.pollNow();
    expect(watch.service.blindSinceAt()).toBe(start + minute);
  });
});

describe('the notice of blindness', () => {
  it('says why and since when, once for each period, and goes when the source is seen again', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    const [source] = watch.service.listSources();
    const notice = {
      key: `blind:${source?.id}`,
      title: 'Watchkeeper is blind: Practice alarms',
      body: 'Practice alarms cannot be reached (ECONNREFUSED).\nNot seen since Fri 20 Nov 09:00 GMT.',
      urgency: 'high',
      sound: true,
      actions: [],
    };
    watch.answers(failing);
    await watch.clock.advance(3 * hour);
    expect(watch.notifier.shown).toEqual([notice]);
    expect(watch.notifier.withdrawn).toEqual([]);
    watch.tells();
    await watch.clock.advance(minute);
    expect(watch.notifier.withdrawn).toEqual([notice.key]);
    watch.answers(failing);
    await watch.clock.advance(minute);
    const shown = watch.notifier.shown.map(({ key }) => key);
    expect(shown.filter((key) => key !== 'digest')).toEqual([notice.key, notice.key]);
  });

  it('gives the time in the zone of the pack', async () => {
    const watch = createWatch();
    watch.setPack({ ...testPack, zone: 'America/New_York' });
    watch.answers(failing);
    watch.service.start();
    await watch.clock.advance(0);
    expect(watch.notifier.shown.map(({ body }) => body.split('\n')[1])).toEqual([
      'Not seen since Fri 20 Nov 04:00 GMT-5.',
    ]);
  });

  it('is not given again after a restart within the same period', async () => {
    const watch = createWatch();
    watch.answers(failing);
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.notifier.shown).toHaveLength(1);
    const next = await watch.restart({ killed: true, afterMs: second });
    next.answers(failing);
    next.service.start();
    await next.clock.advance(hour);
    expect(next.notifier.shown).toEqual([]);
  });

  it('waits until the watch begins', async () => {
    const watch = createWatch();
    watch.setOnWatch(false);
    watch.answers(failing);
    watch.service.start();
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toEqual([]);
    watch.setOnWatch(true);
    await watch.clock.advance(5 * second);
    expect(watch.notifier.shown).toHaveLength(1);
  });

  it('that could not be shown is tried again', async () => {
    const watch = createWatch();
    watch.notifier.answerWith({ kind: 'failed', reason: 'no' });
    watch.answers(failing);
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.notifier.shown).toHaveLength(1);
    watch.notifier.answerWith({ kind: 'shown' });
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toHaveLength(2);
  });
});
