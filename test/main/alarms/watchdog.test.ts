import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/shared/nouns/pack';
import { createWatch, minute, poll, seenAlert, start, testPack, unreachable } from './watch-under-test';

const watchdog = seenAlert('Watchdog', { labels: { alertname: 'Watchdog', severity: 'none' } });

function packWith(more: Partial<Pack['alarms']>): Pack {
  return { ...testPack, alarms: { ...testPack.alarms, ...more } };
}

async function watchWith(more: Partial<Pack['alarms']> = { watchdog: ['Watchdog'] }) {
  const watch = createWatch();
  watch.setPack(packWith(more));
  watch.tells(watchdog, seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  return watch;
}

const listed = (watch: Awaited<ReturnType<typeof watchWith>>) =>
  watch.service
    .list()
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ name }) => name)
    .sort();
const missing = 'Watchdog is not firing at Practice alarms';

describe('an alert that always fires', () => {
  it('is never listed itself, whether or not the pack ignores it', async () => {
    const watch = await watchWith({ watchdog: ['Watchdog'], ignore: [] });
    expect(listed(watch)).toEqual(['A']);
  });

  it('is missed after two polls without it, by a high alarm that began with the first', async () => {
    const watch = await watchWith();
    watch.tells(seenAlert('A'));
    await watch.clock.advance(poll);
    expect(listed(watch)).toEqual(['A']);
    await watch.clock.advance(poll);
    expect(listed(watch)).toEqual(['A', missing]);
    expect(watch.service.list().find(({ name }) => name === missing)).toMatchObject({
      priority: 'high',
      priorityBy: 'the team pack says that Watchdog always fires',
      startedAt: start + poll,
      summary: expect.stringContaining('to prove that alarms arrive'),
    });
    expect(watch.notifier.shown.map(({ title }) => title)).toContain(missing);
    // It stays one alarm for as long as that lasts, over a restart as well.
    const next = await watch.restart({ killed: true });
    next.setPack(packWith({ watchdog: ['Watchdog'] }));
    next.service.start();
    await next.clock.advance(10 * minute);
    expect(listed(next)).toEqual(['A', missing]);
  });

  it('takes the alarm back when it fires again, at once', async () => {
    const watch = await watchWith();
    watch.tells(seenAlert('A'));
    await watch.clock.advance(2 * poll);
    watch.tells(watchdog, seenAlert('A'));
    await watch.clock.advance(poll);
    expect(listed(watch)).toEqual(['A']);
    expect(watch.service.list().find(({ name }) => name === missing)?.endedAt).toBe(start + 3 * poll);
    watch.tells(seenAlert('A'));
    await watch.clock.advance(2 * poll);
    expect(listed(watch)).toEqual(['A', missing]);
  });

  it('is not missed where it was never seen, unless the pack says that it must fire there', async () => {
    const watch = createWatch();
    watch.setPack(packWith({ watchdog: ['Watchdog'] }));
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(listed(watch)).toEqual(['A']);
    watch.setPack(packWith({ sources: [{ source: 'practice ALARMS', watchdog: ['Watchdog'] }] }));
    await watch.clock.advance(2 * poll);
    expect(listed(watch)).toEqual(['A', missing]);
    watch.setPack(testPack);
    await watch.clock.advance(poll);
    expect(listed(watch)).toEqual(['A']);
  });

  it.each([
    [{ kind: 'failed', failure: unreachable }],
    [{ kind: 'read', alerts: [], unreadable: 0, isWhole: false }],
    [{ kind: 'read', alerts: [], unreadable: 1 }],
  ] as const)('is not missed where nothing can be said: case %#', async (outcome) => {
    const watch = await watchWith();
    watch.answers(outcome);
    await watch.clock.advance(30 * minute);
    expect(listed(watch)).toEqual(['A']);
  });
});
