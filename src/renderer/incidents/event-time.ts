import { minuteOfDay } from '../time/wall-clock';

export type TypedLine = {
  readonly text: string;
  /** Undefined: it happened as it was typed. */
  readonly happenedAt: number | undefined;
};

const minuteMs = 60_000;
const minutesOfDay = 24 * 60;

/**
 * Reads an event time at the start of a line: `-5m` is five minutes ago, `14:05` the last time the wall clock of the zone
 * showed that. The rest is the line.
 */
export function readEventTime(line: string, zone: string, now: number): TypedLine {
  const ago = /^-(\d{1,3})m\s+(?=\S)/.exec(line);
  if (ago !== null) return { text: line.slice(ago[0].length), happenedAt: now - Number(ago[1]) * minuteMs };
  const wall = /^([01]?\d|2[0-3]):([0-5]\d)\s+(?=\S)/.exec(line);
  if (wall !== null) {
    const at = lastTimeAt(Number(wall[1]) * 60 + Number(wall[2]), zone, now);
    return { text: line.slice(wall[0].length), happenedAt: at };
  }
  return { text: line, happenedAt: undefined };
}

function lastTimeAt(minutes: number, zone: string, now: number): number {
  const thisMinute = now - (now % minuteMs);
  const back = (minuteOfDay(zone, now) - minutes + minutesOfDay) % minutesOfDay;
  const guess = thisMinute - back * minuteMs;
  // The clocks may have changed in between: correct by what the wall clock really showed then.
  const off = minuteOfDay(zone, guess) - minutes;
  return Math.abs(off) <= 120 ? guess - off * minuteMs : guess;
}
