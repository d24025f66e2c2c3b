import { expect, test } from 'vitest';
import type { SeenAlert } from '../../../../src/main/alarm-reader';
import { createWatch, hour, minute, poll, second, seenAlert, start, testPack } from '../watch-under-test';
import { createNoisyWatch, type NoisyWatch, packWith, titles, withNoise } from './noisy-watch';

const expectResolved = [
  {
    match: [{ name: ['NightlySync', 'Backup'] }, { label: 'severity', anyOf: ['critical'] }],
    withinMs: 10 * minute,
    why: 'heavy jobs at night',
  },
];
const pack = packWith({ expectResolved });
const sync = (startedAt = start) => seenAlert('NightlySync', { startedAt });

async function begun(...alerts: readonly SeenAlert[]): Promise<NoisyWatch> {
  const watch = createNoisyWatch();
  watch.setPack(pack);
  watch.tells(...alerts);
  watch.service.start();
  watch.noise.start();
  await watch.clock.advance(0);
  return watch;
}

test('what ends in time is listed and counted, and nobody is told of it', async () => {
  const watch = await begun(sync());
  expect(watch.service.list()).toMatchObject([
    {
      name: 'NightlySync',
      priority: 'high',
      quiet: { because: 'expected-end', untilAt: start + 10 * minute, why: 'heavy jobs at night' },
    },
  ]);
  expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 0 });
  await watch.clock.advance(9 * minute);
  watch.tells();
  await watch.clock.advance(20 * minute);
  expect(titles(watch)).toEqual([]);
  expect(watch.noise.ranking().rules).toMatchObject([{ name: 'NightlySync', firings: 1, pages: 0 }]);
});

test('what has not ended in time is an ordinary alarm, and paged at once', async () => {
  const watch = await begun(sync());
  await watch.clock.advance(10 * minute - 5 * second);
  expect(titles(watch)).toEqual([]);
  await watch.clock.advance(10 * second);
  expect(titles(watch)).toEqual(['NightlySync']);
  expect(watch.service.list()[0]?.quiet).toBeUndefined();
  expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
  expect(watch.woken()).toBe(1);
  await watch.clock.advance(5 * minute);
  expect(titles(watch)).toEqual(['NightlySync', 'NightlySync']);
});

test('its time is counted from when it began at its source, not from when it was seen here', async () => {
  const watch = await begun(sync(start - 8 * minute));
  await watch.clock.advance(minute);
  expect(titles(watch)).toEqual([]);
  await watch.clock.advance(minute + 10 * second);
  expect(titles(watch)).toEqual(['NightlySync']);
});

test('what has been firing for longer when it is first seen is paged at once', async () => {
  const watch = await begun(sync(start - hour));
  expect(titles(watch)).toEqual(['NightlySync']);
});

test('a start that lies ahead does not make its time longer', async () => {
  const watch = await begun(sync(start + hour));
  await watch.clock.advance(10 * minute + 5 * second);
  expect(titles(watch)).toEqual(['NightlySync']);
});

test.each([
  ['another name', seenAlert('Sync', { startedAt: start })],
  ['the name as a part of another', seenAlert('NightlySyncFailed', { startedAt: start })],
  [
    'one of two conditions',
    seenAlert('Backup', { startedAt: start, labels: { alertname: 'Backup', severity: 'page' } }),
  ],
])('with %s it is paged like any other', async (_, alert) => {
  const watch = await begun(alert);
  expect(titles(watch)).toHaveLength(1);
});

test('over a restart in between it is paged when its time is over, not before', async () => {
  const watch = await begun(sync());
  await watch.clock.advance(4 * minute);
  watch.noise.close();
  const next = withNoise(await watch.restart({ killed: true, afterMs: 90 * second }));
  next.setPack(pack);
  next.service.start();
  next.noise.start();
  await next.clock.advance(4 * minute);
  expect(titles(next)).toEqual([]);
  await next.clock.advance(31 * second + poll);
  expect(titles(next)).toEqual(['NightlySync']);
});

test('over a restart in which its time passed it is paged at once', async () => {
  const watch = await begun(sync());
  const next = await watch.restart({ killed: true, afterMs: 20 * minute });
  next.setPack(pack);
  next.service.start();
  await next.clock.advance(0);
  expect(next.notifier.shown.map(({ title }) => title)).toContain('NightlySync');
});

test('a rule that is taken out of the pack keeps nothing quiet from the next poll on', async () => {
  const watch = await begun(sync());
  await watch.clock.advance(minute);
  watch.setPack(testPack);
  await watch.clock.advance(poll);
  expect(titles(watch)).toEqual(['NightlySync']);
});

test('nobody is asked to declare an incident of it before its time is over', async () => {
  const watch = await begun(sync());
  watch.setPack(packWith({ expectResolved, nudgeAfterMs: 5 * minute }));
  await watch.clock.advance(9 * minute);
  expect(titles(watch)).toEqual([]);
});

test('its time goes on while its source is blind, and the blindness is told of', async () => {
  const watch = await begun(sync());
  watch.answers({
    kind: 'failed',
    failure: { code: 'source-unreachable', detail: { source: 'x', reason: 'y' } },
  });
  await watch.clock.advance(5 * minute);
  expect(titles(watch)).toEqual(['Watchkeeper is blind: Practice alarms']);
  await watch.clock.advance(5 * minute + 5 * second);
  expect(titles(watch)).toEqual(['Watchkeeper is blind: Practice alarms', 'NightlySync']);
});

test('a warning that repeats is told of as flapping, although each of it ends in time', async () => {
  const watch = await begun();
  for (let round = 0; round < 4; round += 1) {
    watch.tells(sync(watch.clock.now()));
    await watch.clock.advance(2 * minute);
    watch.tells();
    await watch.clock.advance(minute);
  }
  expect(titles(watch)).toEqual(['NightlySync is flapping']);
});

test('held or not, it is in nobody’s way, and what wakes is announced', async () => {
  const watch = createWatch();
  watch.setPack(pack);
  watch.tells(sync(), seenAlert('Other', { startedAt: start - minute }));
  watch.service.start();
  await watch.clock.advance(0);
  expect(watch.service.list().map(({ name }) => name)).toEqual(['Other', 'NightlySync']);
});
