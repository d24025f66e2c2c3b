import { hoursWords } from '../../shared/hours-words';
import type { OnCallHours, WorkKind } from '../../shared/nouns/hours';
import { formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import { dateIn } from '../time/wall-clock';

export const workWords: Readonly<Record<WorkKind, string>> = {
  incident: 'incident',
  acknowledgement: 'acknowledgement',
  checklist: 'checklist',
  finding: 'finding',
  support: 'support question',
  hand: 'by hand',
};

/** `weekday`, or of hours on several kinds of day `40 h weekday, 30 h weekend`. */
export function kindsOfDay({
  weekdayMs,
  weekendMs,
  holidayMs,
}: Pick<OnCallHours, 'weekdayMs' | 'weekendMs' | 'holidayMs'>): string {
  const kinds = [
    { name: 'weekday', ms: weekdayMs },
    { name: 'weekend', ms: weekendMs },
    { name: 'bank holiday', ms: holidayMs },
  ].filter(({ ms }) => ms > 0);
  if (kinds.length === 1) return kinds[0]?.name ?? '';
  return kinds.map(({ name, ms }) => `${hoursWords(ms)} ${name}`).join(', ');
}

/** Beside a column of days: `07:00–22:00 GMT`, or `22:00 to Tue 3 Nov 07:00 GMT`. */
export function fromTo(zone: string, startsAt: number, endsAt: number): string {
  const zones = [zoneName(zone, startsAt), zoneName(zone, endsAt)] as const;
  if (dateIn(zone, startsAt) === dateIn(zone, endsAt) && zones[0] === zones[1])
    return `${formatTime(zone, startsAt)}–${formatTime(zone, endsAt)} ${zones[1]}`;
  const from = zones[0] === zones[1] ? '' : ` ${zones[0]}`;
  return `${formatTime(zone, startsAt)}${from} to ${formatDayAndTime(zone, endsAt)} ${zones[1]}`;
}
