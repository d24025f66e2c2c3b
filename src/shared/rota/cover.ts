import type { Pack, PackHours, WallRange, WeekHours } from '../nouns/pack';
import type { Cover, CoverNow, CoverSegment } from '../nouns/watch';
import { isWeekend, localDate, shiftDate, wallInstant } from './wall-time';

/** The bank holidays of one division. */
export type HolidayList = {
  readonly events: readonly { readonly date: string; readonly title: string }[];
  /** Date of the last holiday in the list: past it, a holiday could be missed. */
  readonly lastDate: string;
};

type Rota = Pick<Pack, 'zone' | 'hours'>;
type Stretch = { readonly startsAt: number; readonly endsAt: number };

/** Hours repeat by the week; twice that also passes the longest run of holidays. */
const daysToSearch = 14;

/**
 * The cover at an instant and the next one that differs. A pack whose cover never changes has no boundary: `untilAt` is
 * then the end of the two weeks looked at, and `next` the same cover.
 */
export function coverAt(rota: Rota, holidays: HolidayList, instant: number): CoverNow {
  const today = localDate(rota.zone, instant);
  let cover: Cover | undefined;
  let untilAt = instant;
  let next: Cover | undefined;
  for (let days = 0; days <= daysToSearch && next === undefined; days += 1) {
    for (const segment of segmentsOf(rota, holidays, shiftDate(today, days))) {
      if (segment.endsAt <= instant) continue;
      cover ??= segment.cover;
      if (segment.cover !== cover) {
        next = segment.cover;
        break;
      }
      untilAt = segment.endsAt;
    }
  }
  const now = cover ?? 'off';
  return {
    cover: now,
    untilAt,
    next: next ?? now,
    holiday: holidayOn(holidays, today),
    beyondHolidayList: today > holidays.lastDate,
  };
}

/** The day around an instant, midnight to midnight in the rota's zone (23 to 25 hours), without gaps and merged. */
export function coverOfDay(rota: Rota, holidays: HolidayList, instant: number): readonly CoverSegment[] {
  return segmentsOf(rota, holidays, localDate(rota.zone, instant));
}

function holidayOn(holidays: HolidayList, date: string): string | undefined {
  return holidays.events.find((event) => event.date === date)?.title;
}

/** Empty only for a date that the zone skipped when it crossed the date line. */
function segmentsOf(rota: Rota, holidays: HolidayList, date: string): readonly CoverSegment[] {
  const restDay = isWeekend(date) || holidayOn(holidays, date) !== undefined;
  const toInstant = (time: string) => wallInstant(rota.zone, date, time);
  const stretches = (hours: WeekHours) =>
    (restDay ? hours.weekends : hours.weekdays).map((range) => stretchOf(range, toInstant));
  const hours = {
    support: stretches(rota.hours.support),
    dutyOnline: stretches(rota.hours.dutyOnline),
    onCall: stretches(rota.hours.onCall),
  };
  const startsAt = toInstant('00:00');
  const endsAt = toInstant('24:00');
  const edges = Object.values(hours)
    .flat()
    .flatMap((stretch) => [stretch.startsAt, stretch.endsAt]);
  const boundaries = [startsAt, ...edges, endsAt]
    .filter((edge) => edge >= startsAt && edge <= endsAt)
    .sort((a, b) => a - b);
  const merged: CoverSegment[] = [];
  for (const [index, from] of boundaries.entries()) {
    const to = boundaries[index + 1];
    if (to === undefined || to === from) continue;
    const cover = coverOf(hours, from);
    const last = merged.at(-1);
    if (last?.cover === cover) merged[merged.length - 1] = { ...last, endsAt: to };
    else merged.push({ cover, startsAt: from, endsAt: to });
  }
  return merged;
}

function stretchOf(range: WallRange, toInstant: (time: string) => number): Stretch {
  return { startsAt: toInstant(range.from), endsAt: toInstant(range.to) };
}

function coverOf(hours: Readonly<Record<keyof PackHours, readonly Stretch[]>>, instant: number): Cover {
  const holds = (stretches: readonly Stretch[]) =>
    stretches.some((stretch) => stretch.startsAt <= instant && instant < stretch.endsAt);
  if (holds(hours.onCall)) return holds(hours.dutyOnline) ? 'doubly-covered' : 'on-call';
  if (holds(hours.support)) return 'support-hours';
  return holds(hours.dutyOnline) ? 'duty-online' : 'off';
}
