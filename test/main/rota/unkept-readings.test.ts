import { describe, expect, it } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { createManualClock } from '../../support/manual-clock';
import { openTestDatabase } from '../../support/test-database';
import { at, createFakeFeeds, day, dayShift, minute, openRota, sam, told } from './rota-desk';

const address = 'https://calendar.example/private/c0ffee/feed.ics';
const coming = ['2026-11-21', '2026-11-22'].map((date) => dayShift(date));

/** As on a full disk: every write to the rota needs a page, and there is none. Answers how to give the room back. */
function fillDisk(db: Writer): () => void {
  for (const table of ['rota_source', 'rota_shift', 'rota_lane']) {
    for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(`
        CREATE TEMP TRIGGER full_${change}_${table} BEFORE ${change} ON main.${table} BEGIN
          INSERT INTO pack_version (hash, pack_id, source_text, read_at)
          VALUES (hex(randomblob(8)), 'filler', hex(zeroblob(200000)), 0);
        END`);
    }
  }
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
  return () => db.pragma('max_page_count = 1073741823');
}

function setUp() {
  const feeds = createFakeFeeds();
  const db = openTestDatabase();
  const clock = createManualClock(at('2026-11-20T09:42Z'));
  const desk = openRota({ db, clock, readerFor: feeds.readerFor });
  return { ...desk, feeds, db, clock };
}

describe('a reading that cannot be kept', () => {
  it('is shown with its source, leaves the copy, and is tried again as soon as there is room', async () => {
    const { rota, feeds, db, clock, logger } = setUp();
    feeds.say('Feed', told(coming));
    await rota.addCalendar({ name: 'Feed', address });
    const makeRoom = fillDisk(db);
    feeds.say('Feed', told([...coming, dayShift('2026-11-23')]));
    await clock.advance(11 * minute);

    const failing = rota.standing().sources;
    expect(
      failing.map(({ failure, failingSinceAt, shifts }) => ({ failure, failingSinceAt, shifts })),
    ).toEqual([
      { failure: { code: 'disk-full', detail: {} }, failingSinceAt: at('2026-11-20T09:52Z'), shifts: 2 },
    ]);
    expect(logger.lines.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual([
      'rota.not-kept',
      'rota.not-kept',
    ]);

    makeRoom();
    await clock.advance(minute);
    const good = rota.standing().sources;
    expect(good.map(({ failure, shifts }) => ({ failure, shifts }))).toEqual([
      { failure: undefined, shifts: 3 },
    ]);
  });
});

describe('a copy with half of a character pair in it', () => {
  it('is kept with what stands for it, lanes that differ in nothing else being one', async () => {
    const { rota, feeds, clock } = setUp();
    const odd = { ...sam, name: 'Sam \ud800' };
    const lanes = [
      { key: 'Pri\ud800', name: 'Primary \ud800' },
      { key: 'Pri\ud801', name: 'Primary \ud801' },
    ];
    feeds.say('Feed', told([dayShift('2026-11-21', odd, { lane: 'Pri\ud800', uid: '\udc00' })], lanes));
    await rota.addCalendar({ name: 'Feed', address });
    const first = rota.standing().sources;
    expect(first.map(({ shifts, lanes: kept }) => ({ shifts, kept }))).toEqual([
      { shifts: 1, kept: [{ key: 'Pri\ufffd', name: 'Primary \ufffd', role: 'primary', isChosen: false }] },
    ]);
    await clock.advance(11 * minute);
    expect(rota.standing().sources.map(({ lastSuccessAt, failure }) => ({ lastSuccessAt, failure }))).toEqual(
      [{ lastSuccessAt: at('2026-11-20T09:52Z'), failure: undefined }],
    );
  });
});

it('a copy that was read while the clock was a year ahead is stale, not fresh', async () => {
  const { rota, feeds, clock } = setUp();
  feeds.say('Feed', told(coming));
  clock.jumpTo(at('2027-11-20T09:42Z'));
  await rota.addCalendar({ name: 'Feed', address });
  expect(rota.standing().sources.map(({ isStale }) => isStale)).toEqual([false]);
  clock.jumpTo(at('2026-11-20T09:42Z') + day);
  expect(rota.standing().sources.map(({ isStale }) => isStale)).toEqual([true]);
});
