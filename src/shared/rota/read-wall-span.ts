import { formatDay, formatTime, zoneName } from './format-time';
import { parseWall } from './wall-time';

type Refused = { readonly kind: 'refused'; readonly reason: string };
export type ReadWallSpan =
  | { readonly kind: 'times'; readonly startsAt: number; readonly endsAt: number }
  /** `reason` is a clause that goes on after a colon. */
  | Refused;

/**
 * Reads two wall times `YYYY-MM-DDTHH:MM` that a person typed as a start and an end. What the clocks make missing or
 * double is refused rather than guessed.
 */
export function readWallSpan(zone: string, startsAtWall: string, endsAtWall: string): ReadWallSpan {
  const start = readWall(zone, 'start', startsAtWall);
  if (start.kind === 'refused') return start;
  const end = readWall(zone, 'end', endsAtWall);
  if (end.kind === 'refused') return end;
  if (end.at === start.at) return refused('it ends at the minute it starts');
  if (end.at < start.at) return refused('it ends before it starts');
  return { kind: 'times', startsAt: start.at, endsAt: end.at };
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
      return refused(`its ${end} is not a date and time such as 2026-11-20T07:00`);
  }
}

function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
