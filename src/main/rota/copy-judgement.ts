import type { FeedShift } from '../../shared/nouns/rota';
import { isSamePerson } from '../../shared/rota/same-person';
import { rotaWindow } from './rota-window';
import { keyOf, settleEdges } from './settle-edges';

export type KeptShift = FeedShift & { readonly firstSeenAt: number };

export type CopyJudgement = {
  /** Coming shifts of the copy in use that the new one takes away without anybody in their place. */
  readonly removes: number;
  /** Coming shifts of the copy in use. */
  readonly of: number;
  /** Too much at once to be believed without asking. */
  readonly isSuspicious: boolean;
  /** What is kept once the new copy is taken. */
  readonly next: readonly KeptShift[];
  /** `next` says something else than the copy in use. */
  readonly isChanged: boolean;
};

/** Two of three are a swap between friends; of four and more, more than half is rather a broken feed. */
const fewestToBeSuspicious = 4;
/** A year and a month of grace: a claim for hours may be made that late. */
const historyMs = 400 * 24 * 60 * 60_000;

/** What a wholly read copy would change, and whether it can be believed. */
export function judgeCopy(
  kept: readonly KeptShift[],
  told: readonly FeedShift[],
  now: number,
): CopyJudgement {
  const { toAt } = rotaWindow(now);
  // What was read by a clock that was ahead lies further off than this copy can tell: it takes nothing of that away.
  const coming = kept.filter(({ startsAt, endsAt }) => endsAt > now && startsAt < toAt);
  const shifts = withoutRepeats(settleEdges(kept, told, now));
  if (isNothingNew(kept, shifts, now)) {
    return { removes: 0, of: coming.length, isSuspicious: false, next: kept, isChanged: false };
  }
  const byLane = Map.groupBy(shifts, ({ lane }) => lane);
  const toldByName = Map.groupBy(shifts, nameOf);
  const comingByName = Map.groupBy(coming, nameOf);
  const keys = new Set(shifts.map(keyOf));
  const removes = coming.filter((shift) => {
    if (keys.has(keyOf(shift))) return false;
    if (byLane.get(shift.lane)?.some((other) => overlap(other, shift))) return false;
    // Moved to another time. Where many share an id, as in a series, it says nothing of one of them.
    const isAlone = comingByName.get(nameOf(shift))?.length === 1;
    return !(isAlone && toldByName.get(nameOf(shift))?.some(({ endsAt }) => endsAt > now));
  }).length;
  const next = [
    ...shifts.map(rememberFirstSeen(kept, now)),
    ...history(kept, keys, byLane, now),
    ...handedOver(kept, shifts, now),
  ]
    .filter(({ endsAt }) => endsAt > now - historyMs)
    .toSorted(inOrder);
  return {
    removes,
    of: coming.length,
    isSuspicious:
      removes > 0 &&
      (removes === coming.length || (coming.length >= fewestToBeSuspicious && removes > coming.length / 2)),
    next,
    isChanged: !isSame(kept, next),
  };
}

/** Shifts, or the parts of them, that lie in the past and that the copy says nothing of any more. */
function history(
  kept: readonly KeptShift[],
  keys: ReadonlySet<string>,
  byLane: ReadonlyMap<string, readonly FeedShift[]>,
  now: number,
): readonly KeptShift[] {
  return kept.flatMap((shift) => {
    if (shift.startsAt >= now || keys.has(keyOf(shift))) return [];
    // The same person at the same time in the same schedule: told anew, with other times or by another id.
    const there = byLane.get(shift.lane) ?? [];
    if (there.some((other) => overlap(other, shift) && isSamePerson(other.person, shift.person))) return [];
    return [shift.endsAt > now ? { ...shift, endsAt: now } : shift];
  });
}

/**
 * An event that is renamed while it runs, as people swap in a calendar: until now the other stood. The past part gets an
 * id of its own, since the source's now belongs to the new keeper.
 */
function handedOver(
  kept: readonly KeptShift[],
  told: readonly FeedShift[],
  now: number,
): readonly KeptShift[] {
  const toldByKey = new Map(told.map((shift) => [keyOf(shift), shift]));
  return kept.flatMap((shift) => {
    const again = toldByKey.get(keyOf(shift));
    const isRunning = shift.startsAt < now && shift.endsAt > now;
    if (again === undefined || !isRunning || isSamePerson(again.person, shift.person)) return [];
    return [{ ...shift, uid: `${shift.uid} until ${now}`, endsAt: now }];
  });
}

function rememberFirstSeen(kept: readonly KeptShift[], now: number): (shift: FeedShift) => KeptShift {
  const exact = new Map(kept.map((shift) => [keyOf(shift), shift]));
  const byName = Map.groupBy(kept, nameOf);
  return (shift) => {
    const before =
      exact.get(keyOf(shift)) ?? byName.get(nameOf(shift))?.find((other) => overlap(other, shift));
    return { ...shift, firstSeenAt: before?.firstSeenAt ?? now };
  };
}

/** The same again, beside history that stays: most readings by far, so it must not cost what judging does. */
function isNothingNew(kept: readonly KeptShift[], told: readonly FeedShift[], now: number): boolean {
  const toldByKey = new Map(told.map((shift) => [keyOf(shift), shift]));
  let met = 0;
  for (const shift of kept) {
    if (shift.endsAt <= now - historyMs) return false;
    const again = toldByKey.get(keyOf(shift));
    if (again === undefined ? shift.endsAt > now : !isAlike(shift, again)) return false;
    if (again !== undefined) met += 1;
  }
  return met === toldByKey.size;
}

function isAlike(a: FeedShift, b: FeedShift): boolean {
  return (
    a.endsAt === b.endsAt &&
    a.person.name === b.person.name &&
    a.person.email === b.person.email &&
    a.person.pagerDutyId === b.person.pagerDutyId
  );
}

/** A source may tell a shift twice; the later word counts. */
function withoutRepeats(told: readonly FeedShift[]): readonly FeedShift[] {
  return [...new Map(told.map((shift) => [keyOf(shift), shift])).values()];
}

function nameOf({ uid, lane }: FeedShift): string {
  return JSON.stringify([uid, lane]);
}

function overlap(a: FeedShift, b: FeedShift): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function inOrder(a: FeedShift, b: FeedShift): number {
  return a.startsAt - b.startsAt || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function isSame(kept: readonly KeptShift[], next: readonly KeptShift[]): boolean {
  if (kept.length !== next.length) return false;
  const before = new Map(kept.map((shift) => [keyOf(shift), shift]));
  return next.every((shift) => {
    const same = before.get(keyOf(shift));
    return same !== undefined && isAlike(same, shift);
  });
}
