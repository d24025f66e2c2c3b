import { formatDay, formatTime, zoneName } from '../rota/format-time';

/**
 * `14:00, 15:00 and 16:00 GMT`, with the day where it is not today: `17:00 GMT, and 10:00 GMT on Sat 21 Nov`. Each run of
 * one day and zone has its zone, so that an hour which comes twice is not mistaken.
 */
export function timesInWords(zone: string, instants: readonly number[], now: number): string {
  const today = formatDay(zone, now);
  const runs: { readonly where: string; readonly times: string[] }[] = [];
  for (const instant of instants.toSorted((a, b) => a - b)) {
    const day = formatDay(zone, instant);
    const where = `${zoneName(zone, instant)}${day === today ? '' : ` on ${day}`}`;
    const last = runs.at(-1);
    if (last?.where === where) last.times.push(formatTime(zone, instant));
    else runs.push({ where, times: [formatTime(zone, instant)] });
  }
  return joined(
    runs.map(({ where, times }) => `${joined(times, ' and ')} ${where}`),
    ', and ',
  );
}

/** With the day where it is not today: `14:00 GMT`, `Sat 21 Nov 10:00 GMT`. */
export function dueInWords(zone: string, instant: number, now: number): string {
  const day = formatDay(zone, instant);
  const isToday = day === formatDay(zone, now);
  return `${isToday ? '' : `${day} `}${formatTime(zone, instant)} ${zoneName(zone, instant)}`;
}

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`;
}
