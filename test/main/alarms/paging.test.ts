import { describe, expect, it } from 'vitest';
import {
  createWatch,
  hour,
  isPage,
  minute,
  only,
  pageKeys,
  pageTimes,
  poll,
  second,
  seenAlert,
  start,
  unreachable,
} from './watch-under-test';

const lowLabels = (name: string) => ({ labels: { alertname: name, severity: 'info' } });

describe('a high alarm', () => {
  it('is paged as soon as it is seen', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells(seenAlert('IngressErrorRateHigh', { annotations: { summary: 'Errors above 5 %' } }));
    await watch.clock.advance(poll);
    expect(watch.notifier.shown).toEqual([
      {
        key: `alarm:${only(watch).id}`,
        title: 'IngressErrorRateHigh',
        body: 'Errors above 5 %\nPractice alarms',
        urgency: 'high',
        sound: true,
        actions: [
          { id: 'acknowledge', label: 'Acknowledge' },
          { id: 'open', label: 'Open' },
          { id: 'declare', label: 'Declare' },
        ],
      },
    ]);
  });

  it('is shown as short plain lines, whatever its text holds', async () => {
    const watch = createWatch();
    watch.tells(
      seenAlert('A', {
        labels: { alertname: `--urgent\n\u0007${'x'.repeat(500)}`, severity: 'page' },
        annotations: { summary: `<b>bold</b>\r\n\r\n${'y'.repeat(5_000)}` },
      }),
    );
    watch.service.start();
    await watch.clock.advance(0);
    const [page] = watch.notifier.shown;
    expect(page?.title).toBe(`--urgent ${'x'.repeat(110)}…`);
    expect(page?.body).toBe(`<b>bold</b> ${'y'.repeat(287)}…\nPractice alarms`);
  });

  it('repeats at the pack’s interval for a whole shift of eight hours', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    const times = await pageTimes(watch, 8 * hour);
    const expected = Array.from({ length: 97 }, (_, index) => start + index * 5 * minute);
    expect(times).toEqual(expected);
    expect(new Set(watch.notifier.shown.map(({ key }) => key))).toEqual(new Set([`alarm:${only(watch).id}`]));
    expect(watch.db.prepare('SELECT pages FROM alarm').pluck().get()).toBe(97);
  });

  it('repeats on through a shift with restarts and a sleep, without a burst and without a gap', async () => {
    let watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    const times: number[] = [];
    for (const ending of ['killed', 'quit', 'asleep', 'killed', 'quit', 'killed', 'quit', 'killed']) {
      times.push(...(await pageTimes(watch, 57 * minute, isPage)));
      if (ending === 'asleep') {
        watch.clock.jumpTo(watch.clock.now() + 3 * minute - 5 * second);
        continue;
      }
      watch = await watch.restart({ killed: ending === 'killed', afterMs: 3 * minute - 5 * second });
      watch.service.start();
    }
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBe(5 * minute);
    // Away for three minutes at most, so no page comes later than that, a tick and a poll.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8 * minute);
    expect(times.length).toBeGreaterThanOrEqual(88);
  });

  it('is paged once after a night of sleep, not once for each repeat that was missed', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.notifier.shown).toHaveLength(1);
    watch.clock.jumpTo(start + 8 * hour);
    await watch.clock.advance(minute);
    expect(pageKeys(watch)).toHaveLength(2);
    await watch.clock.advance(5 * minute);
    expect(pageKeys(watch)).toHaveLength(3);
  });

  it('that ended while nobody watched is not paged from memory', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    const next = await watch.restart({ killed: true, afterMs: 3 * 24 * hour });
    next.service.start();
    await next.clock.advance(minute);
    expect(pageKeys(next)).toEqual([]);
    expect(only(next).endedAt).toBe(start + 3 * 24 * hour);
  });

  it('is not paged before the watch is started', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'), seenAlert('B'));
    watch.service.start();
    await watch.clock.advance(0);
    const next = await watch.restart({ killed: true, afterMs: hour });
    next.service.acknowledge(next.service.list()[0]?.id ?? '', 'window');
    expect(next.notifier.shown).toEqual([]);
  });

  it('goes on being paged while its source cannot be read', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers({ kind: 'failed', failure: unreachable });
    await watch.clock.advance(5 * minute);
    expect(watch.notifier.shown.filter(({ key }) => key.startsWith('alarm:'))).toHaveLength(2);
  });

  it('stops when it ends, and its notification is taken back', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toHaveLength(1);
    expect(watch.notifier.withdrawn).toEqual([`alarm:${only(watch).id}`]);
  });

  it('stops while it is silenced at its source, and is paged at once when it no longer is', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells(seenAlert('A', { suppressed: true }));
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toHaveLength(1);
    expect(watch.notifier.withdrawn).toEqual([`alarm:${only(watch).id}`]);
    watch.tells(seenAlert('A'));
    await watch.clock.advance(poll);
    expect(watch.notifier.shown).toHaveLength(2);
  });

  it('is paged again when it comes back after it had ended', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(2 * poll);
    watch.tells(seenAlert('A'));
    await watch.clock.advance(poll);
    expect(watch.notifier.shown).toHaveLength(2);
  });

  it('goes on being paged when the clock is set back', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    watch.clock.jumpTo(start - 6 * hour);
    await watch.clock.advance(19 * minute);
    expect(watch.notifier.shown).toHaveLength(5);
  });

  it('is opened from its notification by the button or the body, and nothing happens when that is closed', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    const { id } = only(watch);
    const before = watch.events.length;
    watch.notifier.emit({ kind: 'closed', key: `alarm:${id}` });
    watch.notifier.emit({ kind: 'action', key: `alarm:${id}`, actionId: 'open' });
    watch.notifier.emit({ kind: 'opened', key: `alarm:${id}` });
    const opened = { name: 'alarm.opened', value: { alarmId: id } };
    expect(watch.events.slice(before)).toEqual([opened, opened]);
  });
});

describe('a low alarm', () => {
  it('is shown once, quietly', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('DiskFilling', lowLabels('DiskFilling')));
    watch.service.start();
    await watch.clock.advance(8 * hour);
    expect(watch.notifier.shown.map(({ title, urgency }) => [title, urgency])).toEqual([
      ['DiskFilling', 'low'],
    ]);
  });

  it('is not shown again after a restart', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('DiskFilling', lowLabels('DiskFilling')));
    watch.service.start();
    await watch.clock.advance(minute);
    const next = await watch.restart({ killed: true, afterMs: hour });
    next.service.start();
    await next.clock.advance(hour);
    expect(pageKeys(next)).toEqual([]);
  });

  it('that could not be shown is tried again', async () => {
    const watch = createWatch();
    watch.notifier.answerWith({ kind: 'failed', reason: 'no' });
    watch.tells(seenAlert('DiskFilling', lowLabels('DiskFilling')));
    watch.service.start();
    await watch.clock.advance(minute);
    watch.notifier.answerWith({ kind: 'shown' });
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toHaveLength(2);
  });
});

describe('off watch', () => {
  it('nothing is shown, but everything is recorded', async () => {
    const watch = createWatch();
    watch.setOnWatch(false);
    watch.tells(seenAlert('A'), seenAlert('B', lowLabels('B')));
    watch.service.start();
    await watch.clock.advance(hour);
    watch.answers({ kind: 'failed', failure: unreachable });
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toEqual([]);
    expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
    expect(watch.service.blindSinceAt()).toBe(start + hour);
  });

  it('ends when the watch begins: what fires is paged, and when it ends what is shown is taken back', async () => {
    const watch = createWatch();
    watch.setOnWatch(false);
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(hour);
    watch.setOnWatch(true);
    await watch.clock.advance(5 * second);
    expect(watch.notifier.shown).toHaveLength(1);
    watch.setOnWatch(false);
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toHaveLength(1);
    expect(watch.notifier.withdrawn).toEqual([`alarm:${only(watch).id}`]);
  });
});
