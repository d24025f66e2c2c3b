import { expect, test } from 'vitest';
import type { SeenAlert } from '../../../../src/main/alarm-reader';
import { createWatch, minute, poll, second, seenAlert, start } from '../watch-under-test';
import { createNoisyWatch, type NoisyWatch, packWith, titles, withNoise } from './noisy-watch';

const rule = { changes: 4, withinMs: 30 * minute, stableAfterMs: 15 * minute };

/** The alert as it fires since now. */
const firing = (watch: NoisyWatch, name = 'Door', changes: Partial<SeenAlert> = {}) =>
  seenAlert(name, { startedAt: watch.clock.now(), ...changes });

async function begun(flap = rule): Promise<NoisyWatch> {
  const watch = createNoisyWatch();
  watch.setPack(packWith({ flap }));
  watch.service.start();
  watch.noise.start();
  await watch.clock.advance(0);
  return watch;
}

/** It fires for a minute and ends, as two polls find; each time is two changes. */
async function blip(watch: NoisyWatch, ...alerts: readonly SeenAlert[]): Promise<void> {
  watch.tells(...(alerts.length === 0 ? [firing(watch)] : alerts));
  await watch.clock.advance(minute);
  watch.tells();
  await watch.clock.advance(minute);
}

const shownSince = (watch: NoisyWatch, from: number) => titles(watch).slice(from);

test('what fires and ends again and again is told of once, and then its firings are not', async () => {
  const watch = await begun();
  await blip(watch);
  await blip(watch);
  expect(titles(watch)).toEqual(['Door', 'Door']);
  const from = watch.notifier.shown.length;
  for (let round = 0; round < 5; round += 1) await blip(watch);
  expect(shownSince(watch, from)).toEqual(['Door is flapping']);
  expect(watch.notifier.shown.at(-1)).toMatchObject({
    body: '5 changes in 4 min; quiet until it is stable for 15 min.\nPractice alarms',
    urgency: 'high',
    sound: true,
    actions: [{ id: 'open', label: 'Open' }],
  });
});

test('it is told of only when it fires again, not when it ends for the fourth time', async () => {
  const watch = await begun();
  await blip(watch);
  await blip(watch);
  await watch.clock.advance(minute);
  expect(titles(watch)).toEqual(['Door', 'Door']);
});

test('its row says how it flaps, and that nobody is told of it until when', async () => {
  const watch = await begun();
  await blip(watch);
  await blip(watch);
  const firedAt = watch.clock.now();
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  const [alarm] = watch.service.list();
  expect(alarm).toMatchObject({
    endedAt: undefined,
    firings: 3,
    quiet: { because: 'flapping', untilAt: alarm === undefined ? 0 : alarm.firstSeenAt + 15 * minute },
    flapping: { changes: 5, sinceAt: start + poll, lastChangeAt: alarm?.firstSeenAt },
  });
  expect(alarm?.firstSeenAt).toBeGreaterThanOrEqual(firedAt);
  expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 0 });
});

test('a real outage pages again: what stays firing for longer than the time in which it would be stable', async () => {
  const watch = await begun();
  await blip(watch);
  await blip(watch);
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  const from = watch.notifier.shown.length;
  await watch.clock.advance(15 * minute - poll);
  expect(shownSince(watch, from)).toEqual([]);
  await watch.clock.advance(poll);
  expect(shownSince(watch, from)).toEqual(['Door']);
  expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
  expect(watch.service.list()[0]?.quiet).toBeUndefined();
  expect(watch.woken()).toBe(1);
  await watch.clock.advance(6 * minute);
  expect(shownSince(watch, from)).toEqual(['Door', 'Door']);
});

test('when it was stable for long enough, it is an ordinary alarm again', async () => {
  const watch = await begun();
  for (let round = 0; round < 4; round += 1) await blip(watch);
  await watch.clock.advance(16 * minute);
  const from = watch.notifier.shown.length;
  const withdrawn = watch.notifier.withdrawn.filter((key) => key.startsWith('flap:'));
  expect(withdrawn).toHaveLength(1);
  // Its changes of before are still within thirty minutes, and do not count again.
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  expect(shownSince(watch, from)).toEqual(['Door']);
});

test('what changes more slowly than the rule is no flapping', async () => {
  const watch = await begun({ ...rule, withinMs: 5 * minute });
  for (let round = 0; round < 6; round += 1) {
    await blip(watch);
    await watch.clock.advance(2 * minute);
  }
  expect(titles(watch)).toEqual(Array.from({ length: 6 }, () => 'Door'));
});

test('without a rule in the pack six changes within half an hour are flapping', async () => {
  const watch = createNoisyWatch();
  watch.service.start();
  watch.noise.start();
  await watch.clock.advance(0);
  for (let round = 0; round < 5; round += 1) await blip(watch);
  expect(titles(watch)).toEqual(['Door', 'Door', 'Door', 'Door is flapping']);
});

test('ten of one name that fire at once are an outage, and no flapping', async () => {
  const watch = await begun();
  const pods = () =>
    Array.from({ length: 10 }, (_, pod) =>
      firing(watch, `Pod${pod}`, { labels: { alertname: 'PodDown', severity: 'critical' } }),
    );
  watch.tells(...pods());
  await watch.clock.advance(5 * minute);
  expect(titles(watch)[0]).toBe('10 alarms need you');
  expect(watch.service.list().map(({ quiet }) => quiet)).toEqual(Array.from({ length: 10 }));
});

test('a name of which one alarm after another fires and ends is flapping, and the next one is not told of', async () => {
  const watch = await begun();
  const pod = (number: number) =>
    firing(watch, `Pod${number}`, { labels: { alertname: 'PodDown', severity: 'critical' } });
  await blip(watch, pod(1));
  await blip(watch, pod(2));
  const from = watch.notifier.shown.length;
  await blip(watch, pod(3));
  await blip(watch, pod(4));
  expect(shownSince(watch, from)).toEqual(['PodDown is flapping']);
  expect(watch.notifier.shown.at(-1)?.body).toContain('5 changes in 4 min, of several alarms;');
});

test('another name at the same source is told of as ever', async () => {
  const watch = await begun();
  for (let round = 0; round < 3; round += 1) await blip(watch);
  const from = watch.notifier.shown.length;
  watch.tells(firing(watch, 'Window'));
  await watch.clock.advance(poll);
  expect(shownSince(watch, from)).toEqual(['Window']);
});

test('an alarm of a name is told of while another of that name flaps by itself', async () => {
  const watch = await begun();
  const named = (pod: string) =>
    firing(watch, pod, { labels: { alertname: 'PodDown', severity: 'critical' } });
  for (let round = 0; round < 3; round += 1) await blip(watch, named('PodA'));
  expect(titles(watch)).toEqual(['PodDown', 'PodDown', 'PodDown is flapping']);
  watch.tells(named('PodB'));
  await watch.clock.advance(poll);
  expect(titles(watch).at(-1)).toBe('PodDown');
});

test('a source that gives it another start at each poll keeps no outage quiet for longer', async () => {
  const watch = await begun();
  await blip(watch);
  await blip(watch);
  const from = watch.clock.now();
  let pagedAt: number | undefined;
  const shown = watch.notifier.shown.length;
  while (watch.clock.now() < from + 20 * minute) {
    watch.tells(firing(watch));
    await watch.clock.advance(poll);
    if (shownSince(watch, shown).includes('Door')) pagedAt ??= watch.clock.now();
  }
  expect(pagedAt).toBeDefined();
  expect((pagedAt ?? 0) - from).toBeLessThanOrEqual(16 * minute);
  expect((pagedAt ?? 0) - from).toBeGreaterThan(14 * minute);
});

test('where the notice cannot be shown, nothing is kept quiet', async () => {
  const watch = await begun();
  await blip(watch);
  await blip(watch);
  watch.notifier.answerWith({ kind: 'failed', reason: 'no desktop' });
  const from = watch.notifier.shown.length;
  watch.tells(firing(watch));
  await watch.clock.advance(poll + 10 * second);
  expect(shownSince(watch, from)).toEqual(['Door is flapping', 'Door']);
  expect(watch.service.list()[0]?.quiet).toBeUndefined();
  await blip(watch);
  await blip(watch);
  expect(shownSince(watch, from).filter((title) => title === 'Door is flapping')).toHaveLength(1);
  expect(shownSince(watch, from).filter((title) => title === 'Door').length).toBeGreaterThan(2);
});

test('off watch nothing is told; who comes on watch while it fires is told of the flapping', async () => {
  let isOnWatch = false;
  const watch = withNoise(createWatch(), () => isOnWatch);
  watch.setPack(packWith({ flap: rule }));
  watch.setOnWatch(false);
  watch.service.start();
  watch.noise.start();
  await watch.clock.advance(0);
  for (let round = 0; round < 3; round += 1) await blip(watch);
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  expect(titles(watch)).toEqual([]);
  isOnWatch = true;
  watch.setOnWatch(true);
  await watch.clock.advance(poll);
  expect(titles(watch)).toEqual(['Door is flapping']);
});

test('after a restart it is as quiet as before, and not told of again', async () => {
  const watch = await begun();
  for (let round = 0; round < 3; round += 1) await blip(watch);
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  watch.noise.close();
  const next = withNoise(await watch.restart({ killed: true, afterMs: 5 * second }));
  next.setPack(packWith({ flap: rule }));
  next.service.start();
  next.noise.start();
  await next.clock.advance(10 * minute);
  expect(titles(next)).toEqual([]);
  await next.clock.advance(6 * minute);
  expect(titles(next)).toEqual(['Door']);
});

test('a press on the notice opens the alarm', async () => {
  const watch = await begun();
  for (let round = 0; round < 2; round += 1) await blip(watch);
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  const notice = watch.notifier.shown.at(-1);
  watch.notifier.emit({ kind: 'action', key: notice?.key ?? '', actionId: 'open' });
  expect(watch.events.at(-1)).toEqual({
    name: 'alarm.opened',
    value: { alarmId: watch.service.list()[0]?.id },
  });
});

test('what is acknowledged or silenced at its source is not told of as flapping', async () => {
  const watch = await begun();
  for (let round = 0; round < 4; round += 1) await blip(watch, firing(watch, 'Door', { suppressed: true }));
  expect(titles(watch)).toEqual([]);
});

test('many that flap at once are one notice', async () => {
  const watch = await begun();
  const doors = () => Array.from({ length: 5 }, (_, door) => firing(watch, `Door${door}`));
  for (let round = 0; round < 2; round += 1) await blip(watch, ...doors());
  const from = watch.notifier.shown.length;
  await blip(watch, ...doors());
  expect(shownSince(watch, from)).toEqual(['5 alarms are flapping']);
  expect(watch.notifier.shown.at(-1)?.body).toBe(
    'Each is quiet until it is stable.\nDoor0, Door1, Door2 and 2 more kinds',
  );
});

test('a clock that was set back keeps nothing quiet', async () => {
  const watch = await begun();
  for (let round = 0; round < 2; round += 1) await blip(watch);
  watch.tells(firing(watch, 'Door', { startedAt: watch.clock.now() }));
  await watch.clock.advance(poll);
  expect(watch.service.counts().unheldHigh).toBe(0);
  watch.clock.jumpTo(watch.clock.now() - 60 * minute);
  expect(watch.service.counts().unheldHigh).toBe(1);
});

test('blindness is told of while all that is known is kept quiet', async () => {
  const watch = await begun();
  for (let round = 0; round < 2; round += 1) await blip(watch);
  watch.tells(firing(watch));
  await watch.clock.advance(poll);
  const from = watch.notifier.shown.length;
  watch.answers({
    kind: 'failed',
    failure: { code: 'source-unreachable', detail: { source: 'x', reason: 'y' } },
  });
  await watch.clock.advance(3 * minute);
  expect(shownSince(watch, from)).toEqual(['Watchkeeper is blind: Practice alarms']);
  await watch.clock.advance(14 * minute);
  expect(shownSince(watch, from)).toEqual(['Watchkeeper is blind: Practice alarms', 'Door']);
});
