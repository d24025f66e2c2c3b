import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import { WatchkeeperError } from '../../../src/shared/errors';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { FeedShift } from '../../../src/shared/nouns/rota';
import { createManualClock } from '../../support/manual-clock';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { testPack } from '../../support/test-pack';
import {
  ada,
  at,
  createFakeFeeds,
  day,
  dayShift,
  minute,
  openRota,
  primaryLane,
  sam,
  told,
} from './rota-desk';

const meBySam = [{ kind: 'email', value: ' SAM@example.gov.uk ' }] as const;
const everything = [0, at('2028-01-01T00:00Z')] as const;

async function setUp(shifts: readonly FeedShift[], now = '2026-11-20T09:42Z', pack = () => testPack) {
  const feeds = createFakeFeeds();
  const folder = temporaryFolder();
  const db = openTestDatabase(folder);
  const clock = createManualClock(at(now));
  const open = (again = db) => openRota({ db: again, clock, readerFor: feeds.readerFor, pack });
  const desk = open();
  const { rota } = desk;
  feeds.say('Feed', told(shifts));
  const { sources } = await rota.addCalendar({ name: 'Feed', address: 'https://calendar.example/feed.ics' });
  const id = sources.find(({ kind }) => kind === 'ical')?.id ?? '';
  rota.chooseMe(meBySam);
  const tell = async (again: readonly FeedShift[]) => {
    feeds.say('Feed', told(again));
    await rota.readSources();
  };
  const override = (startsAtWall: string, endsAtWall: string, person?: string) =>
    rota.add({ role: 'primary', startsAtWall, endsAtWall, ...(person === undefined ? {} : { person }) });
  const stretches = (from = rota) =>
    from.mine(...everything).map(({ startsAt, endsAt }) => `${short(startsAt)} to ${short(endsAt)}`);
  return { ...desk, feeds, folder, db, clock, open, id, tell, override, stretches };
}

const short = (instant: number) => new Date(instant).toISOString().slice(8, 16);

describe('who I am', () => {
  it('is unknown until I choose, and then my shifts begin my watch', async () => {
    const { rota, id, changes } = await setUp([dayShift('2026-11-20'), dayShift('2026-11-21', ada)]);
    rota.chooseMe([]);
    expect([rota.standing().isUnknownWhoIAm, rota.current()]).toEqual([true, undefined]);
    const before = changes.length;
    expect(rota.chooseMe(meBySam)).toMatchObject({
      marks: [{ kind: 'email', value: 'SAM@example.gov.uk' }],
      isUnknownWhoIAm: false,
      people: [
        { person: ada, isMe: false, stood: 0, nextStartsAt: at('2026-11-21T07:00Z') },
        { person: sam, isMe: true, stood: 0, nextStartsAt: undefined },
      ],
    });
    expect(changes).toHaveLength(before + 1);
    expect(rota.current()).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      person: 'Sam Jones',
      role: 'primary',
      startsAt: at('2026-11-20T07:00Z'),
      endsAt: at('2026-11-20T22:00Z'),
      source: id,
      isMine: true,
    });
    expect(rota.list()).toEqual([]);
  });

  it('can be chosen anew: what was never mine is no longer', async () => {
    const { rota } = await setUp([
      dayShift('2026-11-19'),
      dayShift('2026-11-20'),
      dayShift('2026-11-21', ada),
    ]);
    const mistaken = rota.current();
    rota.chooseMe([{ kind: 'name', value: 'ada' }]);
    expect([rota.current(), rota.next()?.person]).toEqual([undefined, 'Ada']);
    expect(rota.mine(...everything).map(({ person }) => person)).toEqual(['Ada']);
    expect(rota.byId(mistaken?.id ?? '')).toEqual(mistaken);
  });

  it('counts how often each has stood, as far back as the copies reach', async () => {
    const { rota } = await setUp(
      ['2026-02-01', '2026-11-18', '2026-11-19', '2026-11-20'].map((date) => dayShift(date)),
    );
    expect(rota.standing().people).toEqual([{ person: sam, isMe: true, stood: 3, nextStartsAt: undefined }]);
  });
});

describe('a shift of mine that a source tells', () => {
  it('is one row with one id, through readings and restarts, also after the process was killed', async () => {
    const { rota, db, folder, clock, open, tell } = await setUp([
      dayShift('2026-11-20'),
      dayShift('2026-11-25'),
    ]);
    const ids = rota.mine(...everything).map(({ id }) => id);
    const rows = db.prepare('SELECT * FROM shift ORDER BY starts_at').all();
    await tell([dayShift('2026-11-20'), dayShift('2026-11-25')]);
    await clock.advance(3 * day);
    // A second handle on the file that nobody closed: what was committed is what is found.
    const again = open(openTestDatabase(folder)).rota;
    expect(again.mine(...everything).map(({ id }) => id)).toEqual(ids);
    expect(db.prepare('SELECT * FROM shift ORDER BY starts_at').all()).toEqual(rows);
    expect(again.next()?.id).toBe(ids[1]);
  });

  it('keeps its id when its times change, and ends when it is cut short', async () => {
    const today = dayShift('2026-11-20');
    const { rota, tell } = await setUp([today]);
    const id = rota.current()?.id;
    await tell([
      { ...today, uid: 'anew', startsAt: at('2026-11-20T08:00Z'), endsAt: at('2026-11-20T20:00Z') },
    ]);
    expect(rota.current()).toMatchObject({
      id,
      startsAt: at('2026-11-20T08:00Z'),
      endsAt: at('2026-11-20T20:00Z'),
    });
    const rest = { startsAt: at('2026-11-20T09:42Z'), endsAt: today.endsAt };
    await tell([{ ...today, endsAt: at('2026-11-20T09:42Z') }, dayShift('2026-11-20', ada, rest)]);
    expect([rota.current(), rota.byId(id ?? '')?.endsAt]).toEqual([undefined, at('2026-11-20T09:42Z')]);
  });

  it('that vanishes before it began is removed; one that had begun ends now', async () => {
    const later = ['2026-11-22', '2026-11-23', '2026-11-24'].map((date) => dayShift(date, ada));
    const { rota, db, clock, tell } = await setUp([dayShift('2026-11-20'), dayShift('2026-11-21'), ...later]);
    const [today, tomorrow] = rota.mine(...everything);
    await clock.advance(5 * minute);
    await tell(later);
    expect(rota.mine(...everything)).toEqual([{ ...today, endsAt: clock.now() }]);
    expect(db.prepare('SELECT id FROM shift WHERE removed_at IS NOT NULL').all()).toEqual([
      { id: tomorrow?.id },
    ]);
    expect(rota.byId(tomorrow?.id ?? '')?.startsAt).toBe(tomorrow?.startsAt);
  });

  it('stays the same when its lane is given another role', async () => {
    const { rota, id } = await setUp([dayShift('2026-11-19'), dayShift('2026-11-20')]);
    const before = rota.mine(...everything);
    rota.assignLane({ id, lane: 'a', role: 'support' });
    expect(rota.mine(...everything)).toEqual(before.map((shift) => ({ ...shift, role: 'support' })));
    rota.assignLane({ id, lane: 'a' });
    expect([rota.mine(...everything), rota.current()]).toEqual([[], undefined]);
  });

  it('is known since it was first seen; one by hand since it was entered', async () => {
    const { rota, db, clock, tell, override } = await setUp([dayShift('2026-11-20')]);
    const begun = clock.now();
    await clock.advance(5 * minute);
    await tell([dayShift('2026-11-20'), dayShift('2026-11-21')]);
    override('2026-11-22T07:00', '2026-11-22T22:00');
    db.prepare(
      `INSERT INTO shift (id, person, role, starts_at, ends_at, source) VALUES ('old', 'Sam', 'primary', 1, 2, 'hand')`,
    ).run();
    expect(rota.mine(...everything).map(({ knownAt }) => knownAt)).toEqual([
      1,
      begun,
      begun + 5 * minute,
      begun + 5 * minute,
    ]);
  });

  it('cannot be removed by hand', async () => {
    const { rota } = await setUp([dayShift('2026-11-20')]);
    const shift = rota.current();
    expect(() => rota.remove(shift?.id ?? '')).toThrow(WatchkeeperError);
    expect(rota.current()).toEqual(shift);
  });

  it('is not written, reckoned or announced as another while the source says the same', async () => {
    const { rota, db, changes, tell } = await setUp([dayShift('2026-11-20'), dayShift('2026-11-21')]);
    db.exec(`
      CREATE TEMP TRIGGER no_shift BEFORE UPDATE ON main.shift BEGIN SELECT RAISE(ABORT, 'written'); END;
      CREATE TEMP TRIGGER no_copy BEFORE DELETE ON main.rota_shift BEGIN SELECT RAISE(ABORT, 'written'); END`);
    const before = [rota.current(), changes.length];
    await tell([dayShift('2026-11-21'), dayShift('2026-11-20')]);
    expect([rota.current(), changes.length]).toEqual(before);
    expect(rota.standing().sources[0]?.failure).toBeUndefined();
  });

  it('that vanished before it began has its old id when it is told again', async () => {
    const both = [dayShift('2026-11-21'), dayShift('2026-11-22', ada)];
    const { rota, tell } = await setUp(both);
    const before = rota.mine(...everything);
    await tell(both.slice(1));
    expect(rota.mine(...everything)).toEqual([]);
    await tell(both);
    expect(rota.mine(...everything)).toEqual(before);
  });

  it('of the past has its old id when I was somebody else for a moment', async () => {
    const { rota } = await setUp([dayShift('2026-11-10'), dayShift('2026-11-20'), dayShift('2026-11-24')]);
    const before = rota.mine(...everything);
    rota.chooseMe([{ kind: 'name', value: 'Ada' }]);
    expect(rota.mine(...everything)).toEqual([]);
    rota.chooseMe(meBySam);
    expect(rota.mine(...everything)).toEqual(before);
  });

  it('is found without writing or asking the disk while nothing changes', async () => {
    const { rota, db } = await setUp([dayShift('2026-11-20'), dayShift('2026-11-21')]);
    const found = [rota.current(), rota.next()];
    // Behind its back: whoever asked the disk would find nothing.
    db.exec('DELETE FROM shift');
    expect([rota.current(), rota.next()]).toEqual(found);
    expect(db.prepare('SELECT count(*) AS rows FROM shift').get()).toEqual({ rows: 0 });
  });

  it('goes on being found on a disk that is full', async () => {
    const { rota, db, logger, tell } = await setUp([dayShift('2026-11-20')]);
    const shift = rota.current();
    db.exec(`CREATE TRIGGER full BEFORE UPDATE ON shift BEGIN SELECT RAISE(ABORT, 'full'); END`);
    await tell([dayShift('2026-11-20', sam, { endsAt: at('2026-11-20T20:00Z') })]);
    expect(rota.current()).toEqual(shift);
    expect(logger.lines.map(({ event }) => event)).toContain('rota.shifts-not-kept');
    db.exec('DROP TRIGGER full');
  });
});

describe('an override', () => {
  it('for another stands before the feed for its time, and what is left of mine keeps its id', async () => {
    const { rota, clock, override, stretches } = await setUp([dayShift('2026-11-20')]);
    const id = rota.current()?.id;
    const other = override('2026-11-20T12:00', '2026-11-20T14:00', 'Ada');
    expect(other).toMatchObject({ person: 'Ada', isMine: false });
    expect(rota.list()).toEqual([other]);
    expect(stretches()).toEqual(['20T07:00 to 20T12:00', '20T14:00 to 20T22:00']);
    const holds = ['11:59', '12:00', '13:59', '14:00'].map((time) => {
      clock.jumpTo(at(`2026-11-20T${time}Z`));
      return rota.current()?.id === id;
    });
    expect(holds).toEqual([true, false, false, false]);
    expect(rota.current()?.startsAt).toBe(at('2026-11-20T14:00Z'));
    rota.remove(other.id);
    expect(stretches()).toEqual(['20T07:00 to 20T22:00']);
  });

  it('over all of a running shift hands it over now: what was stood stays', async () => {
    const { rota, clock, override } = await setUp([dayShift('2026-11-20'), dayShift('2026-11-21')]);
    const [today] = rota.mine(...everything);
    override('2026-11-20T00:00', '2026-11-22T00:00', 'Ada');
    expect(rota.mine(...everything)).toEqual([{ ...today, endsAt: clock.now() }]);
    await clock.advance(2 * day);
    expect(rota.mine(...everything)).toEqual([{ ...today, endsAt: at('2026-11-20T09:42Z') }]);
  });

  it('of mine stands before whom the feed names, and expires by itself', async () => {
    const { rota, clock, override } = await setUp([dayShift('2026-11-20', ada), dayShift('2026-11-21', ada)]);
    const mine = override('2026-11-20T09:00', '2026-11-20T12:00');
    expect(rota.current()).toEqual(mine);
    const names = () =>
      rota
        .month('2026-11')
        .strips[0]?.duties.map(({ person, startsAt }) => `${short(startsAt)} ${person.name}`);
    expect(names()).toEqual(['20T07:00 Ada', '20T09:00 Sam', '20T12:00 Ada', '21T07:00 Ada']);
    clock.jumpTo(mine.endsAt);
    expect(rota.current()).toBeUndefined();
  });

  it('for others may be entered beside mine, but not twice for one person and role', async () => {
    const { rota, override } = await setUp([]);
    override('2026-11-20T07:00', '2026-11-20T22:00');
    override('2026-11-20T07:00', '2026-11-20T22:00', 'Ada');
    override('2026-11-20T12:00', '2026-11-20T13:00', 'Grace');
    rota.add({
      role: 'secondary',
      startsAtWall: '2026-11-20T12:00',
      endsAtWall: '2026-11-20T13:00',
      person: 'Ada',
    });
    expect(() => override('2026-11-20T21:00', '2026-11-20T23:00', 'Ada')).toThrow(
      'it overlaps Ada’s primary shift from Fri 20 Nov 07:00 to Fri 20 Nov 22:00 GMT',
    );
    expect(() => override('2026-11-20T21:00', '2026-11-20T23:00', ' sam ')).toThrow(
      'it overlaps your primary',
    );
  });

  it('of mine that touches mine makes it longer at either end, and shorter when it is taken out', async () => {
    const { rota, override, stretches } = await setUp([dayShift('2026-11-20'), dayShift('2026-11-21')]);
    const [today, tomorrow] = rota.mine(...everything);
    const after = override('2026-11-20T21:00', '2026-11-20T23:00');
    const ahead = override('2026-11-21T05:00', '2026-11-21T07:00');
    expect(stretches()).toEqual(['20T07:00 to 20T23:00', '21T05:00 to 21T22:00']);
    expect([rota.current()?.id, rota.byId(today?.id ?? '')]).toEqual([today?.id, rota.current()]);
    expect(rota.byId(after.id)).toEqual(after);
    expect(rota.list()).toEqual([after, ahead]);
    rota.remove(after.id);
    rota.remove(ahead.id);
    expect(rota.mine(...everything)).toEqual([today, tomorrow]);
  });

  it('of mine that only touches another of mine stays as it was entered', async () => {
    const { override, stretches } = await setUp([]);
    override('2026-11-20T07:00', '2026-11-20T12:00');
    override('2026-11-20T12:00', '2026-11-20T22:00');
    expect(stretches()).toEqual(['20T07:00 to 20T12:00', '20T12:00 to 20T22:00']);
  });

  it('of several shifts of mine at once the primary one is the watch', async () => {
    const { rota, override, id } = await setUp([dayShift('2026-11-20')]);
    rota.assignLane({ id, lane: 'a', role: 'secondary' });
    rota.add({ role: 'support', startsAtWall: '2026-11-20T09:00', endsAtWall: '2026-11-20T17:00' });
    expect(rota.current()?.role).toBe('support');
    rota.remove(rota.list()[0]?.id ?? '');
    expect(rota.current()?.role).toBe('secondary');
    override('2026-11-20T09:00', '2026-11-20T17:00');
    expect(rota.current()?.role).toBe('primary');
  });
});

describe("the pack's own rotation", () => {
  const rotation: Pack['rota'] = {
    ...testPack.rota,
    rotation: [
      {
        role: 'primary',
        startsOn: '2026-11-02',
        turnDays: 14,
        turns: [['Sam'], ['Ada'], ['Grace']],
        each: 'turn',
        handOverAt: '10:00',
      },
    ],
  };

  it('is a source that is reckoned, never old, and below every feed only by an override', async () => {
    const pack: Pack = { ...testPack, rota: rotation };
    const clock = createManualClock(at('2026-11-10T12:00Z'));
    const { rota } = openRota({ db: openTestDatabase(), clock, pack: () => pack });
    expect(rota.standing()).toMatchObject({
      isUnknownWhoIAm: true,
      sources: [
        {
          id: 'rotation',
          kind: 'rotation',
          name: 'Rotation in the team pack',
          place: 'Test Team',
          isStale: false,
          failure: undefined,
          lanes: [{ name: 'Primary', role: 'primary', isChosen: true }],
        },
      ],
    });
    rota.chooseMe([{ kind: 'name', value: 'Sam' }]);
    const first = rota.current();
    expect(first).toMatchObject({
      person: 'Sam',
      source: 'rotation',
      startsAt: at('2026-11-02T10:00Z'),
      endsAt: at('2026-11-16T10:00Z'),
    });
    expect(rota.next()?.startsAt).toBe(at('2026-12-14T10:00Z'));
    clock.jumpTo(at('2026-11-16T10:00Z'));
    expect(rota.current()).toBeUndefined();
    // The window has moved: what was kept is still the same row.
    clock.jumpTo(at('2026-11-30T00:00Z'));
    expect(rota.mine(at('2026-11-01T00:00Z'), at('2026-12-01T00:00Z')).map(({ id }) => id)).toEqual([
      first?.id,
    ]);
  });

  it('is told of any month, also of one in thousands of years', () => {
    const { rota } = openRota({ pack: () => ({ ...testPack, rota: rotation }) });
    const months = ['2026-12', '2028-01', '9000-01'].map(
      (month) => rota.month(month).strips[0]?.duties.length,
    );
    expect(months).toEqual([3, 3, 3]);
  });

  it('is reckoned anew when the list of bank holidays changes', () => {
    const [plan] = rotation.rotation;
    if (plan === undefined) throw new Error('no plan');
    const list = readHolidays('resources')('england-and-wales');
    let holidays = list;
    const onCall = { ...testPack.hours.onCall, weekends: [{ from: '09:00', to: '12:00' }] };
    const pack: Pack = {
      ...testPack,
      hours: { ...testPack.hours, onCall },
      rota: { ...rotation, rotation: [{ ...plan, each: 'day' }] },
    };
    const { rota } = openRota({ pack: () => pack, holidays: () => holidays });
    rota.chooseMe([{ kind: 'name', value: 'Ada' }]);
    const before = rota.current();
    expect(before?.endsAt).toBe(at('2026-11-20T22:00Z'));
    holidays = { ...list, events: [...list.events, { date: '2026-11-20', title: 'A day off' }] };
    const [startsAt, endsAt] = [at('2026-11-20T09:00Z'), at('2026-11-20T12:00Z')];
    expect(rota.current()).toEqual({ ...before, startsAt, endsAt });
  });

  it('stays while the pack cannot be used, and changes with it', async () => {
    let use = (): Pack => ({ ...testPack, rota: rotation });
    const clock = createManualClock(at('2026-11-10T12:00Z'));
    const { rota } = openRota({ db: openTestDatabase(), clock, pack: () => use() });
    rota.chooseMe([{ kind: 'name', value: 'Sam' }]);
    const shift = rota.current();
    use = () => {
      throw new WatchkeeperError('pack-unknown', { pack: 'test-team' });
    };
    expect(rota.current()).toEqual(shift);
    use = () => ({ ...testPack });
    expect([rota.current(), rota.next(), rota.standing().sources]).toEqual([undefined, undefined, []]);
    expect(rota.byId(shift?.id ?? '')?.endsAt).toBe(clock.now());
  });
});

it('the month beyond what the window holds is still told', async () => {
  const { rota } = await setUp([dayShift('2026-11-20')]);
  expect(rota.month('2027-10').strips.map(({ duties }) => duties)).toEqual([[], []]);
  expect(rota.month('2026-11').strips[0]?.duties).toHaveLength(1);
  expect(rota.standing().sources[0]?.lanes.map(({ name }) => name)).toEqual(
    primaryLane.map(({ name }) => name),
  );
});
