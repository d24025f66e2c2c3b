import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../support/test-database';
import {
  aShift,
  createNotices,
  friday,
  hour,
  minute,
  type NoticesUnderTest,
  second,
  startNotices,
} from './notices-under-test';

const shift = aShift('s', friday('07:00'), friday('22:00'));
const soonTitle = 'Your primary shift starts at 07:00 GMT';
const startsTitle = 'Your primary shift has begun';
const endsTitle = 'Your primary shift has ended';
const unseenTitle = 'Your primary shift passed unseen';
const allShown = ['soon shown', 'starts shown', 'ends shown'];

describe('a clock that was ahead', () => {
  it.each([
    ['a year', 365 * 24 * hour],
    ['two days', 48 * hour],
  ])('by %s between "soon" and the start takes away neither start nor end', async (_far, ms) => {
    const notices = startNotices(friday('06:30'), shift);
    await notices.clock.advance(5 * minute);
    await ahead(notices, ms);
    await notices.wakeAt(friday('06:40'));
    await notices.clock.advance(17 * hour);
    expect(notices.titles()).toEqual([soonTitle, startsTitle, endsTitle]);
    expect(notices.told('s')).toEqual(allShown);
    expect(notices.soon).toEqual(['s']);
  });

  it('by two days in the middle of a shift does not take away its end', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(5 * hour);
    await ahead(notices, 48 * hour);
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown', 'ends covered']);
    await notices.wakeAt(friday('12:05'));
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown']);
    await notices.clock.advance(11 * hour);
    expect(notices.titles()).toEqual([startsTitle, endsTitle]);
  });

  it('and is right only after a restart takes nothing away either', async () => {
    const first = startNotices(friday('06:30'), shift);
    await ahead(first, 365 * 24 * hour);
    const next = first.restart({ at: friday('06:40') });
    next.service.start();
    await next.clock.advance(17 * hour);
    expect([...first.titles(), ...next.titles()]).toEqual([soonTitle, startsTitle, endsTitle]);
  });

  it.each([false, true])(
    'takes away no shift that is days off, slept up to (restarted: %s)',
    async (isRestarted) => {
      const notices = startNotices(friday('06:30') - 72 * hour, shift);
      await ahead(notices, 365 * 24 * hour);
      const back = friday('06:40') - 72 * hour;
      const run = isRestarted ? notices.restart({ at: back }) : notices;
      if (isRestarted) run.service.start();
      await run.wakeAt(back);
      await run.wakeAt(friday('07:10'));
      expect(run.titles()).toEqual([startsTitle]);
    },
  );

  it('while a shift begins does not take its start away', async () => {
    const notices = startNotices(friday('06:50'), shift);
    await ahead(notices, 365 * 24 * hour);
    await notices.wakeAt(friday('07:10'));
    expect(notices.titles()).toEqual([soonTitle, startsTitle]);
    expect(notices.notifier.shown.at(-1)?.body).toContain('Late by 10 min.');
  });

  it('by so little that the end was told leaves it told: nothing says which of the two clocks was wrong', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(5 * hour);
    await ahead(notices, 12 * hour);
    await notices.wakeAt(friday('12:05'));
    await notices.clock.advance(11 * hour);
    expect(notices.titles()).toEqual([startsTitle, endsTitle]);
  });
});

describe('an end that was told and was not the end', () => {
  it.each([
    ['a cover that is taken back after twenty seconds', '12:00', 20 * second],
    ['a feed that moves the end away and back', '12:00', 40 * minute],
    ['a shift that is made longer after its end', '18:00', 5 * minute],
  ])('as with %s is taken back, and told once more at the real end', async (_how, early, ms) => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(friday(early) - friday('07:00'));
    notices.put({ ...shift, endsAt: friday(early) });
    notices.service.lookAgain();
    expect(notices.titles()).toEqual([startsTitle, endsTitle]);
    await notices.clock.advance(ms);
    notices.put(shift);
    notices.service.lookAgain();
    expect(notices.notifier.withdrawn).toEqual(['shift:s']);
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown']);
    await notices.clock.advance(friday('22:00') - notices.clock.now() - 1);
    expect(notices.titles()).toHaveLength(2);
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle, endsTitle, endsTitle]);
    expect(notices.notifier.shown.at(-1)?.body).toBe('Ada, primary, from 07:00 to 22:00 GMT.');
    expect(endRow(notices)).toEqual({ due_at: friday('22:00'), outcome: 'shown', attempts: 1 });
  });

  it('is told once more though the first could not be shown, or another run told it', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(hour);
    notices.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    notices.put({ ...shift, endsAt: friday('08:00') });
    notices.service.lookAgain();
    await notices.clock.advance(second);
    notices.notifier.answerWith({ kind: 'shown' });
    notices.put(shift);
    const next = notices.restart();
    next.service.start();
    await next.clock.advance(15 * hour);
    expect(next.titles()).toEqual([endsTitle]);
    expect(endRow(next)).toEqual({ due_at: friday('22:00'), outcome: 'shown', attempts: 1 });
  });

  it('stays told where the later end has passed, too, or the end came earlier', async () => {
    const notices = startNotices(friday('21:59'), shift);
    await notices.clock.advance(minute);
    await notices.wakeAt(friday('23:00'));
    notices.put({ ...shift, endsAt: friday('22:30') });
    notices.service.lookAgain();
    notices.put({ ...shift, endsAt: friday('21:30') });
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle, endsTitle]);
  });

  it('does not tell the start again where that moved while the shift holds', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(hour);
    notices.put({ ...shift, startsAt: friday('07:45') });
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle]);
  });
});

describe('a shift that is cut short because I entered the same watch by hand', () => {
  const typed = { source: 'hand', knownAt: friday('08:00') };
  const mine = aShift('mine', friday('07:00'), friday('22:00'), typed);

  it('has not ended: the end of what I entered is the one that is told', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(hour);
    notices.put({ ...shift, endsAt: friday('08:00') }, mine);
    notices.service.lookAgain();
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown', 'ends covered']);
    await notices.clock.advance(15 * hour);
    expect(notices.notifier.shown.map(({ key, title }) => [key, title])).toEqual([
      ['shift:s', startsTitle],
      ['shift:mine', endsTitle],
    ]);
  });

  it('ends at its own end when what I entered is removed', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(hour);
    notices.put({ ...shift, endsAt: friday('08:00') }, mine);
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    notices.remove('mine');
    notices.put(shift);
    notices.service.lookAgain();
    await notices.clock.advance(14 * hour);
    expect(notices.notifier.shown.map(({ key, title }) => [key, title])).toEqual([
      ['shift:s', startsTitle],
      ['shift:s', endsTitle],
    ]);
    expect(notices.notifier.shown[1]?.body).toBe('Ada, primary, from 07:00 to 22:00 GMT.');
  });

  it('has ended where I go on in another role, or only after a gap', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(hour);
    const asSupport = { ...mine, role: 'support' } as const;
    const later = { ...mine, id: 'later', startsAt: friday('08:00') + 1, knownAt: friday('08:00') };
    notices.put({ ...shift, endsAt: friday('08:00') }, asSupport, later);
    notices.service.lookAgain();
    expect(notices.titles()).toEqual([startsTitle, endsTitle]);
  });

  it('and for another role, from its end on, is followed by that', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(hour);
    const from = { startsAt: friday('08:00'), role: 'support' } as const;
    notices.put({ ...shift, endsAt: friday('08:00') }, { ...mine, ...from });
    notices.service.lookAgain();
    expect(notices.notifier.shown.at(-1)).toMatchObject({
      key: 'shift:mine',
      body: 'Ada: your primary shift has ended; your support shift has begun, until 22:00 GMT.',
    });
  });
});

describe('a piece of a shift', () => {
  const piece = aShift('piece', friday('07:00'), friday('08:00'));
  const rest = { ...shift, startsAt: friday('09:00') };

  it('that is cut off in the past is history, whatever row keeps what was told', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(5 * hour);
    notices.put(rest, piece);
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle]);
    expect(notices.told('piece')).toEqual(['soon covered', 'starts covered', 'ends covered']);
  });

  it('and that is first seen by the next run is history, too', async () => {
    const first = startNotices(friday('07:00'), shift);
    await first.clock.advance(hour);
    first.put(rest, piece);
    const next = first.restart({ at: friday('12:00') });
    next.service.start();
    await next.clock.advance(hour);
    expect(next.titles()).toEqual([]);
    expect(next.told('piece')).toEqual(['soon covered', 'starts covered', 'ends covered']);
  });

  it('that ends after the start was told with another row has ended, and did not pass unseen', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(10 * minute);
    notices.put(rest, piece);
    // A disk that takes nothing: the start of the piece is on record as covered only.
    notices.db
      .prepare("INSERT INTO shift_notice VALUES ('piece', 'starts', ?, ?, 'covered', 0, 0, NULL)")
      .run(friday('07:00'), friday('07:00'));
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle, endsTitle]);
  });

  it('of another role passes unseen though something else was told at the time', async () => {
    const notices = startNotices(friday('07:00'), shift);
    await notices.clock.advance(0);
    notices.put({ ...piece, role: 'support' });
    const next = notices.restart({ at: friday('08:30') });
    next.service.start();
    expect(next.titles()).toEqual(['Your support shift passed unseen']);
  });
});

describe('a shift that had ended before anyone here could know of it', () => {
  const yesterday = aShift('y', friday('07:00') - 24 * hour, friday('22:00') - 24 * hour);

  it('is not told of when its source is added afterwards', async () => {
    const notices = startNotices(friday('12:00'));
    notices.put({ ...yesterday, knownAt: friday('12:00') });
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([]);
    expect(notices.told('y')).toEqual(['soon covered', 'starts covered', 'ends covered']);
  });

  it('is not told of when the source is older, and only now it is known who I am', async () => {
    const notices = startNotices(friday('11:00'));
    await notices.clock.advance(hour);
    notices.put(yesterday);
    notices.service.lookAgain();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([]);
  });

  it('is still told of when it was known, and passed while the machine slept', async () => {
    const notices = startNotices(friday('06:00') - 24 * hour, yesterday);
    await notices.wakeAt(friday('06:00'));
    expect(notices.titles()).toEqual([unseenTitle]);
  });

  it('is told of at its end when that lies ahead again, because the clock was set back', async () => {
    const notices = startNotices(friday('23:00'));
    notices.put({ ...shift, knownAt: friday('23:00') });
    notices.service.lookAgain();
    expect(notices.titles()).toEqual([]);
    await notices.wakeAt(friday('21:00'));
    await notices.clock.advance(2 * hour);
    expect(notices.titles()).toEqual([unseenTitle]);
  });
});

describe('the words of "soon"', () => {
  it('tell of the readiness for the shift that comes, not for the one that holds', async () => {
    const db = openTestDatabase();
    const notices = createNotices({ at: friday('21:30'), db });
    const next = aShift('next', friday('22:00'), friday('23:00'), { role: 'support' });
    notices.put(shift, next);
    notices.world.readiness = ({ id }) => (id === 'next' ? 'not-ready' : 'ready');
    notices.service.start();
    const told = notices.notifier.shown.find(({ key }) => key === 'shift:next');
    expect(told?.body).toContain('Not ready: something failed in the readiness check.');
    expect(notices.soon).toEqual(['s', 'next']);
  });
});

/** For half a minute, in which it looks. */
async function ahead(notices: NoticesUnderTest, ms: number): Promise<void> {
  await notices.wakeAt(notices.clock.now() + ms);
  await notices.clock.advance(30 * second);
}

function endRow(notices: NoticesUnderTest): unknown {
  return notices.db
    .prepare("SELECT due_at, outcome, attempts FROM shift_notice WHERE shift_id = 's' AND kind = 'ends'")
    .get();
}
