import { describe, expect, it } from 'vitest';
import { toFailure } from '../../../src/shared/errors';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import {
  createWatch,
  minute,
  pageKeys,
  poll,
  second,
  seenAlert,
  start,
  testPack,
  type WatchUnderTest,
} from './watch-under-test';

async function watchWithAlarm(): Promise<{ readonly watch: WatchUnderTest; readonly alarm: Alarm }> {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  const [alarm] = watch.service.list();
  if (alarm === undefined) throw new Error('The alarm was not recorded');
  return { watch, alarm };
}

const firstHold = {
  id: expect.any(String),
  by: 'Sam',
  fromAt: start,
  untilAt: start + 30 * minute,
  kind: 'acknowledge',
  via: 'window',
  why: '',
};

describe('acknowledging an alarm', () => {
  it('holds it in my name for the time the pack gives', async () => {
    const { watch, alarm } = await watchWithAlarm();
    const held = watch.service.acknowledge(alarm.id, 'window');
    expect(held).toEqual({ ...alarm, hold: firstHold });
    expect(watch.service.byId(alarm.id)).toEqual(held);
    expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 1 });
  });

  it('twice does one thing', async () => {
    const { watch, alarm } = await watchWithAlarm();
    const held = watch.service.acknowledge(alarm.id, 'window');
    const changes = watch.changes();
    await watch.clock.advance(minute);
    expect(watch.service.acknowledge(alarm.id, 'notification')).toEqual(held);
    expect(watch.db.prepare('SELECT count(*) FROM hold').pluck().get()).toBe(1);
    expect(watch.changes()).toBe(changes);
  });

  it('is announced and takes the notification back', async () => {
    const { watch, alarm } = await watchWithAlarm();
    const before = watch.changes();
    watch.service.acknowledge(alarm.id, 'window');
    expect(watch.events.at(-1)).toEqual({ name: 'alarms.changed', value: watch.service.list() });
    expect(watch.changes()).toBe(before + 1);
    expect(watch.notifier.withdrawn).toEqual([`alarm:${alarm.id}`]);
  });

  it('from the notification is recorded as such', async () => {
    const { watch, alarm } = await watchWithAlarm();
    watch.notifier.emit({ kind: 'action', key: `alarm:${alarm.id}`, actionId: 'acknowledge' });
    expect(watch.service.byId(alarm.id)?.hold).toEqual({ ...firstHold, via: 'notification' });
  });

  it('from a notification of an alarm that is unknown changes nothing and is logged', async () => {
    const { watch } = await watchWithAlarm();
    watch.notifier.emit({ kind: 'action', key: 'alarm:unknown', actionId: 'acknowledge' });
    expect(watch.logged.map(({ event }) => event)).toContain('page.answer.failed');
    expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
  });

  it('of an alarm that has ended leaves it as it is', async () => {
    const { watch, alarm } = await watchWithAlarm();
    watch.tells();
    await watch.clock.advance(2 * poll);
    const ended = watch.service.byId(alarm.id);
    expect(watch.service.acknowledge(alarm.id, 'window')).toEqual(ended);
    expect(ended).toEqual({ ...alarm, endedAt: start + poll, unseen: true });
  });

  it('of an alarm that does not exist is refused', async () => {
    const { watch } = await watchWithAlarm();
    for (const task of [
      () => watch.service.acknowledge('unknown', 'window'),
      () => watch.service.release('unknown'),
    ]) {
      expect(failureOf(task)).toEqual({ code: 'not-found', detail: { noun: 'alarm' } });
    }
  });
});

describe('a held alarm', () => {
  it('is not paged until its hold ends, and then at once', async () => {
    const { watch, alarm } = await watchWithAlarm();
    watch.service.acknowledge(alarm.id, 'window');
    await watch.clock.advance(30 * minute - 1);
    expect(watch.notifier.shown).toHaveLength(1);
    const before = watch.events.length;
    await watch.clock.advance(1);
    expect(watch.notifier.shown).toHaveLength(2);
    expect(watch.service.byId(alarm.id)?.hold).toBeUndefined();
    expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
    expect(watch.events.slice(before).map(({ name }) => name)).toContain('alarms.changed');
  });

  it('is paged when its hold ends, also where a hold is shorter than the repeat', async () => {
    const watch = createWatch();
    watch.setPack({ ...testPack, alarms: { ...testPack.alarms, acknowledgeForMs: minute } });
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.service.acknowledge(watch.service.list()[0]?.id ?? '', 'window');
    await watch.clock.advance(minute);
    expect(watch.notifier.shown).toHaveLength(2);
  });

  it('that is released is paged again at once', async () => {
    const { watch, alarm } = await watchWithAlarm();
    watch.service.acknowledge(alarm.id, 'window');
    await watch.clock.advance(10 * second);
    expect(watch.service.release(alarm.id)).toEqual({
      ...alarm,
      hold: undefined,
      formerHold: {
        kind: 'acknowledge',
        by: 'Sam',
        endedAt: watch.clock.now(),
        because: 'released',
        worseBy: undefined,
      },
    });
    expect(watch.notifier.shown).toHaveLength(2);
  });

  it('that is released twice is released once', async () => {
    const { watch, alarm } = await watchWithAlarm();
    watch.service.acknowledge(alarm.id, 'window');
    const released = watch.service.release(alarm.id);
    const changes = watch.changes();
    expect(watch.service.release(alarm.id)).toEqual(released);
    expect(watch.changes()).toBe(changes);
  });

  it('can be held anew after a release', async () => {
    const { watch, alarm } = await watchWithAlarm();
    const first = watch.service.acknowledge(alarm.id, 'window');
    watch.service.release(alarm.id);
    await watch.clock.advance(minute);
    const second = watch.service.acknowledge(alarm.id, 'tray');
    expect(second.hold).toEqual({
      id: expect.any(String),
      by: 'Sam',
      fromAt: start + minute,
      untilAt: start + 31 * minute,
      kind: 'acknowledge',
      via: 'tray',
      why: '',
    });
    expect(second.hold?.id).not.toBe(first.hold?.id);
  });

  it.each([true, false])(
    'is still held after a restart (killed: %s), and until the same time',
    async (killed) => {
      const { watch, alarm } = await watchWithAlarm();
      const held = watch.service.acknowledge(alarm.id, 'window');
      const next = await watch.restart({ killed, afterMs: 10 * minute });
      next.service.start();
      await next.clock.advance(0);
      expect(next.service.list()).toEqual([held]);
      expect(pageKeys(next)).toEqual([]);
      await next.clock.advance(20 * minute - 1);
      expect(pageKeys(next)).toEqual([]);
      await next.clock.advance(1);
      expect(pageKeys(next)).toHaveLength(1);
    },
  );
});

function failureOf(task: () => unknown) {
  try {
    task();
  } catch (error) {
    return toFailure(error);
  }
  throw new Error('It was not refused');
}
