import { expect, test } from 'vitest';
import { WatchkeeperError } from '../../../src/shared/errors';
import { friday, hour, minute, openPromiseDesk, subject } from './promise-desk';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof WatchkeeperError) return error.code;
    throw error;
  }
  return 'none';
};

function withOne(time = '14:00') {
  const desk = openPromiseDesk(friday('13:00'));
  desk.promise(friday(time));
  const id = desk.service.of(subject)[0]?.id ?? '';
  return { ...desk, id };
}

test('a promise is released with a reason only, and then nobody is reminded of it', async () => {
  const { service, id, clock, titles } = withOne();
  expect(codeOf(() => service.release({ id, reason: ' ' }))).toBe('reason-needed');
  expect(service.release({ id, reason: 'told by mail instead' })).toMatchObject({
    state: 'withdrawn',
    withdrawn: { by: 'Ada', at: friday('13:00'), reason: 'told by mail instead' },
  });
  await clock.advance(2 * hour);
  expect(titles()).toEqual([]);
  expect(service.of(subject)).toMatchObject([{ state: 'withdrawn', missedNoticedAt: undefined }]);
});

test('what is handed to somebody is no longer owed here, and not called missed', async () => {
  const { service, id, clock, titles } = withOne();
  expect(service.handOver({ id, to: 'Ben' })).toMatchObject({
    state: 'handed',
    handed: { to: 'Ben', by: 'Ada', at: friday('13:00') },
  });
  expect([service.ahead(), service.owedWords()]).toEqual([undefined, []]);
  await clock.advance(2 * hour);
  expect([titles(), service.of(subject)[0]?.missedNoticedAt]).toEqual([[], undefined]);
});

test('what was handed over can be taken back, and is owed again', async () => {
  const { service, id, clock, states } = withOne();
  service.handOver({ id, to: 'Ben' });
  await clock.advance(30 * minute);
  expect(service.takeBack({ id })).toMatchObject({ state: 'open', handed: undefined });
  await clock.advance(40 * minute);
  expect(states()).toEqual(['missed']);
});

test('an update from here keeps also what was handed to somebody', async () => {
  const { service, id, clock, update, states } = withOne();
  service.handOver({ id, to: 'Ben' });
  await clock.advance(hour);
  update();
  expect(states()).toEqual(['kept']);
});

test('a settled promise is neither released nor handed over, and nobody hands to themselves', async () => {
  const { service, id, clock, update } = withOne();
  expect(codeOf(() => service.handOver({ id, to: 'Ada' }))).toBe('promise-invalid');
  await clock.advance(hour);
  update();
  expect([
    codeOf(() => service.release({ id, reason: 'why' })),
    codeOf(() => service.handOver({ id, to: 'Ben' })),
    codeOf(() => service.takeBack({ id: 'unknown' })),
  ]).toEqual(['promise-settled', 'promise-settled', 'not-found']);
});

test('what is owed says the next one, how many, and what a keeper who leaves must hand over', async () => {
  const { service, promise, clock } = withOne('16:00');
  promise(friday('15:00'), Date.parse('2026-11-21T10:00:00Z'));
  expect(service.ahead()).toEqual({
    next: { id: expect.any(String), subject, title: 'New database', dueAt: friday('15:00') },
    count: 3,
  });
  expect(service.owedWords()).toEqual([
    'the update promised for 15:00 GMT on “New database”',
    'the update promised for 16:00 GMT on “New database”',
    'the update promised for Sat 21 Nov 10:00 GMT on “New database”',
  ]);
  expect(service.isPressing()).toBe(false);
  await clock.advance(hour + 55 * minute);
  expect(service.isPressing()).toBe(true);
});
