import { describe, expect, it } from 'vitest';
import type { FeedShift } from '../../../src/shared/nouns/rota';
import { createManualClock } from '../../support/manual-clock';
import { openTestDatabase } from '../../support/test-database';
import { ada, at, createFakeFeeds, day, hour, minute, openRota, sam, told } from './rota-desk';

const now = at('2026-11-20T12:00Z');

async function setUp(shifts: readonly FeedShift[]) {
  const feeds = createFakeFeeds();
  const db = openTestDatabase();
  const clock = createManualClock(now);
  const desk = openRota({ db, clock, readerFor: feeds.readerFor });
  feeds.say('Feed', told(shifts));
  await desk.rota.addCalendar({ name: 'Feed', address: 'https://calendar.example/feed.ics' });
  desk.rota.chooseMe([{ kind: 'email', value: sam.email ?? '' }]);
  return { ...desk, feeds, db, clock };
}

describe('a feed of 20,000 shifts of mine', () => {
  const apart = Math.floor((165 * day) / 20_000);
  const shifts = Array.from({ length: 20_000 }, (_, index): FeedShift => {
    const startsAt = at('2026-10-01T00:00Z') + index * apart;
    return { uid: `u${index}`, lane: 'a', person: sam, startsAt, endsAt: startsAt + 10 * minute };
  });

  it('is read and changed, and only what is near has rows', async () => {
    const { rota, db, feeds } = await setUp(shifts);
    const running = shifts.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
    expect(rota.current()?.startsAt).toBe(running?.startsAt);
    rota.add({
      role: 'secondary',
      person: 'Ada',
      startsAtWall: '2026-11-28T07:00',
      endsAtWall: '2026-11-28T22:00',
    });
    feeds.say(
      'Feed',
      told(shifts.map((shift, index) => (index % 2 === 0 ? shift : { ...shift, person: ada }))),
    );
    await rota.readSources();
    expect(rota.next()?.startsAt).toBe(
      shifts.find(({ startsAt }, index) => index % 2 === 0 && startsAt > now)?.startsAt,
    );
    const rows = db.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM shift').get()?.rows ?? 0;
    expect(rows).toBeLessThan(10_000);
  });
});

it('the next shift of mine has a row though it is months away, and those after it once they are near', async () => {
  const inDays = (days: number): FeedShift => {
    const startsAt = now + days * day;
    return { uid: `in ${days}`, lane: 'a', person: sam, startsAt, endsAt: startsAt + 10 * hour };
  };
  const { rota, clock } = await setUp([inDays(70), inDays(80), inDays(90)]);
  const rows = () => rota.mine(0, now + 200 * day).map(({ id, startsAt }) => ({ id, startsAt }));
  const first = rota.next();
  expect(rows()).toEqual([{ id: first?.id, startsAt: now + 70 * day }]);
  clock.jumpTo(now + 35 * day);
  expect(rows().map(({ startsAt }) => startsAt)).toEqual([now + 70 * day, now + 80 * day]);
  expect(rota.next()).toEqual(first);
});
