import { describe, expect, it } from 'vitest';
import {
  createWatch,
  hour,
  manyAlerts,
  minute,
  pageKeys,
  pageTimes,
  poll,
  second,
  seenAlert,
  start,
} from './watch-under-test';

const lowLabels = (name: string) => ({ labels: { alertname: name, severity: 'info' } });

describe('a storm', () => {
  it.each([
    [5, 5],
    [6, 1],
  ])('of %d alarms makes pages: %d', async (alarms, pages) => {
    const watch = createWatch();
    watch.tells(...manyAlerts(alarms));
    watch.service.start();
    await watch.clock.advance(0);
    expect(watch.notifier.shown).toHaveLength(pages);
  });

  it('of twenty is one page that repeats', async () => {
    const watch = createWatch();
    watch.tells(...manyAlerts(20));
    watch.service.start();
    const times = await pageTimes(watch, 10 * minute);
    expect(times).toEqual([start, start + 5 * minute, start + 10 * minute]);
    expect(watch.notifier.shown[0]).toEqual({
      key: 'alarm:storm',
      title: '20 alarms need you',
      body: expect.stringMatching(/^Storm\d+, Storm\d+, Storm\d+ and 17 more kinds$/),
      urgency: 'high',
      sound: true,
      actions: [{ id: 'open', label: 'Open' }],
    });
    expect(watch.notifier.shown[2]).toEqual(watch.notifier.shown[0]);
  });

  it('of alarms of one name says how many', async () => {
    const watch = createWatch();
    const pods = Array.from({ length: 12 }, (_, index) =>
      seenAlert('KubePodCrashLooping', { fingerprint: `pod-${index}` }),
    );
    watch.tells(...pods, seenAlert('IngressErrorRateHigh', { startedAt: start - 1 }));
    watch.service.start();
    await watch.clock.advance(0);
    expect(watch.notifier.shown.map(({ title, body }) => [title, body])).toEqual([
      ['13 alarms need you', 'KubePodCrashLooping × 12, IngressErrorRateHigh'],
    ]);
  });

  it('that is known at the start is one page too', async () => {
    const watch = createWatch();
    watch.setOnWatch(false);
    watch.tells(...manyAlerts(20));
    watch.service.start();
    await watch.clock.advance(minute);
    const next = await watch.restart({ killed: true, afterMs: second });
    next.tells(...manyAlerts(20));
    next.service.start();
    await next.clock.advance(minute);
    expect(next.notifier.shown.map(({ key }) => key)).toEqual(['alarm:storm']);
  });

  it.each(['at the start', 'later on'])('over several sources is one page: %s', async (when) => {
    let isStorm = when === 'at the start';
    const answerOf = (host: string) =>
      Array.from({ length: 3 }, (_, index) => ({
        fingerprint: `${host}-${index}`,
        startsAt: '2026-11-20T08:00:00Z',
        labels: { alertname: `At ${host}`, severity: 'critical' },
      }));
    const watch = createWatch({
      practice: false,
      async fetch(input) {
        const { host } = new URL(String(input));
        // One after the other, as the sources of a real network answer.
        for (const slower of ['b.test', 'c.test']) {
          if (host >= slower) await new Promise((resolve) => setImmediate(resolve));
        }
        return Response.json(isStorm ? answerOf(host) : []);
      },
    });
    for (const name of ['a', 'b', 'c']) await watch.service.addSource({ name, url: `http://${name}.test` });
    watch.service.start();
    await watch.clock.advance(minute);
    isStorm = true;
    await watch.service.pollNow();
    expect(watch.notifier.shown.map(({ title }) => title)).toEqual(['9 alarms need you']);
  });

  it('opens at its first alarm', async () => {
    const watch = createWatch();
    watch.tells(...manyAlerts(7), seenAlert('First', { startedAt: start - hour }));
    watch.service.start();
    await watch.clock.advance(0);
    const first = watch.service.list().find(({ name }) => name === 'First');
    const before = watch.events.length;
    watch.notifier.emit({ kind: 'opened', key: 'alarm:storm' });
    expect(watch.events.slice(before)).toEqual([{ name: 'alarm.opened', value: { alarmId: first?.id } }]);
  });

  it('of which few are left unheld becomes single pages, and its own is taken back', async () => {
    const watch = createWatch();
    watch.tells(...manyAlerts(8));
    watch.service.start();
    await watch.clock.advance(0);
    const all = watch.service.list();
    for (const { id } of all.slice(0, 6)) watch.service.acknowledge(id, 'window');
    expect(watch.notifier.withdrawn).toEqual([]);
    await watch.clock.advance(5 * minute);
    expect(
      watch.notifier.shown
        .slice(1)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(
      all
        .slice(6)
        .map(({ id }) => `alarm:${id}`)
        .sort(),
    );
    expect(watch.notifier.withdrawn).toEqual(['alarm:storm']);
  });

  it('all of which ended is taken back', async () => {
    const watch = createWatch();
    watch.tells(...manyAlerts(8));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(2 * poll);
    expect(watch.notifier.withdrawn).toEqual(['alarm:storm']);
  });

  it('takes the place of the single pages of its alarms', async () => {
    const watch = createWatch();
    watch.tells(...manyAlerts(3));
    watch.service.start();
    await watch.clock.advance(0);
    const singles = watch.service.list().map(({ id }) => `alarm:${id}`);
    watch.clock.jumpTo(start + hour);
    watch.tells(...manyAlerts(9));
    await watch.clock.advance(minute);
    expect(pageKeys(watch).slice(3)).toEqual(['alarm:storm']);
    expect([...watch.notifier.withdrawn].sort()).toEqual(singles.sort());
  });

  it('of low alarms is one quiet notification, apart from the high ones', async () => {
    const watch = createWatch();
    const low = Array.from({ length: 30 }, (_, index) => seenAlert(`Low${index}`, lowLabels(`Low${index}`)));
    watch.tells(...low, seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(hour);
    const shown = watch.notifier.shown.map(({ title, urgency }) => `${title} (${urgency})`);
    expect(shown.slice(0, 2)).toEqual(['A (high)', '30 low-priority alarms (low)']);
    expect(new Set(shown.slice(2))).toEqual(new Set(['A (high)']));
  });
});
