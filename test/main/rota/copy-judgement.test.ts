import { describe, expect, it } from 'vitest';
import { judgeCopy, type KeptShift } from '../../../src/main/rota/copy-judgement';
import type { FeedShift } from '../../../src/shared/nouns/rota';
import { ada, at, day, dayShift, sam } from './rota-desk';

const now = at('2026-11-20T09:42Z');
const kept = (shift: FeedShift, firstSeenAt = 1): KeptShift => ({ ...shift, firstSeenAt });
const coming = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
const firstOf = (count: number) => coming.slice(0, count).map((date) => dayShift(date));
const suspicion = (before: number, after: number) =>
  judgeCopy(
    firstOf(before).map((shift) => kept(shift)),
    firstOf(after),
    now,
  ).isSuspicious;

describe('a copy that takes shifts away', () => {
  it.each([
    [1, 0, true],
    [3, 0, true],
    [3, 1, false],
    [4, 2, false],
    [4, 1, true],
    [5, 2, true],
    [6, 3, false],
    [0, 0, false],
    [2, 6, false],
  ])('of %i coming ones leaving %i is suspicious: %s', (before, after, expected) => {
    expect(suspicion(before, after)).toBe(expected);
  });

  it('is not one in which others stand instead, or that gives each shift a new id', () => {
    const before = firstOf(4).map((shift) => kept(shift));
    for (const change of [{ person: ada }, { uid: 'new' }]) {
      const after = firstOf(4).map((shift, index) => ({ ...shift, ...change, uid: `${change.uid}${index}` }));
      expect(judgeCopy(before, after, now)).toMatchObject({ removes: 0, of: 4, isSuspicious: false });
    }
  });

  it('is not one that moves a shift to another week, but is one that leaves one of a series', () => {
    const [shift] = firstOf(1);
    if (shift === undefined) throw new Error('no shift');
    const moved = { ...shift, startsAt: shift.startsAt + 7 * day, endsAt: shift.endsAt + 7 * day };
    expect(judgeCopy([kept(shift)], [moved], now).isSuspicious).toBe(false);
    const series = firstOf(4).map((one) => ({ ...one, uid: 'series' }));
    expect(
      judgeCopy(
        series.map((one) => kept(one)),
        series.slice(0, 1),
        now,
      ).isSuspicious,
    ).toBe(true);
  });

  it('counts only what is still to come, and a shift that holds now', () => {
    const before = [dayShift('2026-11-10'), dayShift('2026-11-19'), dayShift('2026-11-20')];
    const judged = judgeCopy(
      before.map((shift) => kept(shift)),
      [],
      now,
    );
    expect([judged.removes, judged.of, judged.isSuspicious]).toEqual([1, 1, true]);
  });
});

describe('what is kept', () => {
  const next = (before: readonly KeptShift[], told: readonly FeedShift[]) =>
    judgeCopy(before, told, now).next;

  it('is what ended though the source forgot it, for 400 days', () => {
    const old = kept(dayShift('2026-01-05'));
    const older = kept(dayShift('2025-10-01'));
    const tomorrow = dayShift('2026-11-21');
    expect(next([older, old], [tomorrow])).toEqual([old, kept(tomorrow, now)]);
  });

  it('is a shift that was taken away while it held, up to now', () => {
    const today = kept(dayShift('2026-11-20'));
    expect(next([today], [])).toEqual([{ ...today, endsAt: now }]);
  });

  it('knows since when a shift was known, also when it is told with other times', () => {
    const shift = dayShift('2026-11-21');
    const later = { ...shift, startsAt: shift.startsAt + 1 };
    expect(next([kept(shift, 5)], [later])).toEqual([kept(later, 5)]);
    expect(judgeCopy([kept(shift, 5)], [shift, shift], now)).toMatchObject({
      next: [kept(shift, 5)],
      isChanged: false,
    });
  });

  it('is the newest word on a past shift of one person, and both of two who stood together', () => {
    const yesterday = kept(dayShift('2026-11-19'));
    const shorter = dayShift('2026-11-19', sam, { uid: 'told anew', endsAt: at('2026-11-19T13:00Z') });
    expect(next([yesterday], [shorter])).toEqual([kept(shorter, now)]);
    const other = dayShift('2026-11-19', ada);
    expect(next([yesterday], [other])).toEqual([kept(other, now), yesterday]);
  });
});
