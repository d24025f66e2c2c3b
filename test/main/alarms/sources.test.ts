import { describe, expect, it } from 'vitest';
import { toFailure } from '../../../src/shared/errors';
import { createWatch, minute, poll, seenAlert, start } from './watch-under-test';

const quiet = () => Promise.resolve(Response.json([]));

describe('the sources', () => {
  it('are kept over a restart, with their addresses made whole', async () => {
    const watch = createWatch({ practice: false, fetch: quiet });
    const added = await watch.service.addSource({
      name: ' Live ',
      url: 'https://alertmanager.example.org/live/',
    });
    expect(added).toEqual([
      {
        id: expect.any(String),
        kind: 'alertmanager',
        name: 'Live',
        url: 'https://alertmanager.example.org/live',
        health: { state: 'waiting' },
        blindSinceAt: undefined,
        unreadable: 0,
        signIn: 'none',
        parts: [],
        isSettling: false,
        restartedAt: undefined,
      },
    ]);
    expect(watch.events).toEqual([{ name: 'sources.changed', value: added }]);
    const next = await watch.restart({ killed: true });
    expect(next.service.listSources()).toEqual(added);
  });

  it('are polled from the moment they are added', async () => {
    const asked: string[] = [];
    const watch = createWatch({
      practice: false,
      fetch(input) {
        asked.push(String(input));
        return quiet();
      },
    });
    watch.service.start();
    await watch.clock.advance(minute);
    await watch.service.addSource({ name: 'Live', url: 'http://live.test/prefix' });
    await watch.clock.advance(poll);
    const alerts = 'http://live.test/prefix/api/v2/alerts?active=true&silenced=true&inhibited=true';
    expect(asked).toEqual([alerts, 'http://live.test/prefix/api/v2/status', alerts]);
  });

  it.each([
    ['http://live.test/', 'it is watched already, as Live'],
    ['ftp://live.test', 'only http and https are read'],
  ])('do not take %s', async (url, reason) => {
    const watch = createWatch({ practice: false, fetch: quiet });
    const before = await watch.service.addSource({ name: 'Live', url: 'http://live.test' });
    const refused = watch.service.addSource({ name: 'Again', url });
    await expect(refused).rejects.toMatchObject({ code: 'source-address-invalid', detail: { reason } });
    expect(watch.service.listSources()).toEqual(before);
  });

  it('that are removed are polled and paged no more, and their alarms no longer listed', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    const [source] = watch.service.listSources();
    const [alarm] = watch.service.list();
    expect(watch.service.removeSource(source?.id ?? '')).toEqual([]);
    const reads = watch.reads();
    await watch.clock.advance(10 * minute);
    expect(watch.reads()).toBe(reads);
    expect(watch.notifier.shown).toHaveLength(1);
    expect(watch.notifier.withdrawn).toEqual([`alarm:${alarm?.id}`]);
    expect(watch.service.list()).toEqual([]);
    expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 0 });
    expect(watch.service.byId(alarm?.id ?? '')).toEqual(alarm);
    expect(watch.db.prepare('SELECT removed_at FROM source').pluck().get()).toBe(start);
  });

  it('that do not exist cannot be removed', () => {
    const watch = createWatch();
    expect(failureOf(() => watch.service.removeSource('unknown'))).toEqual({
      code: 'not-found',
      detail: { noun: 'alarm source' },
    });
  });

  it('of practice are there once while they are used', async () => {
    const watch = createWatch();
    watch.service.usePractice(true);
    expect(watch.service.listSources().map(({ kind, name, url }) => [kind, name, url])).toEqual([
      ['practice', 'Practice alarms', ''],
    ]);
    const next = await watch.restart({ killed: true });
    next.service.usePractice(true);
    expect(next.service.listSources()).toHaveLength(1);
    next.service.usePractice(false);
    next.service.usePractice(false);
    expect(next.service.listSources()).toEqual([]);
    next.tells(seenAlert('A'));
    next.service.start();
    next.service.usePractice(true);
    await next.clock.advance(0);
    expect(next.service.list().map(({ sourceName }) => sourceName)).toEqual(['Practice alarms']);
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
