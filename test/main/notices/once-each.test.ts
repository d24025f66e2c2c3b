import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../support/test-database';
import {
  aShift,
  createNotices,
  friday,
  hour,
  minute,
  nothingHeld,
  second,
  soonBefore,
  startNotices,
} from './notices-under-test';

const shift = aShift('s', friday('07:00'), friday('10:00'));
const soonTitle = 'Your primary shift starts at 07:00 GMT';
const startsTitle = 'Your primary shift has begun';
const endsTitle = 'Your primary shift has ended';
const unseenTitle = 'Your primary shift passed unseen';
const allShown = ['soon shown', 'starts shown', 'ends shown'];

describe('while the machine is awake', () => {
  it('a shift is told of three times, each at its moment and none before', async () => {
    const notices = startNotices(friday('06:29'), shift);
    const { clock, titles } = notices;
    await clock.advance(minute - 1);
    expect(titles()).toEqual([]);
    await clock.advance(1);
    expect(titles()).toEqual([soonTitle]);
    await clock.advance(30 * minute - 1);
    expect(titles()).toEqual([soonTitle]);
    await clock.advance(1);
    expect(titles()).toEqual([soonTitle, startsTitle]);
    await clock.advance(3 * hour);
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle]);
    await clock.advance(hour);
    expect(titles()).toHaveLength(3);
    expect(new Set(notices.notifier.shown.map(({ key }) => key))).toEqual(new Set(['shift:s']));
    expect(notices.told('s')).toEqual(allShown);
    expect(notices.soon).toEqual(['s']);
    expect(notices.changes()).toBe(3);
  });

  it('a whole row of what was told is kept', async () => {
    const notices = startNotices(friday('07:00') + 4 * second, { ...shift });
    await notices.clock.advance(0);
    const common = { shift_id: 's', claimed_at: friday('07:00') + 4 * second, failure: null };
    const kept = notices.db.prepare('SELECT * FROM shift_notice ORDER BY due_at').all();
    expect(kept).toEqual([
      {
        ...common,
        kind: 'soon',
        due_at: friday('06:30'),
        outcome: 'covered',
        late_ms: 30 * minute + 4 * second,
        attempts: 0,
      },
      {
        ...common,
        kind: 'starts',
        due_at: friday('07:00'),
        outcome: 'shown',
        late_ms: 4 * second,
        attempts: 1,
      },
    ]);
  });

  it('two looks at one instant tell once', async () => {
    const notices = startNotices(friday('07:00'), shift);
    notices.service.lookAgain();
    notices.service.lookAgain();
    await notices.clock.advance(0);
    notices.service.lookAgain();
    await notices.clock.advance(0);
    expect(notices.titles()).toEqual([startsTitle]);
  });

  it('a look that is asked for from within a look tells nothing twice', async () => {
    const notices = createNotices({ at: friday('06:30') });
    notices.put(shift, aShift('t', friday('06:45'), friday('09:00'), { role: 'support' }));
    notices.world.onSoon = () => notices.service.lookAgain();
    notices.service.start();
    await notices.clock.advance(0);
    expect(notices.titles()).toEqual(['Your support shift starts at 06:45 GMT', soonTitle]);
    expect(notices.soon).toEqual(['t', 's']);
  });

  it('nothing is told before set-up is done', async () => {
    const notices = createNotices({ at: friday('07:00') });
    notices.put(shift);
    notices.world.isSetUp = false;
    notices.service.start();
    await notices.clock.advance(minute);
    expect(notices.titles()).toEqual([]);
    expect(notices.service.leaving()).toBeUndefined();
    notices.world.isSetUp = true;
    notices.service.lookAgain();
    expect(notices.titles()).toEqual([startsTitle]);
  });
});

describe('when the machine sleeps', () => {
  it.each([
    ['soon', '06:00', '06:48', [soonTitle], ['soon shown'], ''],
    [
      'soon and the start',
      '06:00',
      '07:12',
      [startsTitle],
      ['soon covered', 'starts shown'],
      'Late by 12 min.',
    ],
    [
      'the start',
      '06:35',
      '07:12',
      [soonTitle, startsTitle],
      ['soon shown', 'starts shown'],
      'Late by 12 min.',
    ],
    [
      'the start and the end',
      '06:35',
      '11:00',
      [soonTitle, unseenTitle],
      ['soon shown', 'starts covered', 'ends shown'],
      'Late by 1 h.',
    ],
    [
      'the end',
      '07:30',
      '10:45',
      [startsTitle, endsTitle],
      ['soon covered', 'starts shown', 'ends shown'],
      'Late by 45 min.',
    ],
    [
      'all of it',
      '06:00',
      '12:05',
      [unseenTitle],
      ['soon covered', 'starts covered', 'ends shown'],
      'Late by 2 h 5 min.',
    ],
  ] as const)('across %s, one notice comes as it wakes', async (_what, asleep, awake, titles, told, late) => {
    const notices = startNotices(friday(asleep), shift);
    await notices.clock.advance(0);
    await notices.wakeAt(friday(awake));
    await notices.clock.advance(10 * minute - 1);
    expect(notices.titles()).toEqual(titles);
    expect(notices.told('s')).toEqual(told);
    expect(notices.notifier.shown.at(-1)?.body.match(/Late by .*/)?.[0] ?? '').toBe(late);
    expect(notices.soon).toEqual(asleep === '06:00' && awake === '12:05' ? [] : ['s']);
  });

  it('and no one says that it woke, the next look finds it within ten seconds', async () => {
    const notices = startNotices(friday('06:00'), shift);
    notices.clock.jumpTo(friday('07:12'));
    await notices.clock.advance(10 * second);
    expect(notices.titles()).toEqual([startsTitle]);
  });

  it.each([
    [0, [unseenTitle]],
    [1, []],
  ])('until a day and %i ms after the end, %j is told', async (ms, titles) => {
    const notices = startNotices(friday('06:00'), shift);
    await notices.wakeAt(friday('10:00') + 24 * hour + ms);
    expect(notices.titles()).toEqual(titles);
  });

  it('for days, shifts that ended more than a day ago are history and only the last is told', async () => {
    const next = aShift('next', friday('07:00') + 48 * hour, friday('10:00') + 48 * hour);
    const notices = startNotices(friday('06:00'), shift, next);
    await notices.wakeAt(friday('12:00') + 48 * hour);
    expect(notices.titles()).toEqual([unseenTitle]);
    expect(notices.told('s')).toEqual(['soon covered', 'starts covered', 'ends covered']);
    expect(notices.told('next')).toEqual(['soon covered', 'starts covered', 'ends shown']);
    expect(notices.soon).toEqual([]);
  });
});

describe('when Watchkeeper was not running', () => {
  it('for a week, the same holds', async () => {
    const notices = startNotices(friday('06:00') + 7 * 24 * hour, shift);
    await notices.clock.advance(minute);
    expect(notices.titles()).toEqual([]);
    expect(notices.told('s')).toEqual(['soon covered', 'starts covered', 'ends covered']);
  });

  it('what was told before is not told again, and what came meanwhile is told late', async () => {
    const first = startNotices(friday('06:45'), shift);
    await first.clock.advance(0);
    const second = first.restart();
    second.service.start();
    await second.clock.advance(10 * minute);
    expect(second.titles()).toEqual([]);
    const third = second.restart({ at: friday('07:20') });
    third.service.start();
    await third.clock.advance(minute);
    expect(third.titles()).toEqual([startsTitle]);
    expect(third.soon).toEqual([]);
  });

  it('because it was killed before a claimed notice was shown, the next start shows it', async () => {
    const first = createNotices({ at: friday('07:00') });
    first.put(shift);
    first.notifier.show = (notification) => {
      first.notifier.shown.push(notification);
      return new Promise(() => undefined);
    };
    first.service.start();
    await first.clock.advance(minute);
    expect(first.titles()).toEqual([startsTitle]);
    expect(first.told('s')).toEqual(['soon covered', 'starts claimed']);

    const file = first.db.name;
    first.db.close();
    const db = openTestDatabase(file.slice(0, file.lastIndexOf('/')));
    const next = first.restart({ db, killed: true });
    next.service.start();
    await next.clock.advance(10 * minute);
    expect(next.titles()).toEqual([startsTitle]);
    expect(next.notifier.shown[0]?.body).toBe('Ada, primary, from 07:00 to 10:00 GMT.\nLate by 1 min.');
    expect(next.told('s')).toEqual(['soon covered', 'starts shown']);
  });

  it('a claim that a crash left is covered when the next kind is due by then', async () => {
    const first = createNotices({ at: friday('07:00') });
    first.put(shift);
    first.notifier.show = () => new Promise(() => undefined);
    first.service.start();
    await first.clock.advance(0);
    const next = first.restart({ at: friday('10:30'), killed: true });
    next.service.start();
    await next.clock.advance(0);
    expect(next.told('s')).toEqual(['soon covered', 'starts covered', 'ends shown']);
    expect(next.titles()).toHaveLength(1);
  });
});

describe('when the clock is set', () => {
  it('back an hour after the start, the start is not told again', async () => {
    const notices = startNotices(friday('06:30'), shift);
    await notices.clock.advance(31 * minute);
    await notices.wakeAt(friday('06:01'));
    await notices.clock.advance(70 * minute);
    expect(notices.titles()).toEqual([soonTitle, startsTitle]);
    await notices.clock.advance(3 * hour);
    expect(notices.titles()).toEqual([soonTitle, startsTitle, endsTitle]);
    expect(notices.told('s')).toEqual(allShown);
  });

  it('back across a restart, neither', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(minute);
    const next = notices.restart({ at: friday('06:20') });
    next.service.start();
    await next.clock.advance(hour);
    expect(next.titles()).toEqual([]);
    expect(next.told('s')).toEqual(['soon covered', 'starts shown']);
  });

  it('forward an hour, what became due is told once', async () => {
    const notices = startNotices(friday('06:20'), shift);
    await notices.wakeAt(friday('07:20'));
    await notices.wakeAt(friday('06:21'));
    await notices.clock.advance(2 * hour);
    expect(notices.titles()).toEqual([startsTitle]);
  });

  it('back after a start that was told, a "soon" that could not be shown is not told after it', async () => {
    const notices = createNotices({ at: friday('06:58') });
    notices.put(shift);
    notices.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    notices.service.start();
    await notices.clock.advance(minute);
    notices.notifier.answerWith({ kind: 'shown' });
    await notices.wakeAt(friday('07:00'));
    const before = notices.notifier.shown.length;
    await notices.wakeAt(friday('06:40'));
    await notices.clock.advance(hour);
    expect(notices.notifier.shown).toHaveLength(before);
    expect(notices.told('s')).toEqual(['soon failed', 'starts shown']);
  });

  it('back before the start of a shift that was typed after it, the start is told', async () => {
    const notices = startNotices(friday('07:20'), { ...shift, source: 'hand', knownAt: friday('07:20') });
    await notices.clock.advance(0);
    await notices.wakeAt(friday('06:40'));
    await notices.clock.advance(20 * minute);
    expect(notices.titles()).toEqual([startsTitle]);
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle]);
  });

  it('days ahead and back again, no notice is lost to it', async () => {
    const notices = startNotices(friday('06:00'), shift);
    await notices.wakeAt(friday('06:00') + 72 * hour);
    expect(notices.titles()).toEqual([]);
    expect(notices.told('s')).toEqual(['soon covered', 'starts covered', 'ends covered']);
    await notices.wakeAt(friday('06:01'));
    await notices.clock.advance(5 * hour);
    expect(notices.titles()).toEqual([soonTitle, startsTitle, endsTitle]);
    expect(notices.soon).toEqual(['s']);
  });

  it.each([
    ['2026-03-29', 'from 00:45 GMT to 03:15 BST'],
    ['2026-10-25', 'from 01:45 BST to 02:15 GMT'],
  ])('by the season on %s, a shift across the change is told of once each', async (date, times) => {
    const startsAt = Date.parse(`${date}T00:45:00Z`);
    const endsAt = Date.parse(`${date}T02:15:00Z`);
    const notices = startNotices(startsAt - hour, aShift('dst', startsAt, endsAt));
    await notices.clock.advance(30 * minute);
    expect(notices.titles()).toHaveLength(1);
    await notices.clock.advance(30 * minute);
    expect(notices.titles()).toHaveLength(2);
    await notices.clock.advance(90 * minute - 1);
    expect(notices.titles()).toHaveLength(2);
    await notices.clock.advance(2 * hour);
    expect(notices.titles()).toHaveLength(3);
    expect(notices.notifier.shown.map(({ body }) => body.split('\n')[0])).toEqual([
      `Ada, primary, ${times}.`,
      `Ada, primary, ${times}.`,
      `Ada, primary, ${times}.`,
    ]);
    expect(notices.told('dst')).toEqual(allShown);
  });
});

describe('a shift', () => {
  it('typed in after its start is not told to have started, and ends as others do', async () => {
    const typed = { source: 'hand', knownAt: friday('07:20') };
    const notices = startNotices(friday('07:20'), { ...shift, ...typed });
    await notices.clock.advance(0);
    expect(notices.titles()).toEqual([]);
    expect(notices.told('s')).toEqual(['soon covered', 'starts covered']);
    expect(notices.soon).toEqual(['s']);
    await notices.clock.advance(3 * hour);
    expect(notices.titles()).toEqual([endsTitle]);
  });

  it('typed in after its end is not told of at all', async () => {
    const typed = { source: 'hand', knownAt: friday('11:00') };
    const notices = startNotices(friday('11:00'), { ...shift, ...typed });
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([]);
    expect(notices.soon).toEqual([]);
  });

  it('that a feed tells of only after its start is told late, since nobody typed it', async () => {
    const notices = startNotices(friday('07:00'));
    await notices.wakeAt(friday('07:20'));
    notices.put({ ...shift, knownAt: friday('07:20') });
    notices.service.lookAgain();
    expect(notices.titles()).toEqual([startsTitle]);
    expect(notices.notifier.shown[0]?.body).toContain('Late by 20 min.');
  });

  it('that is moved is told of at its new times only, and never twice of one kind', async () => {
    const notices = startNotices(friday('06:30'), shift);
    await notices.clock.advance(10 * minute);
    notices.put({ ...shift, startsAt: friday('08:00') });
    notices.service.lookAgain();
    await notices.clock.advance(79 * minute);
    expect(notices.titles()).toEqual([soonTitle]);
    await notices.clock.advance(minute);
    expect(notices.titles()).toEqual([soonTitle, startsTitle]);
    expect(notices.told('s')).toEqual(['soon shown', 'starts shown']);
  });

  it('that is removed is told of no more, and what stands of it is taken back', async () => {
    const notices = startNotices(friday('06:30'), shift);
    await notices.clock.advance(minute);
    notices.remove('s');
    notices.service.lookAgain();
    expect(notices.notifier.withdrawn).toEqual(['shift:s']);
    await notices.clock.advance(5 * hour);
    expect(notices.titles()).toEqual([soonTitle]);
    expect(notices.notifier.withdrawn).toEqual(['shift:s']);
  });

  it('that is removed while its notice is on the way is taken back when it is there', async () => {
    const notices = createNotices({ at: friday('06:30') });
    notices.put(shift);
    let arrive = (): void => {};
    notices.notifier.show = () =>
      new Promise((resolve) => {
        arrive = () => resolve({ kind: 'shown' });
      });
    notices.service.start();
    notices.remove('s');
    notices.service.lookAgain();
    expect(notices.notifier.withdrawn).toEqual(['shift:s']);
    arrive();
    await notices.clock.advance(0);
    expect(notices.notifier.withdrawn).toEqual(['shift:s', 'shift:s']);
  });
});

describe('two shifts of mine that touch', () => {
  const next = aShift('next', friday('10:00'), friday('17:00'), { role: 'support' });

  it('are told of in one notice, and both kinds are kept', async () => {
    const notices = startNotices(friday('07:00'), shift, next);
    await notices.clock.advance(3 * hour + minute);
    expect(notices.notifier.shown.map(({ key, title, body }) => [key, title, body])).toEqual([
      ['shift:s', startsTitle, 'Ada, primary, from 07:00 to 10:00 GMT.'],
      [
        'shift:next',
        'Your support shift starts at 10:00 GMT',
        'Ada, support, from 10:00 to 17:00 GMT.\nReadiness is not checked yet.',
      ],
      [
        'shift:next',
        'Your support shift has begun',
        'Ada: your primary shift has ended; your support shift has begun, until 17:00 GMT.',
      ],
    ]);
    expect(notices.notifier.withdrawn).toEqual(['shift:s']);
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown', 'ends shown']);
    expect(notices.told('next')).toEqual(['soon shown', 'starts shown']);
  });

  it('are told of in one when both fail at first, once it can be shown', async () => {
    const notices = startNotices(friday('09:50'), shift, next);
    await notices.clock.advance(0);
    notices.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    await notices.clock.advance(10 * minute);
    notices.notifier.answerWith({ kind: 'shown' });
    await notices.clock.advance(hour);
    expect(notices.titles().slice(2)).toEqual([
      'Your support shift has begun',
      'Your support shift has begun',
    ]);
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown', 'ends shown']);
    expect(notices.told('next')).toEqual(['soon shown', 'starts shown']);
  });

  it('both slept through are told of each', async () => {
    const notices = startNotices(friday('06:00'), shift, next);
    await notices.wakeAt(friday('18:00'));
    expect(notices.titles()).toEqual([unseenTitle, 'Your support shift passed unseen']);
  });
});

describe('pressing a notice', () => {
  it('opens the page of what it tells, by its button and by its body', async () => {
    const notices = startNotices(friday('06:30'), shift);
    const key = 'shift:s';
    notices.notifier.emit({ kind: 'action', key, actionId: 'readiness' });
    notices.notifier.emit({ kind: 'opened', key });
    await notices.clock.advance(30 * minute);
    notices.notifier.emit({ kind: 'action', key, actionId: 'watch' });
    notices.notifier.emit({ kind: 'opened', key });
    await notices.clock.advance(3 * hour);
    notices.notifier.emit({ kind: 'action', key, actionId: 'handover' });
    notices.notifier.emit({ kind: 'opened', key });
    notices.notifier.emit({ kind: 'closed', key });
    notices.notifier.emit({ kind: 'opened', key: 'alarm:s' });
    expect(notices.opened).toEqual(['readiness', 'readiness', 'watch', 'watch', 'handover', 'handover']);
  });

  it('that an earlier run left on the screen opens its page, too', async () => {
    const notices = startNotices(friday('06:30'), shift);
    await notices.clock.advance(0);
    const next = notices.restart();
    next.service.start();
    next.notifier.emit({ kind: 'opened', key: 'shift:s' });
    expect(next.opened).toEqual(['readiness']);
  });
});

describe('leaving', () => {
  const unfinished = { holds: ['HighErrorRate'], roles: ['lead of “API down”'], promises: [] };
  const { knownAt: _knownAt, ...plain } = shift;

  it('is said of the last shift while something of it is held, and for twelve hours', async () => {
    const notices = startNotices(friday('09:59'), shift);
    notices.world.unfinished = () => unfinished;
    expect(notices.service.leaving()).toBeUndefined();
    await notices.clock.advance(minute);
    expect(notices.service.leaving()).toEqual({ ...unfinished, shift: plain });
    expect(notices.notifier.shown.at(-1)).toMatchObject({ title: endsTitle, urgency: 'high' });
    notices.world.unfinished = () => nothingHeld;
    expect(notices.service.leaving()).toBeUndefined();
    notices.world.unfinished = () => unfinished;
    notices.clock.jumpTo(friday('21:59'));
    expect(notices.service.leaving()).toEqual({ ...unfinished, shift: plain });
    notices.clock.jumpTo(friday('22:00'));
    expect(notices.service.leaving()).toBeUndefined();
  });

  it('is said of the latest of several, and not while I am on watch', () => {
    const later = aShift('later', friday('10:00'), friday('12:00'));
    const notices = startNotices(friday('11:00'), shift, later);
    notices.world.unfinished = () => unfinished;
    expect(notices.service.leaving()).toBeUndefined();
    notices.clock.jumpTo(friday('12:00'));
    expect(notices.service.leaving()?.shift.id).toBe('later');
  });
});

it('how long before a shift "soon" comes is the pack\'s own, also where it changes', async () => {
  const notices = startNotices(friday('05:00'), shift);
  notices.world.soonBeforeMs = 2 * soonBefore;
  await notices.clock.advance(hour);
  expect(notices.titles()).toEqual([soonTitle]);
  notices.world.soonBeforeMs = 0;
  await notices.clock.advance(hour);
  expect(notices.titles()).toEqual([soonTitle, startsTitle]);
});
