import { formatDayAndTime, zoneName } from '../../shared/rota/format-time';
import type { CoverPiece, Span } from '../../shared/rota/on-call-hours';
import { isOutOfHours } from '../../shared/rota/on-call-hours';
import { type ReadWallSpan, readWallSpan } from '../../shared/rota/read-wall-span';

const longestHours = 24;

/** Reads the wall times of a stretch of work that is over. */
export function readStretchTimes(
  zone: string,
  walls: { readonly startsAtWall: string; readonly endsAtWall: string },
  now: number,
): ReadWallSpan {
  const read = readWallSpan(zone, walls.startsAtWall, walls.endsAtWall);
  if (read.kind === 'refused') return read;
  if (read.endsAt - read.startsAt > longestHours * 3_600_000) {
    return { kind: 'refused', reason: `it is longer than ${longestHours} hours` };
  }
  return read.endsAt > now ? { kind: 'refused', reason: 'it ends in the future' } : read;
}

export function overlapReason(zone: string, other: Span): string {
  return `it overlaps your work from ${spanWords(zone, other)}`;
}

/** Undefined where all of it is out of hours. */
export function supportHoursReason(zone: string, pieces: readonly CoverPiece[]): string | undefined {
  const inHours = pieces.find(({ cover }) => !isOutOfHours(cover));
  if (inHours === undefined) return undefined;
  return `the time from ${spanWords(zone, inHours)} is in support hours, and only work outside them counts here`;
}

function spanWords(zone: string, { startsAt, endsAt }: Span): string {
  return `${formatDayAndTime(zone, startsAt)} to ${formatDayAndTime(zone, endsAt)} ${zoneName(zone, endsAt)}`;
}
