import { dateIn, instantOfWall, wallMinute } from '../time/wall-clock';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export type QuickTime = { readonly label: string; readonly at: number };

/** Times that are promised often. Those that count from now are whole five minutes, never earlier than they say. */
export function quickTimes(zone: string, now: number): readonly QuickTime[] {
  const fromNow = (ms: number) => Math.ceil((now + ms) / (5 * minuteMs)) * 5 * minuteMs;
  const closing = instantOfWall(zone, `${dateIn(zone, now)}T17:00`);
  return [
    { label: 'in 30 min', at: fromNow(30 * minuteMs) },
    { label: 'in 1 h', at: fromNow(hourMs) },
    { label: 'in 2 h', at: fromNow(2 * hourMs) },
    ...(closing === undefined || closing <= now ? [] : [{ label: 'at 17:00', at: closing }]),
  ];
}

/** More than a day of hourly updates is a slip. */
const mostHours = 24;

/** Each full hour on the wall from now on, and the end itself. Empty where there are too many. */
export function everyHourUntil(zone: string, now: number, endsAt: number): readonly number[] {
  const pastHourMs = Number(wallMinute(zone, now).slice(14)) * minuteMs + (now % minuteMs);
  const first = now - pastHourMs + hourMs;
  if (endsAt <= now || endsAt - first > mostHours * hourMs) return [];
  const count = Math.max(0, Math.ceil((endsAt - first) / hourMs));
  return [...Array.from({ length: count }, (_each, index) => first + index * hourMs), endsAt];
}

/** When the wall shows it: never in the hour that the clocks jump over, twice in the one that comes twice. */
export function instantsOfWall(zone: string, wall: string): readonly number[] {
  const found = instantOfWall(zone, wall);
  if (found === undefined) return [];
  const around = [-2, -1, -0.5, 0, 0.5, 1, 2].map((hours) => found + hours * hourMs);
  return around.filter((instant) => wallMinute(zone, instant) === wall);
}
