import { expect, it, test } from 'vitest';
import type { SeenAlert } from '../../../../src/main/alarm-reader';
import { createWatch, hour, minute, only, poll, seenAlert, start } from '../watch-under-test';
import { pageTimes } from './alarm-pages';

const severity = (value: string) => ({ labels: { alertname: 'A', severity: value } });
const high = severity('critical');
const low = severity('warning');
const suppressed = { suppressed: true };

type Step = Partial<SeenAlert>;

it.each<[string, Step, Step, 'priority' | 'suppression' | undefined]>([
  ['nothing changes', high, high, undefined],
  ['a low one becomes high', low, high, 'priority'],
  ['a high one becomes low', high, low, undefined],
  ['a suppressed one is heard again', { ...high, ...suppressed }, high, 'suppression'],
  ['a suppressed low one is heard again as high', { ...low, ...suppressed }, high, 'priority'],
  [
    'a suppressed low one becomes high and stays suppressed',
    { ...low, ...suppressed },
    { ...high, ...suppressed },
    undefined,
  ],
  ['one is suppressed', high, { ...high, ...suppressed }, undefined],
  ['only its words change', high, { ...high, annotations: { summary: 'worse words' } }, undefined],
])('a hold when %s', async (_what, before, after, worseBy) => {
  const watch = createWatch();
  watch.tells(seenAlert('A', before));
  watch.service.start();
  await watch.clock.advance(0);
  watch.service.snooze(only(watch).id, start + 8 * hour, '');
  watch.tells(seenAlert('A', after));
  const pages = await pageTimes(watch, poll);
  expect(pages.length).toBe(worseBy === undefined ? 0 : 1);
  expect(only(watch).hold?.kind).toBe(worseBy === undefined ? 'snooze' : undefined);
  expect(only(watch).formerHold).toEqual(
    worseBy === undefined
      ? undefined
      : { kind: 'snooze', by: 'Sam', endedAt: start + poll, because: 'worse', worseBy },
  );
});

test('a hold covers what it was taken for, through a silence in between', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  watch.service.acknowledge(only(watch).id, 'window');
  for (const change of [suppressed, {}, low, {}]) {
    watch.tells(seenAlert('A', change));
    await watch.clock.advance(poll);
  }
  expect(only(watch).hold).toMatchObject({ fromAt: start, untilAt: start + 30 * minute });
});

test('a hold that was outgrown is in the handover with its end and why', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A', low));
  watch.service.start();
  await watch.clock.advance(0);
  watch.service.snooze(only(watch).id, start + hour, '');
  watch.tells(seenAlert('A', high));
  await watch.clock.advance(poll);
  expect(watch.service.during(start, start + hour).alarms).toMatchObject([
    { hold: { untilAt: start + poll }, formerHold: { because: 'worse', worseBy: 'priority' } },
  ]);
});

test('an alarm may be held again after it has outgrown a hold, as what it is now', async () => {
  const watch = createWatch();
  watch.tells(seenAlert('A', low));
  watch.service.start();
  await watch.clock.advance(0);
  watch.service.snooze(only(watch).id, start + 8 * hour, '');
  watch.tells(seenAlert('A', high));
  await watch.clock.advance(poll);
  watch.service.snooze(only(watch).id, start + 8 * hour, '');
  expect(await pageTimes(watch, hour)).toEqual([]);
});
