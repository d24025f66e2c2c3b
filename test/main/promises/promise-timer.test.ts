import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../support/manual-clock';
import { friday, hour, minute, openPromiseDesk, second, subject } from './promise-desk';

describe('a promise for 14:00', () => {
  test.each([
    ['at 13:54 is too early to be it', '13:54', 'open'],
    ['at 13:55 keeps it', '13:55', 'kept'],
    ['at 14:00 keeps it', '14:00', 'kept'],
    ['at 14:01 keeps it: readers do not count seconds', '14:01', 'kept'],
    ['at 14:12 keeps it late', '14:12', 'kept-late'],
  ])('an update %s', async (_name, time, state) => {
    const { clock, promise, update, states } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    await clock.advance(friday(time) - friday('13:00'));
    update();
    expect(states()).toEqual([state]);
  });

  test('is missed a minute after it was due, and says when that was noticed', async () => {
    const { clock, promise, service, states } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    await clock.advance(hour + minute);
    expect(states()).toEqual(['open']);
    await clock.advance(5 * second);
    expect(service.of(subject)).toEqual([
      {
        id: expect.any(String),
        subject,
        title: 'New database',
        dueAt: friday('14:00'),
        promisedAt: friday('13:00'),
        promisedBy: 'Ada',
        state: 'missed',
        keptAt: undefined,
        missedNoticedAt: friday('14:01') + 5 * second,
        handed: undefined,
        withdrawn: undefined,
      },
    ]);
  });

  test('stays on record as missed when a later update keeps it late', async () => {
    const { clock, promise, update, service } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    await clock.advance(hour + 20 * minute);
    update();
    expect(service.of(subject)).toMatchObject([
      { state: 'kept-late', keptAt: friday('14:20'), missedNoticedAt: friday('14:01') + 5 * second },
    ]);
    expect(service.ahead()).toBeUndefined();
  });

  test('that was slept over is noticed on waking, and told with how late it is', async () => {
    const { clock, promise, service, states, notifier } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    clock.jumpTo(friday('14:40'));
    service.lookAgain();
    await clock.advance(0);
    expect(states()).toEqual(['missed']);
    expect(notifier.shown.map(({ title, body }) => [title, body])).toEqual([
      [
        'The update promised for 14:00 GMT is due',
        '“New database”\nNobody has heard for 40 min since. Post the update, hand it over, or say why there is none.',
      ],
    ]);
  });

  test('that passed while nothing ran is recorded with the time at which it was noticed', async () => {
    const { clock, promise, restart } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    clock.jumpTo(friday('15:30'));
    const { service } = restart();
    expect(service.of(subject)).toMatchObject([{ state: 'missed', missedNoticedAt: friday('15:30') }]);
  });
});

test('one update keeps every promise that is due by then or in the next five minutes, and no other', async () => {
  const { clock, promise, update, states } = openPromiseDesk(friday('13:00'));
  promise(friday('13:30'), friday('14:00'), friday('14:04'), friday('14:06'));
  await clock.advance(hour);
  update();
  expect(states()).toEqual(['kept-late', 'kept', 'kept', 'open']);
});

test('the same time is promised once on a subject', () => {
  const { promise, service } = openPromiseDesk(friday('13:00'));
  promise(friday('14:00'), friday('14:00'));
  promise(friday('14:00'), friday('15:00'));
  expect(service.of(subject).map(({ dueAt }) => dueAt)).toEqual([friday('14:00'), friday('15:00')]);
});

test('an update on another subject keeps nothing', async () => {
  const { clock, promise, service, states } = openPromiseDesk(friday('13:58'));
  promise(friday('14:00'));
  await clock.advance(minute);
  service.updated({ kind: 'announcement', id: 'another' }, clock.now());
  expect(states()).toEqual(['open']);
});

describe('in the night in which the clocks go back', () => {
  // 25 October 2026: 01:00 to 02:00 comes twice in London.
  const firstHalfPast = Date.parse('2026-10-25T00:30:00Z');
  const secondHalfPast = firstHalfPast + hour;

  test('the two 01:30 are two promises, an hour apart, told with their zones', async () => {
    const { clock, promise, update, states, titles } = openPromiseDesk(firstHalfPast - 20 * minute);
    promise(firstHalfPast, secondHalfPast);
    await clock.advance(20 * minute);
    update();
    expect(states()).toEqual(['kept', 'open']);
    await clock.advance(hour);
    expect(titles()).toEqual([
      'Update promised at 01:30 BST',
      'The update promised for 01:30 BST is due',
      'Update promised at 01:30 GMT',
      'The update promised for 01:30 GMT is due',
    ]);
  });
});

describe('a clock that is set', () => {
  test('back takes back what it had called missed, and tells of it at its time', async () => {
    const { clock, promise, service, states, titles } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    clock.jumpTo(friday('16:00'));
    service.lookAgain();
    await clock.advance(0);
    expect(states()).toEqual(['missed']);
    clock.jumpTo(friday('13:10'));
    service.lookAgain();
    expect(states()).toEqual(['open']);
    await clock.advance(hour);
    expect(titles()).toEqual([
      'The update promised for 14:00 GMT is due',
      'Update promised at 14:00 GMT',
      'The update promised for 14:00 GMT is due',
    ]);
    expect(states()).toEqual(['missed']);
  });

  test('back by some seconds tells nothing twice', async () => {
    const { clock, promise, service, titles } = openPromiseDesk(friday('13:00'));
    promise(friday('14:00'));
    await clock.advance(hour);
    clock.jumpTo(clock.now() - 3 * second);
    service.lookAgain();
    await clock.advance(minute);
    expect(titles()).toEqual(['Update promised at 14:00 GMT', 'The update promised for 14:00 GMT is due']);
  });
});

test('nothing ticks while nothing is promised', async () => {
  const manual = createManualClock(friday('13:00'));
  let timers = 0;
  const clock = {
    ...manual,
    after(delayMs: number, task: () => void) {
      timers += 1;
      return manual.after(delayMs, task);
    },
  };
  const { promise, update } = openPromiseDesk(friday('13:00'), { clock });
  expect(timers).toBe(0);
  promise(friday('14:00'));
  await clock.advance(hour);
  expect(timers).toBeGreaterThan(700);
  update();
  const before = timers;
  await clock.advance(hour);
  expect(timers).toBe(before);
});
