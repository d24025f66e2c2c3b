import { describe, expect, it } from 'vitest';
import {
  createWatch,
  hour,
  minute,
  only,
  pageKeys,
  second,
  seenAlert,
  start,
  type WatchUnderTest,
} from '../watch-under-test';

async function watchWithPage(): Promise<{ readonly watch: WatchUnderTest; readonly key: string }> {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(2 * minute);
  return { watch, key: `alarm:${only(watch).id}` };
}

async function acknowledged() {
  const { watch, key } = await watchWithPage();
  watch.notifier.emit({ kind: 'action', key, actionId: 'acknowledge' });
  await watch.clock.advance(second);
  const [undoable] = watch.service.pages.read().undoable;
  if (undoable === undefined) throw new Error('Nothing can be undone');
  return { watch, key, undoable, confirmation: `acknowledged:${undoable.holdId}` };
}

const kept = (watch: WatchUnderTest) =>
  watch.db.prepare('SELECT next_page_at, page_interval, pages FROM alarm').get();
const holds = (watch: WatchUnderTest) => watch.db.prepare('SELECT count(*) FROM hold').pluck().get();

describe('an acknowledgement from a notification', () => {
  it('is confirmed quietly, with five seconds to undo it', async () => {
    const { watch, confirmation, undoable } = await acknowledged();
    expect(watch.notifier.shown.at(-1)).toEqual({
      key: confirmation,
      title: 'You have it',
      body: 'A',
      urgency: 'low',
      actions: [{ id: 'undo', label: 'Undo' }],
    });
    expect(undoable).toEqual({
      holdId: only(watch).hold?.id,
      alarmId: only(watch).id,
      name: 'A',
      untilAt: start + 2 * minute + 5 * second,
    });
    await watch.clock.advance(4 * second);
    expect(watch.service.pages.read().undoable).toEqual([]);
    expect(watch.notifier.withdrawn).toContain(confirmation);
    expect(only(watch).hold?.via).toBe('notification');
  });

  it('from the window is not confirmed by a notification', async () => {
    const { watch } = await watchWithPage();
    watch.service.acknowledge(only(watch).id, 'window');
    await watch.clock.advance(0);
    expect(watch.notifier.shown).toHaveLength(1);
    expect(watch.service.pages.read().undoable).toEqual([]);
  });

  it('pressed twice, and in the window as well, is one hold and one confirmation', async () => {
    const { watch, key } = await watchWithPage();
    const press = () => watch.notifier.emit({ kind: 'action', key, actionId: 'acknowledge' });
    press();
    watch.service.acknowledge(only(watch).id, 'window');
    press();
    await watch.clock.advance(second);
    expect(holds(watch)).toBe(1);
    expect(watch.service.pages.read().undoable).toHaveLength(1);
    expect(watch.notifier.shown.filter(({ title }) => title === 'You have it')).toHaveLength(1);
  });

  it('whose second press falls on Undo stays', async () => {
    const { watch, key } = await watchWithPage();
    watch.notifier.emit({ kind: 'action', key, actionId: 'acknowledge' });
    const holdId = only(watch).hold?.id;
    await watch.clock.advance(300);
    watch.notifier.emit({ kind: 'action', key: `acknowledged:${holdId}`, actionId: 'undo' });
    await watch.clock.advance(0);
    expect(only(watch).hold?.id).toBe(holdId);
    // The button that the press took away is there again.
    expect(watch.notifier.shown.filter(({ title }) => title === 'You have it')).toHaveLength(2);
  });
});

describe('undo', () => {
  it.each(['notification', 'window'])('in the %s leaves everything as it was', async (where) => {
    const { watch: untouched } = await watchWithPage();
    const { watch, key, undoable, confirmation } = await acknowledged();
    if (where === 'window') watch.service.pages.undo(undoable.holdId);
    else watch.notifier.emit({ kind: 'action', key: confirmation, actionId: 'undo' });
    await watch.clock.advance(0);

    expect(kept(watch)).toEqual(kept(untouched));
    expect(holds(watch)).toBe(0);
    expect(only(watch).hold).toBeUndefined();
    expect(watch.service.holdsBetween(0, start + hour)).toEqual([]);
    expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
    expect(watch.service.pages.read().undoable).toEqual([]);
    expect(watch.events.findLast(({ name }) => name === 'alarms.changed')?.value).toEqual(
      watch.service.list(),
    );
    // It stands on the screen again, without a sound.
    expect(watch.notifier.shown.at(-1)).toMatchObject({ key, title: 'A', sound: false });
    // The next page comes when it would have come.
    const before = pageKeys(watch).length;
    await watch.clock.advance(3 * minute - second - 1);
    expect(pageKeys(watch)).toHaveLength(before);
    await watch.clock.advance(1);
    expect(pageKeys(watch)).toHaveLength(before + 1);
  });

  it('pressed twice, also in two places, is done once', async () => {
    const { watch, undoable, confirmation } = await acknowledged();
    watch.service.pages.undo(undoable.holdId);
    watch.service.pages.undo(undoable.holdId);
    watch.notifier.emit({ kind: 'action', key: confirmation, actionId: 'undo' });
    await watch.clock.advance(0);
    expect(holds(watch)).toBe(0);
    expect(watch.notifier.shown.filter(({ sound }) => sound === false)).toHaveLength(1);
  });

  it('after its five seconds is refused, with what to do instead', async () => {
    const { watch, undoable } = await acknowledged();
    await watch.clock.advance(5 * second);
    expect(() => watch.service.pages.undo(undoable.holdId)).toThrow(
      expect.objectContaining({
        code: 'invalid-request',
        detail: { reason: 'the seconds in which it could be undone are over; release the alarm instead' },
      }),
    );
    expect(holds(watch)).toBe(1);
  });
});

describe('Declare on a high page', () => {
  it('opens the form of a declaration for this alarm, and holds nothing', async () => {
    const { watch, key } = await watchWithPage();
    watch.notifier.emit({ kind: 'action', key, actionId: 'declare' });
    expect(watch.events.at(-1)).toEqual({
      name: 'page.wanted',
      value: { page: 'declare', alarmId: only(watch).id },
    });
    expect(holds(watch)).toBe(0);
  });
});
