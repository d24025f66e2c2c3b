import type { Shift } from '../../shared/nouns/watch';
import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import { addCalendarDays, parseWall } from '../../shared/rota/wall-time';

export type ReadShiftTimes =
  | { readonly kind: 'times'; readonly startsAt: number; readonly endsAt: number }
  /** `reason` goes into the words of `shift-invalid`. */
  | { readonly kind: 'refused'; readonly reason: string };

const longestShiftDays = 21;

/** Reads the wall times of a shift. What the clocks make missing or double is refused rather than guessed. */
export function readShiftTimes(zone: string, startsAtWall: string, endsAtWall: string): ReadShiftTimes {
  const start = readWall(zone, 'start', startsAtWall);
  if (start.kind === 'refused') return start;
  const end = readWall(zone, 'end', endsAtWall);
  if (end.kind === 'refused') return end;
  if (end.at === start.at) return refused('it ends at the minute it starts');
  if (end.at < start.at) return refused('it ends before it starts');
  if (end.at > addCalendarDays(zone, start.at, longestShiftDays)) {
    return refused(`it is longer than ${longestShiftDays} days`);
  }
  return { kind: 'times', startsAt: start.at, endsAt: end.at };
}

export function overlapReason(zone: string, other: Shift): string {
  const from = formatDayAndTime(zone, other.startsAt);
  const to = `${formatDayAndTime(zone, other.endsAt)} ${zoneName(zone, other.endsAt)}`;
  const whose = other.isMine ? 'your' : `${other.person}’s`;
  return `it overlaps ${whose} ${other.role} shift from ${from} to ${to}`;
}

type ReadWall =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'refused'; readonly reason: string };

function readWall(zone: string, end: 'start' | 'end', wall: string): ReadWall {
  const parsed = parseWall(zone, wall);
  const [, time = ''] = wall.split('T');
  switch (parsed.kind) {
    case 'instant':
      return { kind: 'at', at: parsed.at };
    case 'missing': {
      const { before, after } = parsed;
      const day = formatDay(zone, before);
      return refused(
        `its ${end}, ${time} on ${day}, does not exist because the clocks go forward; ` +
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
      return refused(`its ${end} is not a date and time such as 2026-11-20T07:00`);
  }
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
