import { readEventTime } from '../incidents/event-time';

const minuteMs = 60_000;

/**
 * The moment that someone typed to correct another: `11:40` is the last time the clock on the wall showed that, `-5m` five
 * minutes earlier than what stands. Undefined where it is neither.
 */
export function readMoment(typed: string, standsAt: number, zone: string, now: number): number | undefined {
  const earlier = /^-\s*(\d{1,4})\s*m(?:in)?$/.exec(typed.trim());
  if (earlier !== null) return standsAt - Number(earlier[1]) * minuteMs;
  // It reads times at the beginning of a line, so there must be a line.
  return readEventTime(`${typed.trim()} .`, zone, now).happenedAt;
}
