import { describe, expect, it } from 'vitest';
import { type ErrorDetail, WatchkeeperError } from '../../../src/shared/errors';
import type { Shift } from '../../../src/shared/nouns/watch';
import { createManualClock } from '../../support/manual-clock';
import { openTestDatabase } from '../../support/test-database';
import { testPack } from '../../support/test-pack';
import { openRota } from './rota-desk';

const at = Date.parse;

function setUp(now = '2026-11-20T09:42Z', zone = 'Europe/London') {
  const db = openTestDatabase();
  const clock = createManualClock(at(now));
  const keeper = { name: 'Sam' };
  const open = () => openRota({ db, clock, pack: () => ({ ...testPack, zone }), me: () => keeper.name }).rota;
  const rota = open();
  const add = (startsAtWall: string, endsAtWall: string, role: Shift['role'] = 'primary') =>
    rota.add({ role, startsAtWall, endsAtWall });
  return { db, clock, keeper, open, rota, add };
}

function detailOf(act: () => unknown, code: WatchkeeperError['code']): ErrorDetail {
  try {
    act();
  } catch (error) {
    if (error instanceof WatchkeeperError && error.code === code) return error.detail;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

const reasonOf = (act: () => unknown) => detailOf(act, 'shift-invalid').reason;

describe('a shift that is entered', () => {
  it('is mine, between the instants of its wall times', () => {
    const { add, rota } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    expect(shift).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      person: 'Sam',
      role: 'primary',
      startsAt: at('2026-11-20T07:00Z'),
      endsAt: at('2026-11-20T22:00Z'),
      source: 'hand',
      isMine: true,
    });
    expect(rota.list()).toEqual([shift]);
    expect(rota.byId(shift.id)).toEqual(shift);
  });

  it('is read in the zone of the pack', () => {
    const { add } = setUp('2026-07-14T09:00Z', 'America/New_York');
    expect(add('2026-07-14T07:00', '2026-07-14T22:00').startsAt).toBe(at('2026-07-14T11:00Z'));
  });

  it('over a clock change is an hour longer or shorter', () => {
    const { add } = setUp();
    const lengths = [
      add('2026-03-28T22:00', '2026-03-29T22:00'),
      add('2026-10-24T22:00', '2026-10-25T22:00'),
    ].map((shift) => (shift.endsAt - shift.startsAt) / 3_600_000);
    expect(lengths).toEqual([23, 25]);
  });

  it('is still there after a restart', () => {
    const { add, open } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    expect(open().current()).toEqual(shift);
  });

  it('may last 21 calendar days, with the hour that the clocks add', () => {
    const { add } = setUp();
    expect(add('2026-10-10T09:00', '2026-10-31T09:00').endsAt).toBe(at('2026-10-31T09:00Z'));
  });

  it('may begin the minute another ends', () => {
    const { add, rota } = setUp();
    const late = add('2026-11-20T15:00', '2026-11-20T22:00');
    const early = add('2026-11-20T07:00', '2026-11-20T15:00');
    const after = add('2026-11-20T22:00', '2026-11-20T23:00');
    expect(rota.list()).toEqual([early, late, after]);
  });
});

describe('a shift that cannot be is refused, and nothing is added', () => {
  it.each([
    ['2026-11-20T22:00', '2026-11-20T07:00', 'it ends before it starts'],
    ['2026-11-20T22:00', '2026-11-20T22:00', 'it ends at the minute it starts'],
    ['2028-01-01T07:00', '2028-01-01T22:00', 'it begins more than 400 days from now; check the year'],
    ['1926-11-20T07:00', '1926-11-20T22:00', 'it begins more than 400 days from now; check the year'],
    ['2026-11-01T00:00', '2026-11-22T00:01', 'it is longer than 21 days'],
    ['2026-10-10T09:00', '2026-10-31T09:01', 'it is longer than 21 days'],
    ['tomorrow', '2026-11-20T22:00', 'its start is not a date and time such as 2026-11-20T07:00'],
    ['2026-11-20T07:00', '2026-02-30T07:00', 'its end is not a date and time such as 2026-11-20T07:00'],
    [
      '2026-03-29T01:30',
      '2026-03-29T22:00',
      'its start, 01:30 on Sun 29 Mar, does not exist because the clocks go forward; use 00:30 GMT or 02:30 BST',
    ],
    [
      '2026-10-24T22:00',
      '2026-10-25T01:30',
      'its end, 01:30 on Sun 25 Oct, comes twice because the clocks go back, in BST and again in GMT; ' +
        'use a time before or after that hour',
    ],
  ])('%s to %s: %s', (startsAtWall, endsAtWall, reason) => {
    const { add, rota } = setUp();
    expect(reasonOf(() => add(startsAtWall, endsAtWall))).toBe(reason);
    expect(rota.list()).toEqual([]);
  });

  it.each([
    ['at its beginning', '2026-11-20T06:00', '2026-11-20T07:01'],
    ['at its end', '2026-11-20T21:59', '2026-11-20T23:00'],
    ['inside', '2026-11-20T09:00', '2026-11-20T10:00'],
    ['all around', '2026-11-19T09:00', '2026-11-21T10:00'],
    ['wholly', '2026-11-20T07:00', '2026-11-20T22:00'],
  ])('one that overlaps another of mine %s', (_where, startsAtWall, endsAtWall) => {
    const { add, rota } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    expect(reasonOf(() => add(startsAtWall, endsAtWall, 'support'))).toBe(
      'it overlaps your primary shift from Fri 20 Nov 07:00 to Fri 20 Nov 22:00 GMT',
    );
    expect(rota.list()).toEqual([shift]);
  });
});

describe('a shift that is removed', () => {
  it('is gone from the list and its time is free again', () => {
    const { add, rota } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    const other = add('2026-11-21T07:00', '2026-11-21T22:00');
    expect(rota.remove(shift.id)).toEqual([other]);
    expect(rota.current()).toBeUndefined();
    expect(add('2026-11-20T08:00', '2026-11-20T12:00').startsAt).toBe(at('2026-11-20T08:00Z'));
  });

  it('is marked, not deleted: what belongs to it can still name it', () => {
    const { db, add, rota } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    rota.remove(shift.id);
    expect(rota.byId(shift.id)).toEqual(shift);
    expect(db.prepare('SELECT removed_at FROM shift').all()).toEqual([
      { removed_at: at('2026-11-20T09:42Z') },
    ]);
  });

  it('cannot be removed twice, nor one that never was', () => {
    const { add, rota } = setUp();
    const { id } = add('2026-11-20T07:00', '2026-11-20T22:00');
    rota.remove(id);
    for (const gone of [id, 'never']) {
      expect(detailOf(() => rota.remove(gone), 'not-found')).toEqual({ noun: 'shift' });
    }
  });

  it('that never was has no details', () => {
    expect(setUp().rota.byId('never')).toBeUndefined();
  });
});

describe('the shift of now', () => {
  it('holds from its first instant to just before its last', () => {
    const { clock, add, rota } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    const holds = [
      '2026-11-20T06:59:59.999Z',
      '2026-11-20T07:00Z',
      '2026-11-20T21:59:59.999Z',
      '2026-11-20T22:00Z',
    ];
    const found = holds.map((instant) => {
      clock.jumpTo(at(instant));
      return rota.current()?.id;
    });
    expect(found).toEqual([undefined, shift.id, shift.id, undefined]);
  });

  it('stays mine when my name is corrected in the middle of it', () => {
    const { keeper, add, rota } = setUp();
    const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
    keeper.name = 'Samantha';
    expect(rota.current()).toEqual(shift);
  });

  it('is not the next one: that is the first that is still to start', () => {
    const { clock, add, rota } = setUp();
    const later = add('2026-11-28T07:00', '2026-11-28T22:00');
    const next = add('2026-11-27T07:00', '2026-11-27T22:00');
    add('2026-11-20T07:00', '2026-11-20T22:00');
    expect(rota.next()).toEqual(next);
    clock.jumpTo(next.startsAt);
    expect([rota.current(), rota.next()]).toEqual([next, later]);
    rota.remove(later.id);
    expect(rota.next()).toBeUndefined();
  });
});

it('the list goes back 14 days', () => {
  const { clock, add, rota } = setUp();
  const shift = add('2026-11-20T07:00', '2026-11-20T22:00');
  const fortnight = 14 * 24 * 3_600_000;
  clock.jumpTo(shift.endsAt + fortnight - 1);
  expect(rota.list()).toEqual([shift]);
  clock.jumpTo(shift.endsAt + fortnight);
  expect(rota.list()).toEqual([]);
});

it('the cover is that of the pack, its zone and its division now', () => {
  const { rota } = setUp('2026-12-28T12:00Z');
  expect(rota.cover()).toEqual({
    zone: 'Europe/London',
    cover: {
      cover: 'on-call',
      untilAt: at('2026-12-28T22:00Z'),
      next: 'off',
      holiday: 'Boxing Day',
      beyondHolidayList: false,
    },
    day: [
      { cover: 'off', startsAt: at('2026-12-28T00:00Z'), endsAt: at('2026-12-28T07:00Z') },
      { cover: 'on-call', startsAt: at('2026-12-28T07:00Z'), endsAt: at('2026-12-28T22:00Z') },
      { cover: 'off', startsAt: at('2026-12-28T22:00Z'), endsAt: at('2026-12-29T00:00Z') },
    ],
  });
});
