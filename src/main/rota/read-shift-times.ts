import type { Shift } from '../../shared/nouns/watch';
import { formatDayAndTime, zoneName } from '../../shared/rota/format-time';
import { type ReadWallSpan, readWallSpan } from '../../shared/rota/read-wall-span';
import { addCalendarDays } from '../../shared/rota/wall-time';

const longestShiftDays = 21;
/** Further away than this it is a slip of the year: nobody plans a shift so far ahead, or claims one so late. */
const furthestDays = 400;

/** Reads the wall times of a shift. */
export function readShiftTimes(
  zone: string,
  startsAtWall: string,
  endsAtWall: string,
  now: number,
): ReadWallSpan {
  const read = readWallSpan(zone, startsAtWall, endsAtWall);
  if (read.kind === 'refused') return read;
  if (Math.abs(read.startsAt - now) > furthestDays * 86_400_000) {
    return { kind: 'refused', reason: `it begins more than ${furthestDays} days from now; check the year` };
  }
  return read.endsAt > addCalendarDays(zone, read.startsAt, longestShiftDays)
    ? { kind: 'refused', reason: `it is longer than ${longestShiftDays} days` }
    : read;
}

export function overlapReason(zone: string, other: Shift): string {
  const from = formatDayAndTime(zone, other.startsAt);
  const to = `${formatDayAndTime(zone, other.endsAt)} ${zoneName(zone, other.endsAt)}`;
  const whose = other.isMine ? 'your' : `${other.person}’s`;
  return `it overlaps ${whose} ${other.role} shift from ${from} to ${to}`;
}
