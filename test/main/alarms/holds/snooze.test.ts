import { describe, expect, it } from 'vitest';
import { toFailure } from '../../../../src/shared/errors';
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
} from '../watch-under-test';
import { pageTimes } from './alarm-pages';

async function watchWith(...alerts: readonly ReturnType<typeof seenAlert>[]): Promise<WatchUnderTest> {
  const watch = createWatch();
  watch.tells(...alerts);
  watch.service.start();
  await watch.clock.advance(0);
  return watch;
}

const low = seenAlert('A', { labels: { alertname: 'A', severity: 'warning' } });

describe('a snoozed alarm', () => {
  it('is not paged before its end, and is at its end if it still fires', async () => {
    const watch = await watchWith(seenAlert('A'));
    const { id } = only(watch);
    const snoozed = watch.service.snooze(id, start + hour, 'known, fixed at ten');
    expect(snoozed.hold).toEqual({
      id: expect.any(String),
      kind: 'snooze',
      by: 'Sam',
      fromAt: start,
      untilAt: start + hour,
      via: 'window',
      why: 'known, fixed at ten',
    });
    expect(watch.notifier.withdrawn).toEqual([`alarm:${id}`]);
    expect(await pageTimes(watch, hour - second)).toEqual([]);
    expect((await pageTimes(watch, second))[0]).toBe(start + hour);
    expect(only(watch)).toMatchObject({
      hold: undefined,
      formerHold: { kind: 'snooze', by: 'Sam', endedAt: start + hour, because: undefined },
    });
  });

  it('of low priority is paged once more at its end', async () => {
    const watch = await watchWith(low);
    expect(watch.notifier.shown).toHaveLength(1);
    watch.service.snooze(only(watch).id, start + hour, '');
    expect(await pageTimes(watch, hour - 5 * second)).toEqual([]);
    expect(await pageTimes(watch, hour)).toEqual([start + hour]);
  });

  it('that ends meanwhile is never paged', async () => {
    const watch = await watchWith(seenAlert('A'));
    watch.service.snooze(only(watch).id, start + hour, '');
    watch.tells();
    expect(await pageTimes(watch, 2 * hour)).toEqual([]);
  });

  it('takes the place of an acknowledgement, and the other way round only after a release', async () => {
    const watch = await watchWith(seenAlert('A'));
    const { id } = only(watch);
    watch.service.acknowledge(id, 'window');
    await watch.clock.advance(minute);
    expect(watch.service.snooze(id, start + 2 * hour, '').hold?.kind).toBe('snooze');
    expect(watch.service.acknowledge(id, 'notification').hold?.kind).toBe('snooze');
    watch.service.release(id);
    expect(watch.service.acknowledge(id, 'notification').hold?.kind).toBe('acknowledge');
  });

  it('fires anew when the same rule fires anew: that is another alarm', async () => {
    const watch = await watchWith(seenAlert('A'));
    watch.service.snooze(only(watch).id, start + 8 * hour, '');
    await watch.clock.advance(minute);
    watch.tells(seenAlert('A', { startedAt: start + minute }));
    expect(await pageTimes(watch, poll)).toHaveLength(1);
  });

  it.each([true, false])('is still snoozed after a restart (killed: %s)', async (killed) => {
    const watch = await watchWith(seenAlert('A'));
    watch.service.snooze(only(watch).id, start + 2 * hour, '');
    const next = await watch.restart({ killed, afterMs: hour });
    next.service.start();
    expect(await pageTimes(next, hour - second)).toEqual([]);
    expect(await pageTimes(next, second)).toEqual([start + 2 * hour]);
  });
});

describe('a hold for longer', () => {
  it('goes on without a gap, and pressed twice does one thing', async () => {
    const watch = await watchWith(seenAlert('A'));
    const { id } = only(watch);
    const first = watch.service.acknowledge(id, 'window').hold;
    await watch.clock.advance(29 * minute);
    const longer = watch.service.extend(id, first?.id ?? '', hour);
    expect(longer.hold).toMatchObject({ kind: 'acknowledge', untilAt: start + 90 * minute });
    expect(watch.service.extend(id, first?.id ?? '', hour)).toEqual(longer);
    expect(await pageTimes(watch, 61 * minute - second)).toEqual([]);
    expect(await pageTimes(watch, second)).toEqual([start + 90 * minute]);
  });

  it('is one act more in the hours of whoever took it', async () => {
    const watch = createWatch({
      practice: false,
      fetch: () =>
        Promise.resolve(
          Response.json([
            {
              fingerprint: 'abc',
              startsAt: new Date(start - minute).toISOString(),
              labels: { alertname: 'A', severity: 'critical' },
            },
          ]),
        ),
    });
    await watch.service.addSource({ name: 'Live', url: 'https://alerts.example.org' });
    watch.service.start();
    await watch.service.pollNow();
    const { id } = only(watch);
    const held = watch.service.acknowledge(id, 'window').hold;
    await watch.clock.advance(minute);
    watch.service.extend(id, held?.id ?? '', hour);
    await watch.clock.advance(minute);
    watch.service.release(id);
    expect(watch.service.holdsBetween(start, start + hour).map(({ at }) => at)).toEqual([
      start,
      start + minute,
      start + 2 * minute,
    ]);
  });

  it('is refused beyond a week', async () => {
    const watch = await watchWith(seenAlert('A'));
    const { id } = only(watch);
    const week = 7 * 24 * hour;
    const { hold } = watch.service.snooze(id, start + week - minute, '');
    expect(failureOf(() => watch.service.extend(id, hold?.id ?? '', 2 * minute))).toEqual({
      code: 'invalid-request',
      detail: { reason: 'it would last longer than 7 days' },
    });
    expect(only(watch).hold).toEqual(hold);
  });
});

describe('acknowledging several', () => {
  it('covers these and no others, in one transaction', async () => {
    const watch = await watchWith(seenAlert('A'), seenAlert('B'), seenAlert('C'));
    const [a = '', b = '', c = ''] = watch.service.list().map(({ id }) => id);
    watch.service.acknowledge(b, 'window');
    const before = watch.changes();
    const held = watch.service.acknowledgeMany([a, b, a]);
    expect(held).toEqual([a, b]);
    expect([a, b, c].map((id) => watch.service.byId(id)?.hold?.by)).toEqual(['Sam', 'Sam', undefined]);
    expect(watch.changes()).toBe(before + 1);
    watch.tells(...['A', 'B', 'C', 'D'].map((name) => seenAlert(name)));
    await watch.clock.advance(poll);
    expect(watch.service.counts()).toEqual({ unheldHigh: 2, held: 2 });
  });

  it('leaves out what is over or gone', async () => {
    const watch = await watchWith(seenAlert('A'), seenAlert('B'));
    const [a, b] = watch.service.list();
    watch.tells(seenAlert(a?.name ?? ''));
    await watch.clock.advance(2 * poll);
    const held = watch.service.acknowledgeMany([a?.id ?? '', b?.id ?? '', 'unknown']);
    expect(held).toEqual([a?.id]);
  });
});

function failureOf(task: () => unknown) {
  try {
    task();
  } catch (error) {
    return toFailure(error);
  }
  throw new Error('It was not refused');
}
