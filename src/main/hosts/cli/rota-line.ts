import type { Cover } from '../../../shared/nouns/watch';
import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../../shared/rota/format-time';
import { outside } from '../../outside-words';
import type { RotaReport } from '../../rota-report';

const coverWords: Readonly<Record<Cover, string>> = {
  off: 'off',
  'on-call': 'on call',
  'doubly-covered': 'doubly covered',
  'support-hours': 'support hours',
  'duty-online': 'duty online',
};

/** `Mon 28 Dec 09:30 GMT: on call until 22:00 (Boxing Day, bank holiday). Primary: Sam. Secondary: nobody entered.` */
export function rotaLine({ at, cover, until, zone, holiday, primary, secondary }: RotaReport): string {
  const from = Date.parse(at);
  const moment = `${formatDayAndTime(zone, from)} ${zoneName(zone, from)}`;
  const reason = holiday === null ? '' : ` (${outside(holiday)}, bank holiday)`;
  return [
    `${moment}: ${coverWords[cover]} until ${endWords(zone, from, Date.parse(until))}${reason}.`,
    `Primary: ${personWords(primary)}.`,
    `Secondary: ${personWords(secondary)}.`,
  ].join(' ');
}

/** A name comes from a calendar or from a person: it must neither steer the terminal nor end our line. */
function personWords(name: string | null): string {
  return name === null ? 'nobody entered' : outside(name);
}

/** With the day where it is another one, and with the zone's name where the clocks change in between. */
function endWords(zone: string, from: number, until: number): string {
  const isSameDay = formatDay(zone, from) === formatDay(zone, until);
  const time = isSameDay ? formatTime(zone, until) : formatDayAndTime(zone, until);
  const name = zoneName(zone, until);
  return name === zoneName(zone, from) ? time : `${time} ${name}`;
}
