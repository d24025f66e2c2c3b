import type { Alarm } from '../nouns/alarm';
import { formatDay, formatDayAndTime, formatTime, zoneName } from '../rota/format-time';

/** What is posted to call somebody in: `@Ada, I need you on DiskFull (high, since 09:36 GMT). Tried: a restart.` */
export function escalationText(options: {
  readonly to: string;
  readonly alarm: Pick<Alarm, 'name' | 'priority' | 'startedAt'>;
  readonly tried: string;
  readonly zone: string;
  readonly now: number;
}): string {
  const { alarm, zone, now } = options;
  const isToday = formatDay(zone, alarm.startedAt) === formatDay(zone, now);
  const at = (isToday ? formatTime : formatDayAndTime)(zone, alarm.startedAt);
  const since = `${alarm.priority}, since ${at} ${zoneName(zone, alarm.startedAt)}`;
  const tried = plain(options.tried, 1_000);
  const end = /[.!?…]$/.test(tried) ? '' : '.';
  return `@${plain(options.to, 400)}, I need you on ${plain(alarm.name, 200)} (${since}). Tried: ${tried}${end}`;
}

/** On one line, and unable to turn the direction of the words around it. */
function plain(text: string, longest: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}
