import type { Shift } from '../../shared/nouns/watch';
import { formatDayAndTime, zoneName } from '../../shared/rota/format-time';
import { type ReadWallSpan, readWallSpan } from '../../shared/rota/read-wall-span';
import { addCalendarDays } from '../../shared/rota/wall-time';

const longestShiftDays = 21;

/** Reads the wall times of a shift. */
export function readShiftTimes(zone: string, startsAtWall: string, endsAtWall: string): ReadWallSpan {
  const read = readWallSpan(zone, startsAtWall, endsAtWall);
  if (read.kind === 'refused') return read;
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
