import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import type { CoverPiece, Span } from '../../shared/rota/on-call-hours';
import { isOutOfHours } from '../../shared/rota/on-call-hours';
import { parseWall } from '../../shared/rota/wall-time';

export type ReadStretchTimes =
  | ({ readonly kind: 'times' } & Span)
  /** `reason` goes into the words of `stretch-invalid`. */
  | Refused;
type Refused = { readonly kind: 'refused'; readonly reason: string };

const longestHours = 24;

/** Reads the wall times of a stretch of work. What the clocks make missing or double is refused rather than guessed. */
export function readStretchTimes(
  zone: string,
  walls: { readonly startsAtWall: string; readonly endsAtWall: string },
  now: number,
): ReadStretchTimes {
  const start = readWall(zone, 'start', walls.startsAtWall);
  if (start.kind === 'refused') return start;
  const end = readWall(zone, 'end', walls.endsAtWall);
  if (end.kind === 'refused') return end;
  if (end.at === start.at) return refused('it ends at the minute it starts');
  if (end.at < start.at) return refused('it ends before it starts');
  if (end.at - start.at > longestHours * 3_600_000) return refused(`it is longer than ${longestHours} hours`);
  if (end.at > now) return refused('it ends in the future');
  return { kind: 'times', startsAt: start.at, endsAt: end.at };
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

function readWall(
  zone: string,
  end: 'start' | 'end',
  wall: string,
): { readonly kind: 'at'; readonly at: number } | Refused {
  const parsed = parseWall(zone, wall);
  const [, time = ''] = wall.split('T');
  switch (parsed.kind) {
    case 'instant':
      return { kind: 'at', at: parsed.at };
    case 'missing': {
      const { before, after } = parsed;
      return refused(
        `its ${end}, ${time} on ${formatDay(zone, before)}, does not exist because the clocks go forward; ` +
          `use ${formatTime(zone, before)} ${zoneName(zone, before)} or ${formatTime(zone, after)} ${zoneName(zone, after)}`,
      );
    }
    case 'doubled': {
      const { earlier, later } = parsed;
      const names = `in ${zoneName(zone, earlier)} and again in ${zoneName(zone, later)}`;
      return refused(
        `its ${end}, ${time} on ${formatDay(zone, earlier)}, comes twice because the clocks go back, ${names}; ` +
          'use a time before or after that hour',
      );
    }
    case 'unreadable':
      return refused(`its ${end} is not a date and time such as 2026-11-20T02:00`);
  }
}

function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
