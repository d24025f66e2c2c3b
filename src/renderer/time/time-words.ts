import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import { dateIn } from './wall-clock';

const nearlyAWeekMs = 6 * 24 * 3_600_000;

/** For a narrow column: `09:42` today, `Thu` this week, `12 Nov` beyond that. */
export function timeOrDay(zone: string, instant: number, now: number): string {
  if (dateIn(zone, instant) === dateIn(zone, now)) return formatTime(zone, instant);
  const [weekday = '', ...date] = formatDay(zone, instant).split(' ');
  return Math.abs(instant - now) < nearlyAWeekMs ? weekday : date.join(' ');
}

/** Inside a sentence: `10:00` today, `Mon 23 Nov 10:00` on any other day. */
export function timeInSentence(zone: string, instant: number, now: number): string {
  return dateIn(zone, instant) === dateIn(zone, now)
    ? formatTime(zone, instant)
    : formatDayAndTime(zone, instant);
}

/** A time that must not be misread: `Fri 20 Nov 09:42 GMT`. */
export function fullTime(zone: string, instant: number): string {
  return `${formatDayAndTime(zone, instant)} ${zoneName(zone, instant)}`;
}

/** What stands beside an input for a time. */
export function zoneWords(zone: string, now: number): string {
  return `Times in ${zone}, now ${zoneName(zone, now)}.`;
}
