import { formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import { dateIn } from './wall-clock';

type Stretch = { readonly startsAt: number; readonly endsAt: number };

/** `Mon 2 Nov 07:00–10:00 GMT`, `Mon 2 Nov 22:00 to Tue 3 Nov 07:00 GMT`, each end with its zone where they differ. */
export function rangeWords(zone: string, { startsAt, endsAt }: Stretch): string {
  const from = formatDayAndTime(zone, startsAt);
  const zones = [zoneName(zone, startsAt), zoneName(zone, endsAt)] as const;
  if (zones[0] !== zones[1]) return `${from} ${zones[0]} to ${formatDayAndTime(zone, endsAt)} ${zones[1]}`;
  return dateIn(zone, startsAt) === dateIn(zone, endsAt)
    ? `${from}–${formatTime(zone, endsAt)} ${zones[0]}`
    : `${from} to ${formatDayAndTime(zone, endsAt)} ${zones[0]}`;
}
