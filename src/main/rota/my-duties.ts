import type { Duty } from '../../shared/nouns/rota';
import type { Resolved } from './duties';
import { rotationId } from './pack-rotation';

const dayMs = 24 * 60 * 60_000;
/** What lies further ahead may still change often; it is in the month, and the next one after it is kept in any case. */
const keptAheadMs = 42 * dayMs;
/** Of what has ended and of what is to come. Nobody stands as many: a feed that says so must not hold up the watch. */
const mostKept = 2_000;

/** A duty of mine as its row is to say it. */
export type MyDuty = Duty & {
  /** A row that was begun from here on keeps its start, though what lies before `startsAt` is not told any more. */
  readonly mayReachBackTo: number;
};

/** My duties from the sources that are near enough to have rows. */
export function myDuties(resolved: Resolved, now: number): readonly MyDuty[] {
  const mine = resolved.duties
    .filter(({ isMe, sourceId }) => isMe && sourceId !== 'hand')
    .flatMap((duty) => asKept(resolved, duty, now));
  const untilAt = Math.floor(now / dayMs) * dayMs + keptAheadMs;
  const ended = mine.filter(({ endsAt }) => endsAt <= now);
  const others = mine.filter(({ endsAt }) => endsAt > now);
  const near = others.filter(({ startsAt }) => startsAt < untilAt);
  const next = others.find(({ startsAt }) => startsAt >= untilAt);
  return [
    ...ended.slice(-mostKept),
    ...near.slice(0, mostKept),
    ...(next === undefined || near.length > mostKept ? [] : [next]),
  ];
}

function asKept(resolved: Resolved, duty: Duty, now: number): readonly MyDuty[] {
  // What leaves the window takes the beginning of what it touches with it.
  const mayReachBackTo = duty.startsAt <= resolved.fromAt ? Number.NEGATIVE_INFINITY : duty.startsAt;
  if (duty.sourceId !== rotationId) return [{ ...duty, mayReachBackTo }];
  // A rotation says what it says today also of the past. Who stood then is what the rows of that time say.
  const startsAt = Math.max(duty.startsAt, toldSince(resolved, duty, now));
  return startsAt < duty.endsAt ? [{ ...duty, startsAt, mayReachBackTo }] : [];
}

/** The start of the first turn that is not over, or of what a feed told as well; infinite when there is neither. */
function toldSince({ rotation, copies }: Resolved, { startsAt, endsAt, uids }: Duty, now: number): number {
  const own = new Set(uids);
  const isPart = (shift: { uid: string; startsAt: number; endsAt: number }) =>
    own.has(shift.uid) && shift.startsAt < endsAt && shift.endsAt > startsAt;
  const parts = [
    ...rotation.filter((shift) => shift.endsAt > now && isPart(shift)),
    ...copies.filter(isPart),
  ];
  return parts.reduce((first, part) => Math.min(first, part.startsAt), Number.POSITIVE_INFINITY);
}
