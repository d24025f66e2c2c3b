import { describe, expect, it } from 'vitest';
import { judgeCopy, type KeptShift } from '../../../src/main/rota/copy-judgement';
import type { FeedShift } from '../../../src/shared/nouns/rota';
import { ada, at, day, dayShift, minute, sam } from './rota-desk';

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

it('a copy takes nothing of what a clock that was ahead had read for the year after', () => {
  const daily = (from: string, days: number) =>
    Array.from({ length: days }, (_, index) => {
      const date = new Date(at(from) + index * day).toISOString().slice(0, 10);
      return dayShift(date, index % 2 === 0 ? sam : ada);
    });
  const year = daily('2026-11-01', 500);
  const before = judgeCopy([], year.slice(0, 140), now).next;
  const ahead = judgeCopy(before, year.slice(320), at('2027-11-20T09:42Z')).next;
  expect(judgeCopy(ahead, year.slice(0, 140), now + 10 * minute)).toMatchObject({
    removes: 0,
    isSuspicious: false,
    next: before,
  });
});

describe('a source that cuts what it tells at the edges of the time asked for', () => {
  const fromAt = at('2026-09-19T00:00Z');
  const untilAt = now + 90 * day - 60 * minute;
  const always = (startsAt: number, endsAt: number): FeedShift => ({
    uid: `a/sam/${startsAt}`,
    lane: 'a',
    person: sam,
    startsAt,
    endsAt,
  });

  it('leaves a shift the start that it had, and nothing has changed', () => {
    const before = [kept(always(fromAt - 3 * day, at('2026-09-24T08:00Z')))];
    const cut = [always(fromAt, at('2026-09-24T08:00Z'))];
    expect(judgeCopy(before, cut, now)).toMatchObject({ next: before, isChanged: false });
    const others = [{ ...cut[0], person: ada } as FeedShift];
    expect(judgeCopy(before, others, now).next).toHaveLength(2);
  });

  it('is not mistaken for one that tells two long shifts of one person side by side', () => {
    const both = [
      dayShift('2026-09-01', sam, { endsAt: at('2026-12-01T08:00Z') }),
      dayShift('2026-09-10', sam, { endsAt: at('2026-09-30T08:00Z') }),
    ];
    const before = both.map((shift) => kept(shift));
    expect(judgeCopy(before, both, now)).toMatchObject({ next: before, isChanged: false });
    const added = judgeCopy(before.slice(0, 1), both, now);
    expect(added.next).toEqual([before[0], kept(both[1] as FeedShift, now)]);
  });

  it('changes nothing where only the far edge moves on by minutes, and something a day later', () => {
    const before = [kept(always(at('2027-02-15T08:00Z'), untilAt))];
    const later = (ms: number) =>
      judgeCopy(before, [always(at('2027-02-15T08:00Z'), untilAt + ms)], now + ms);
    expect(later(10 * minute)).toMatchObject({ next: before, isChanged: false });
    expect(later(day)).toMatchObject({ next: [{ endsAt: untilAt + day, firstSeenAt: 1 }], isChanged: true });
  });

  it('is believed of an end that lies before the edge', () => {
    const before = [kept(always(at('2027-01-15T08:00Z'), at('2027-01-16T08:00Z')))];
    const longer = [always(at('2027-01-15T08:00Z'), at('2027-01-16T09:00Z'))];
    expect(judgeCopy(before, longer, now)).toMatchObject({ next: [kept(longer[0] as FeedShift)] });
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
