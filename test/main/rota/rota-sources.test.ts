import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../../src/main/ports';
import type { RotaService, RotaServiceOptions } from '../../../src/main/rota/rota-service';
import { type ErrorCode, WatchkeeperError } from '../../../src/shared/errors';
import type { FeedOutcome, RotaSource } from '../../../src/shared/nouns/rota';
import { createManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { openTestDatabase } from '../../support/test-database';
import {
  ada,
  at,
  createFakeFeeds,
  dayShift,
  hour,
  minute,
  openRota,
  primaryLane,
  sam,
  told,
  unreachable,
} from './rota-desk';

const address = 'https://calendar.example/private/c0ffee/feed.ics';
const coming = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((date) => dayShift(date));

function setUp(given: Partial<RotaServiceOptions> = {}) {
  const feeds = createFakeFeeds();
  const db = openTestDatabase();
  const clock = createManualClock(at('2026-11-20T09:42Z'));
  const kept = new Map<string, string>();
  const secrets = createMemorySecrets(kept);
  const open = (again: Partial<RotaServiceOptions> = {}) =>
    openRota({ db, clock, secrets, readerFor: feeds.readerFor, ...given, ...again });
  const desk = open();
  const add = async (name = 'Feed') => {
    const { sources } = await desk.rota.addCalendar({ name, address });
    const id = sources.find((source) => source.name === name)?.id;
    if (id === undefined) throw new Error('The source is not there');
    return id;
  };
  const rows = (table: string) => db.prepare(`SELECT * FROM ${table}`).all();
  return { ...desk, feeds, db, clock, kept, open, add, rows };
}

async function codeOf(act: () => Promise<unknown>): Promise<ErrorCode> {
  try {
    await act();
  } catch (error) {
    if (error instanceof WatchkeeperError) return error.code;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

function only(rota: RotaService): RotaSource {
  const [source, ...others] = rota.standing().sources;
  if (source === undefined || others.length > 0) throw new Error('There is not exactly one source');
  return source;
}

const namesOf = (rota: RotaService) =>
  rota
    .month('2026-11')
    .strips.flatMap(({ duties }) =>
      duties.map((duty) => `${new Date(duty.startsAt).getUTCDate()} ${duty.person.name}`),
    );

describe('a source that is added', () => {
  it('is read once, kept with its copy and its lanes, and its address goes to the keychain alone', async () => {
    const { rota, feeds, clock, kept, events, changes, add } = setUp();
    feeds.say('Feed', told(coming));
    const id = await add();
    expect(only(rota)).toEqual({
      id,
      kind: 'ical',
      name: 'Feed',
      place: 'calendar.example',
      lastSuccessAt: clock.now(),
      isStale: false,
      failingSinceAt: undefined,
      failure: undefined,
      heldBack: undefined,
      unreadable: 0,
      lanes: [{ key: 'a', name: 'Primary', role: 'primary', isChosen: false }],
      shifts: 4,
    });
    expect([...kept]).toEqual([[`rota-source-${id}`, JSON.stringify({ address })]]);
    expect(feeds.windows).toEqual([
      { zone: 'Europe/London', fromAt: at('2026-09-19T00:00Z'), toAt: at('2027-03-21T00:00Z') },
    ]);
    expect(namesOf(rota)).toEqual(['21 Sam Jones', '22 Sam Jones', '23 Sam Jones', '24 Sam Jones']);
    expect([events.at(-1)?.name, events.at(-1)?.value, changes.length]).toEqual([
      'rota.changed',
      rota.standing(),
      1,
    ]);
  });

  it('is not kept when it cannot be read, nor is its secret', async () => {
    const { rota, feeds, kept, rows, add } = setUp();
    feeds.say('Feed', unreachable);
    await expect(add()).rejects.toMatchObject({
      code: 'rota-not-added',
      detail: { source: 'Feed', reason: 'The rota source Feed cannot be reached (no network)' },
    });
    expect([rota.standing().sources, rows('rota_source'), rows('rota_lane'), [...kept]]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('with an address that cannot be used is not even read', async () => {
    const { rota, feeds } = setUp();
    expect(await codeOf(() => rota.addCalendar({ name: 'Feed', address: 'ftp://x' }))).toBe(
      'rota-address-invalid',
    );
    expect(await codeOf(() => rota.addPagerDuty({ name: 'Feed', token: 'a b' }))).toBe('invalid-request');
    expect(feeds.asked).toEqual([]);
  });

  it('waits for a team pack', async () => {
    const { rota } = setUp({
      pack: () => {
        throw new WatchkeeperError('not-set-up');
      },
    });
    expect(await codeOf(() => rota.addCalendar({ name: 'Feed', address }))).toBe('not-set-up');
    expect(rota.standing()).toEqual({ sources: [], people: [], marks: [], isUnknownWhoIAm: false });
    expect([rota.current(), rota.next()]).toEqual([undefined, undefined]);
  });

  it('is used until the end of this run where the keychain refuses, and the refusal is told', async () => {
    const refusing: Secrets = {
      ...createMemorySecrets(),
      write: () => Promise.reject(new WatchkeeperError('keychain-unavailable', { reason: 'locked' })),
    };
    const { rota, feeds, clock } = setUp({ secrets: refusing });
    feeds.say('Feed', told(coming));
    expect(await codeOf(() => rota.addCalendar({ name: 'Feed', address }))).toBe('keychain-unavailable');
    feeds.say('Feed', told(coming.slice(1)));
    await clock.advance(10 * minute);
    expect(only(rota)).toMatchObject({ shifts: 3, failure: undefined });
  });

  it('of PagerDuty keeps key and account in the keychain', async () => {
    const { rota, feeds, kept } = setUp();
    feeds.say('Pager', told(coming));
    await rota.addPagerDuty({ name: 'Pager', token: ' key-1 ', apiUrl: 'https://api.eu.pagerduty.com/' });
    const source = only(rota);
    expect([source.kind, source.place]).toEqual(['pagerduty', 'api.eu.pagerduty.com']);
    const secret = { token: 'key-1', apiUrl: 'https://api.eu.pagerduty.com' };
    expect(kept.get(`rota-source-${source.id}`)).toBe(JSON.stringify(secret));
    await rota.replaceSecret({ id: source.id, secret: 'key-2' });
    expect(kept.get(`rota-source-${source.id}`)).toBe(JSON.stringify({ ...secret, token: 'key-2' }));
  });
});

describe('the last good copy', () => {
  it('stays in use with the network off and after a restart, and grows old', async () => {
    const { rota, feeds, clock, open, add, events } = setUp();
    feeds.say('Feed', told(coming));
    await add();
    const readAt = clock.now();
    feeds.say('Feed', unreachable);
    await clock.advance(10 * minute);
    expect(only(rota)).toMatchObject({
      lastSuccessAt: readAt,
      isStale: false,
      failingSinceAt: readAt + 10 * minute,
      failure: { code: 'rota-unreachable' },
      shifts: 4,
    });
    await rota.close();

    clock.jumpTo(readAt + 26 * minute);
    const again = open().rota;
    again.start();
    await clock.advance(0);
    expect(only(again)).toMatchObject({ lastSuccessAt: readAt, isStale: true, shifts: 4 });
    expect(only(again).failingSinceAt).toBe(readAt + 10 * minute);
    expect(namesOf(again)).toHaveLength(4);

    feeds.say('Feed', told(coming.slice(0, 3)));
    const heard = events.length;
    await again.readSources();
    expect(only(again)).toMatchObject({
      isStale: false,
      failure: undefined,
      failingSinceAt: undefined,
      shifts: 3,
    });
    expect(events).toHaveLength(heard);
    await again.close();
  });

  it('is told with its age after each reading, though nothing else is new', async () => {
    const { feeds, clock, events, changes, add, rota } = setUp();
    feeds.say('Feed', told(coming));
    await add();
    const before = [events.length, changes.length];
    await clock.advance(10 * minute);
    expect([events.length, changes.length]).toEqual([(before[0] ?? 0) + 1, before[1]]);
    expect(only(rota).lastSuccessAt).toBe(clock.now());
  });

  it('stays when the secret is lost, which is said, until it is entered again', async () => {
    const { rota, feeds, clock, kept, open, add } = setUp();
    feeds.say('Feed', told(coming));
    const id = await add();
    await rota.close();
    kept.clear();
    const again = open().rota;
    again.start();
    await clock.advance(0);
    expect(only(again)).toMatchObject({
      failure: { code: 'rota-secret-lost', detail: { source: 'Feed' } },
      shifts: 4,
    });
    const moved = 'https://elsewhere.example/other.ics';
    await again.replaceSecret({ id, secret: ` ${moved} ` });
    expect(only(again)).toMatchObject({ failure: undefined, place: 'elsewhere.example', shifts: 4 });
    expect(kept.get(`rota-source-${id}`)).toBe(JSON.stringify({ address: moved }));
    await again.close();
  });

  it('stays when a new secret does not work, and so does the old secret', async () => {
    const { rota, feeds, clock, kept, add } = setUp();
    feeds.say('Feed', told(coming));
    const id = await add();
    feeds.say('Feed', unreachable);
    expect(await codeOf(() => rota.replaceSecret({ id, secret: 'https://elsewhere.example/x.ics' }))).toBe(
      'rota-unreachable',
    );
    expect([only(rota).place, kept.get(`rota-source-${id}`)]).toEqual([
      'calendar.example',
      JSON.stringify({ address }),
    ]);
    feeds.say('Feed', told(coming.slice(1)));
    await clock.advance(10 * minute);
    expect(only(rota).shifts).toBe(3);
  });

  it('is read from a keychain that was locked at the start, as soon as it is open', async () => {
    const { rota, feeds, clock, kept, open, add } = setUp();
    feeds.say('Feed', told(coming));
    await add();
    await rota.close();
    let isLocked = true;
    const reason = new WatchkeeperError('keychain-unavailable', { reason: 'locked' });
    const secrets: Secrets = {
      ...createMemorySecrets(kept),
      read: (name) => (isLocked ? Promise.reject(reason) : Promise.resolve(kept.get(name))),
    };
    const again = open({ secrets }).rota;
    again.start();
    await clock.advance(0);
    expect(only(again).failure?.code).toBe('keychain-unavailable');
    isLocked = false;
    await clock.advance(10 * minute);
    expect(only(again).failure).toBeUndefined();
    await again.close();
  });
});

describe('a copy that shrinks to nothing', () => {
  it('is held back until somebody agrees', async () => {
    const { rota, feeds, clock, add, logger } = setUp();
    feeds.say('Feed', told(coming));
    const id = await add();
    const readAt = clock.now();
    feeds.say('Feed', told([]));
    await clock.advance(20 * minute);
    expect(only(rota)).toMatchObject({
      heldBack: { sinceAt: readAt + 10 * minute, removes: 4, of: 4 },
      lastSuccessAt: readAt,
      failure: undefined,
      shifts: 4,
    });
    expect(namesOf(rota)).toHaveLength(4);
    expect(logger.lines.filter(({ event }) => event === 'rota.held-back')).toHaveLength(1);

    await rota.acceptCopy(id);
    expect(only(rota)).toMatchObject({ heldBack: undefined, lastSuccessAt: clock.now(), shifts: 0 });
    expect(namesOf(rota)).toEqual([]);
  });

  it('is forgotten when the next one is whole again', async () => {
    const { rota, feeds, clock, add } = setUp();
    feeds.say('Feed', told(coming));
    await add();
    feeds.say('Feed', told([]));
    await clock.advance(10 * minute);
    feeds.say('Feed', told(coming));
    await clock.advance(10 * minute);
    expect(only(rota)).toMatchObject({ heldBack: undefined, lastSuccessAt: clock.now(), shifts: 4 });
  });

  it('cannot be agreed to while the source does not answer, and agreeing holds for that copy alone', async () => {
    const { rota, feeds, clock, add } = setUp();
    feeds.say('Feed', told(coming));
    const id = await add();
    feeds.say('Feed', told([]));
    await clock.advance(10 * minute);
    feeds.say('Feed', unreachable);
    expect(await codeOf(() => rota.acceptCopy(id))).toBe('rota-unreachable');
    feeds.say('Feed', told([]));
    await rota.readSources();
    expect(only(rota)).toMatchObject({ shifts: 4, heldBack: { removes: 4 } });
  });
});

describe('reading', () => {
  /** Minutes after the adding at which the source was asked. */
  async function rhythm(outcome: FeedOutcome, hours: number): Promise<readonly number[]> {
    const { feeds, clock, add, rota } = setUp();
    const asked: number[] = [];
    const begun = clock.now();
    feeds.say('Feed', told(coming));
    await add();
    feeds.say('Feed', () => {
      asked.push((clock.now() - begun) / minute);
      return outcome;
    });
    await clock.advance(hours * hour);
    await rota.close();
    return asked;
  }

  it('comes every ten minutes', async () => {
    expect(await rhythm(told(coming), 1)).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('backs off to an hour from a source that fails', async () => {
    expect(await rhythm(unreachable, 5)).toEqual([10, 20, 40, 80, 140, 200, 260]);
  });

  it('leaves a source alone as long as it asks to be, also when the machine wakes', async () => {
    expect(await rhythm({ ...unreachable, retryAfterMs: 90 * minute }, 4)).toEqual([10, 100, 190]);
    const { feeds, clock, add, rota } = setUp();
    feeds.say('Feed', told(coming));
    await add();
    feeds.say('Feed', { ...unreachable, retryAfterMs: 5 * minute });
    await clock.advance(10 * minute);
    const before = feeds.windows.length;
    await rota.readSources();
    expect(feeds.windows).toHaveLength(before);
    await clock.advance(5 * minute);
    rota.lookAgain();
    await clock.advance(0);
    expect(feeds.windows).toHaveLength(before + 1);
  });

  it('of one source never waits for another', async () => {
    const { feeds, clock, add, rota } = setUp();
    feeds.say('Slow', told(coming));
    feeds.say('Quick', told(coming));
    await add('Slow');
    await add('Quick');
    feeds.say('Slow', () => new Promise<FeedOutcome>(() => undefined));
    await clock.advance(30 * minute);
    const ages = rota
      .standing()
      .sources.map(({ name, lastSuccessAt = 0 }) => [name, (clock.now() - lastSuccessAt) / minute]);
    expect(ages).toEqual([
      ['Slow', 30],
      ['Quick', 0],
    ]);
  });

  it.each(['removed', 'closed'])('is dropped when meanwhile the source is %s', async (end) => {
    const { feeds, clock, add, rota, rows } = setUp();
    feeds.say('Feed', told(coming));
    const id = await add();
    let answer: (outcome: FeedOutcome) => void = () => undefined;
    feeds.say('Feed', () => new Promise<FeedOutcome>((resolve) => (answer = resolve)));
    await clock.advance(10 * minute);
    const ended = end === 'removed' ? rota.removeSource(id) : rota.close();
    const before = [rows('rota_source'), rows('rota_shift')];
    answer(told([dayShift('2026-12-01')]));
    await ended;
    await clock.advance(hour);
    expect([rows('rota_source'), rows('rota_shift')]).toEqual(before);
    expect(feeds.asked.at(-1)?.signal.aborted).toBe(true);
  });
});

it('a reading by the old address is dropped when meanwhile the address was replaced', async () => {
  const { rota, feeds, clock, add } = setUp();
  feeds.say('Feed', told(coming));
  const id = await add();
  let answer: (outcome: FeedOutcome) => void = () => undefined;
  feeds.say('Feed', () => new Promise<FeedOutcome>((resolve) => (answer = resolve)));
  await clock.advance(10 * minute);
  feeds.say('Feed', told(coming.slice(1)));
  await rota.replaceSecret({ id, secret: 'https://elsewhere.example/other.ics' });
  answer(told(coming));
  await clock.advance(minute);
  expect(only(rota)).toMatchObject({ place: 'elsewhere.example', shifts: 3 });
});

describe('a source that is removed', () => {
  it('takes what is to come and its secret along; what was stood stays', async () => {
    const { rota, feeds, kept, add } = setUp();
    feeds.say('Feed', told([dayShift('2026-11-18'), dayShift('2026-11-20', ada), ...coming]));
    const id = await add();
    await rota.chooseMe([{ kind: 'email', value: sam.email ?? '' }]);
    const stood = rota.mine(at('2026-11-01T00:00Z'), at('2026-11-20T00:00Z'));
    expect(await rota.removeSource(id)).toEqual({
      sources: [],
      people: [],
      marks: [{ kind: 'email', value: sam.email }],
      isUnknownWhoIAm: false,
    });
    expect([...kept]).toEqual([]);
    expect(namesOf(rota)).toEqual(['18 Sam Jones', '20 Ada']);
    expect(rota.month('2026-11').strips[0]?.duties[1]?.endsAt).toBe(at('2026-11-20T09:42Z'));
    expect(stood).toHaveLength(1);
    expect(rota.mine(0, at('2027-01-01T00:00Z'))).toEqual(stood);
    for (const gone of [id, 'never', 'rotation']) {
      expect(await codeOf(() => rota.removeSource(gone))).toBe('not-found');
    }
  });

  it('and added anew does not double what was stood', async () => {
    const { rota, feeds, add } = setUp();
    feeds.say('Feed', told([dayShift('2026-11-18'), dayShift('2026-11-20'), ...coming]));
    const id = await add();
    await rota.chooseMe([{ kind: 'email', value: sam.email ?? '' }]);
    const before = rota.mine(0, at('2026-11-21T00:00Z'));
    await rota.removeSource(id);
    await add();
    const after = rota.mine(0, at('2026-11-21T00:00Z'));
    expect(after.map(({ source: _, ...shift }) => shift)).toEqual(
      before.map(({ source: _, ...shift }) => shift),
    );
    expect(rota.current()?.id).toBe(before[1]?.id);
  });
});

describe('a lane', () => {
  const lanes = [...primaryLane, { key: 'b', name: 'Cloud' }];
  const both = told([dayShift('2026-11-21'), dayShift('2026-11-21', ada, { lane: 'b' })], lanes);

  it('that nobody can guess is left out until a person chooses its role, which then stays', async () => {
    const { rota, feeds, clock, add } = setUp();
    feeds.say('Feed', both);
    const id = await add();
    expect(namesOf(rota)).toEqual(['21 Sam Jones']);
    rota.assignLane({ id, lane: 'b', role: 'secondary' });
    rota.assignLane({ id, lane: 'a' });
    expect(namesOf(rota)).toEqual(['21 Ada']);
    await clock.advance(10 * minute);
    expect(only(rota).lanes).toEqual([
      { key: 'b', name: 'Cloud', role: 'secondary', isChosen: true },
      { key: 'a', name: 'Primary', role: undefined, isChosen: true },
    ]);
    expect(() => rota.assignLane({ id, lane: 'c', role: 'primary' })).toThrow('not-found');
    expect(() => rota.assignLane({ id: 'rotation', lane: 'rotation:0' })).toThrow('not-found');
  });
});
