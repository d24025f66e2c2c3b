import { describe, expect, it } from 'vitest';
import type { ReadOutcome } from '../../../src/main/alarm-reader';
import { createWatch, minute, poll, seenAlert, testPack } from './watch-under-test';

describe('a poll', () => {
  it('that tells nothing new writes one row and announces no alarms', async () => {
    const watch = createWatch();
    watch.tells(...Array.from({ length: 10_000 }, (_, index) => seenAlert(`A${index}`)));
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.list()).toHaveLength(10_000);
    await watch.clock.advance(0);
    const writtenBefore = rowsWritten();
    const changesBefore = watch.changes();
    const eventsBefore = watch.events.length;
    await watch.service.pollNow();
    expect(rowsWritten() - writtenBefore).toBe(1);
    expect(watch.changes()).toBe(changesBefore);
    expect(watch.events.slice(eventsBefore).map(({ name }) => name)).toEqual(['sources.changed']);

    function rowsWritten(): number {
      return Number(watch.db.prepare('SELECT total_changes()').pluck().get());
    }
  });

  it('announces what it changed only once that is committed', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.events.filter(({ name }) => name === 'alarms.changed')).toEqual([
      { name: 'alarms.changed', value: watch.service.list() },
    ]);
  });

  it('waits until there is a team pack', async () => {
    const watch = createWatch();
    watch.setPack(undefined);
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.service.listSources().map(({ health }) => health)).toEqual([{ state: 'waiting' }]);
    expect(watch.notifier.shown).toEqual([]);
    watch.setPack(testPack);
    await watch.clock.advance(poll);
    expect(watch.service.list().map(({ name }) => name)).toEqual(['A']);
    expect(watch.notifier.shown.map(({ title }) => title)).toEqual(['A']);
  });

  it('of one source goes on while another hangs, fails or throws', async () => {
    const asked: string[] = [];
    const watch = createWatch({
      practice: false,
      fetch(input) {
        const { host, pathname } = new URL(String(input));
        if (pathname.endsWith('/alerts')) asked.push(host);
        if (host === 'hangs.test') return new Promise(() => undefined);
        if (host === 'fails.test') return Promise.reject(new TypeError('fetch failed'));
        if (host === 'throws.test') throw new Error('thrown');
        return Promise.resolve(Response.json([]));
      },
    });
    for (const name of ['hangs', 'fails', 'throws', 'good'])
      await watch.service.addSource({ name, url: `http://${name}.test` });
    watch.service.start();
    await watch.clock.advance(minute);
    const countOf = (host: string) => asked.filter((one) => one === host).length;
    expect(['hangs.test', 'fails.test', 'throws.test', 'good.test'].map(countOf)).toEqual([3, 3, 3, 5]);
    expect(watch.service.listSources().map(({ name, health }) => [name, health.state])).toEqual([
      ['hangs', 'failing'],
      ['fails', 'failing'],
      ['throws', 'failing'],
      ['good', 'fresh'],
    ]);
  });

  it('never overlaps another of the same source', async () => {
    const watch = createWatch();
    let answer: (outcome: ReadOutcome) => void = () => undefined;
    watch.answers(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    watch.service.start();
    const polling = watch.service.pollNow();
    await watch.clock.advance(minute);
    expect(watch.reads()).toBe(1);
    answer({ kind: 'read', alerts: [], unreadable: 0 });
    await polling;
    await watch.clock.advance(poll);
    expect(watch.reads()).toBe(2);
  });

  it('ends nothing when its source was removed meanwhile', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    let answer: (outcome: ReadOutcome) => void = () => undefined;
    watch.answers(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const polling = watch.service.pollNow();
    watch.service.usePractice(false);
    answer({ kind: 'read', alerts: [], unreadable: 0 });
    await polling;
    expect(watch.service.listSources()).toEqual([]);
    expect(watch.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
