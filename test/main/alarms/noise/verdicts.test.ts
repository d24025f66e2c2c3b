import { expect, test } from 'vitest';
import { WatchkeeperError } from '../../../../src/shared/errors';
import { minute, only, poll, seenAlert, start } from '../watch-under-test';
import { createNoisyWatch } from './noisy-watch';

async function ringing() {
  const watch = createNoisyWatch();
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  return { ...watch, id: only(watch).id };
}

function refusalOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    return error instanceof WatchkeeperError ? error.code : error;
  }
  return undefined;
}

test('an alarm is judged when somebody has it, or when it has ended', async () => {
  const watch = await ringing();
  const { noise, service, clock, id } = watch;
  expect(refusalOf(() => noise.judge(id, 'useful', ''))).toBe('invalid-request');
  expect(refusalOf(() => noise.judge('nobody', 'useful', ''))).toBe('not-found');
  service.acknowledge(id, 'window');
  expect(noise.judge(id, 'poor-detail', 'which pod?').judgement).toEqual({
    verdict: 'poor-detail',
    by: 'Sam',
    at: start,
    note: 'which pod?',
  });
  service.release(id);
  watch.tells();
  await clock.advance(2 * poll);
  expect(noise.judge(id, 'false-positive', '').judgement?.verdict).toBe('false-positive');
  expect(watch.woken()).toBe(2);
});

test('another verdict takes the place of the one before, and all stay on record', async () => {
  const { noise, service, clock, id } = await ringing();
  service.acknowledge(id, 'window');
  noise.judge(id, 'false-positive', '');
  await clock.advance(minute);
  noise.judge(id, 'useful', '');
  noise.judge(id, 'useful', '');
  expect(service.byId(id)?.judgement).toMatchObject({ verdict: 'useful', at: start + minute });
  expect(noise.judgementsOf(id).map(({ verdict, at }) => [verdict, at])).toEqual([
    ['false-positive', start],
    ['useful', start + minute],
  ]);
  expect(noise.ranking().rules).toMatchObject([{ verdicts: { 'false-positive': 0, useful: 1 } }]);
});

test('a verdict is never changed in the record', async () => {
  const { noise, service, db, id } = await ringing();
  service.acknowledge(id, 'window');
  noise.judge(id, 'useful', '');
  expect(() => db.prepare("UPDATE alarm_verdict SET verdict = 'poor-detail'").run()).toThrow(
    'a verdict is never changed',
  );
});
