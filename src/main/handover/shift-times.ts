import type { Shift } from '../../shared/nouns/watch';
import { formatDay, formatTime, zoneName } from '../../shared/rota/format-time';
import { localDate } from '../../shared/rota/wall-time';

/** How the times of one shift read: as short as they can be without being ambiguous. */
export type ShiftTimes = {
  /** `Fri 20 Nov 2026 07:00–22:00 GMT` */
  readonly span: string;
  /** `09:42`; with its day outside a shift of one day, its year outside the shift's year, its zone where it differs. */
  at(instant: number): string;
  /** `09:40–09:44` */
  range(from: number, to: number): string;
  day(instant: number): string;
};

export function createShiftTimes(zone: string, { startsAt, endsAt }: Shift): ShiftTimes {
  const first = localDate(zone, startsAt);
  const last = localDate(zone, endsAt - 1);
  const zoneAtStart = zoneName(zone, startsAt);
  const isOneZone = zoneAtStart === zoneName(zone, endsAt);

  const time = (instant: number) => formatTime(zone, instant);
  const dayAndYear = (instant: number) => `${formatDay(zone, instant)} ${yearOf(localDate(zone, instant))}`;
  const withZone = (instant: number) => `${time(instant)} ${zoneName(zone, instant)}`;

  function day(instant: number): string {
    const isOtherYear = yearOf(localDate(zone, instant)) !== yearOf(first);
    return isOtherYear ? dayAndYear(instant) : formatDay(zone, instant);
  }

  function span(): string {
    const start = `${dayAndYear(startsAt)} ${isOneZone ? time(startsAt) : withZone(startsAt)}`;
    // A shift that ends at midnight ends on its own day, not on the next one.
    const isOneDay = first === localDate(zone, endsAt) || (first === last && time(endsAt) === '00:00');
    if (!isOneDay) return `${start}–${dayAndYear(endsAt)} ${withZone(endsAt)}`;
    return `${start}–${time(endsAt) === '00:00' ? '24:00' : time(endsAt)} ${zoneName(zone, endsAt)}`;
  }

  function clockOf(instant: number): string {
    return isOneZone && zoneName(zone, instant) === zoneAtStart ? time(instant) : withZone(instant);
  }

  function isThatDay(instant: number): boolean {
    return first === last && localDate(zone, instant) === first;
  }

  function at(instant: number): string {
    return isThatDay(instant) ? clockOf(instant) : `${day(instant)} ${clockOf(instant)}`;
  }

  function range(from: number, to: number): string {
    return localDate(zone, from) === localDate(zone, to)
      ? `${at(from)}–${clockOf(to)}`
      : `${day(from)} ${clockOf(from)}–${day(to)} ${clockOf(to)}`;
  }

  return { span: span(), at, range, day };
}

function yearOf(date: string): string {
  return date.slice(0, date.indexOf('-', 1));
}
