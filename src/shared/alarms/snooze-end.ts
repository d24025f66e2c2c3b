import type { Pack } from '../nouns/pack';
import type { HolidayList } from '../rota/cover';
import { formatDay, formatTime, zoneName } from '../rota/format-time';
import { isWeekend, localDate, parseWall, shiftDate, wallInstant } from '../rota/wall-time';

/** No alarm is put away for longer. */
export const longestHoldMs = 7 * 24 * 3_600_000;

const daysToSearch = 14;

/**
 * When the support hours of the next working day begin, by the team's clock: today, where they are still to begin.
 * Undefined where the pack has none on weekdays, or none in the next two weeks.
 */
export function nextWorkingDayAt(
  { zone, hours }: Pick<Pack, 'zone' | 'hours'>,
  holidays: HolidayList,
  now: number,
): number | undefined {
  const today = localDate(zone, now);
  for (let days = 0; days <= daysToSearch; days += 1) {
    const date = shiftDate(today, days);
    if (isWeekend(date) || holidays.events.some((event) => event.date === date)) continue;
    const begins = hours.support.weekdays.map(({ from }) => wallInstant(zone, date, from));
    const firstAt = Math.min(...begins);
    if (begins.length > 0 && firstAt > now) return firstAt;
  }
  return undefined;
}

export type ReadEnd =
  | { readonly kind: 'end'; readonly at: number }
  /** `reason` is a clause that goes on after a colon. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads a wall time `YYYY-MM-DDTHH:MM` as an end. What the clocks make missing or double is refused rather than guessed. */
export function readWallEnd(zone: string, wall: string): ReadEnd {
  const parsed = parseWall(zone, wall);
  const [, time = ''] = wall.split('T');
  switch (parsed.kind) {
    case 'instant':
      return { kind: 'end', at: parsed.at };
    case 'missing': {
      const { before, after } = parsed;
      const either = [before, after]
        .map((at) => `${formatTime(zone, at)} ${zoneName(zone, at)}`)
        .join(' or ');
      return refused(
        `${time} on ${formatDay(zone, before)} does not exist because the clocks go forward; use ${either}`,
      );
    }
    case 'doubled':
      return refused(
        `${time} on ${formatDay(zone, parsed.earlier)} comes twice because the clocks go back; ` +
          'use a time before or after that hour',
      );
    case 'unreadable':
      return refused('the end is not a date and time such as 2026-11-20T10:00');
  }
}

/** Why something cannot last until then; undefined if it can. */
export function endRefusal(untilAt: number, now: number): string | undefined {
  if (untilAt <= now) return 'its end is over already';
  return untilAt - now > longestHoldMs ? 'it would last longer than 7 days' : undefined;
}

function refused(reason: string): ReadEnd {
  return { kind: 'refused', reason };
}
