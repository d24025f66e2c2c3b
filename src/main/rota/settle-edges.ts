import type { FeedShift } from '../../shared/nouns/rota';
import { isSamePerson } from '../../shared/rota/same-person';
import { rotaWindow } from './rota-window';

const dayMs = 24 * 60 * 60_000;
/** PagerDuty is asked for this far ahead of the time of reading, and cuts there what goes on. */
const askedAheadMs = 90 * dayMs - 60 * 60_000;
/** A reading takes its time, and may wait for a limit to pass. */
const readingMs = 15 * 60_000;

/**
 * A source cuts what it tells where the time asked for begins and ends, and both move with every reading. What is only
 * cut keeps the beginning, the end and the id by which it was told before: past hours are not lost at the edge.
 */
export function settleEdges<T extends FeedShift>(
  kept: readonly T[],
  told: readonly FeedShift[],
  now: number,
): readonly FeedShift[] {
  const { fromAt } = rotaWindow(now);
  const toldWhole = new Set(told.map(keyOf));
  const keptWhole = new Set(kept.map(keyOf));
  // What is told as it was is not cut, and nothing else is a piece of it.
  const atStart = kept.filter(
    (one) => one.startsAt < fromAt && one.endsAt > fromAt && !toldWhole.has(keyOf(one)),
  );
  const lastEnd = now + askedAheadMs;
  const atEnd = kept.filter(
    ({ endsAt }) => endsAt > lastEnd - dayMs - readingMs && endsAt < lastEnd + readingMs,
  );
  return told.map((shift) => {
    const mayBeCut = shift.startsAt <= fromAt && !keptWhole.has(keyOf(shift));
    const begun = mayBeCut ? atStart.find((before) => isLater(before, shift)) : undefined;
    const whole = begun === undefined ? shift : { ...shift, uid: begun.uid, startsAt: begun.startsAt };
    const isCut = Math.abs(whole.endsAt - lastEnd) < readingMs;
    const before = isCut ? atEnd.find((one) => isSameToItsEnd(one, whole)) : undefined;
    return before === undefined ? whole : { ...whole, endsAt: before.endsAt };
  });
}

/** A source tells a series under one id. */
export function keyOf({ uid, lane, startsAt }: FeedShift): string {
  return `${startsAt} ${uid.length} ${uid} ${lane}`;
}

function isLater(before: FeedShift, shift: FeedShift): boolean {
  const isCut = before.startsAt < shift.startsAt && before.endsAt > shift.startsAt;
  return isCut && before.lane === shift.lane && isSamePerson(before.person, shift.person);
}

function isSameToItsEnd(before: FeedShift, shift: FeedShift): boolean {
  const isSameStart = before.startsAt === shift.startsAt && before.lane === shift.lane;
  return (
    isSameStart && Math.abs(shift.endsAt - before.endsAt) < dayMs && isSamePerson(before.person, shift.person)
  );
}
