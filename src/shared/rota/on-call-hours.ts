import type { Pack, PayDay } from '../nouns/pack';
import type { Cover, CoverSegment } from '../nouns/watch';
import { coverOfDay, type HolidayList } from './cover';
import type { Stretch as Span } from './stretches';
import { isWeekend, localDate, shiftDate, wallInstant } from './wall-time';

type Rota = Pick<Pack, 'zone' | 'hours'>;

export type { Span };

/** A stretch of one cover within one calendar day. A bank holiday that falls on a weekend is a bank holiday. */
export type CoverPiece = CoverSegment & { readonly day: PayDay };

/** Time by kind of day, in ms that really passed: a window that the clocks go forward over is an hour shorter. */
export type HoursByDay = Readonly<Record<PayDay, number>>;

/** The cover from one instant to another, day by day in the rota's zone, without gaps. */
export function coverBetween(rota: Rota, holidays: HolidayList, span: Span): readonly CoverPiece[] {
  const pieces: CoverPiece[] = [];
  if (span.startsAt >= span.endsAt) return pieces;
  const last = localDate(rota.zone, span.endsAt - 1);
  let knownUntilAt = span.startsAt;
  for (let date = localDate(rota.zone, span.startsAt); date <= last; date = shiftDate(date, 1)) {
    const day = kindOfDay(holidays, date);
    for (const segment of coverOfDay(rota, holidays, wallInstant(rota.zone, date, '00:00'))) {
      const startsAt = Math.max(segment.startsAt, knownUntilAt);
      const endsAt = Math.min(segment.endsAt, span.endsAt);
      if (startsAt >= endsAt) continue;
      pieces.push({ cover: segment.cover, day, startsAt, endsAt });
      knownUntilAt = endsAt;
    }
  }
  return pieces;
}

/** The parts of pieces that lie in a span. */
export function within(span: Span, pieces: readonly CoverPiece[]): readonly CoverPiece[] {
  return pieces
    .map((piece) => ({
      ...piece,
      startsAt: Math.max(piece.startsAt, span.startsAt),
      endsAt: Math.min(piece.endsAt, span.endsAt),
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
}

/** Whoever is online from support as well takes nothing from the one on call. */
export function isOnCall(cover: Cover): boolean {
  return cover === 'on-call' || cover === 'doubly-covered';
}

export function isOutOfHours(cover: Cover): boolean {
  return cover !== 'support-hours';
}

export function hoursByDay(pieces: readonly CoverPiece[]): HoursByDay {
  const hours = { weekdays: 0, weekends: 0, holidays: 0 };
  for (const { day, startsAt, endsAt } of pieces) hours[day] += endsAt - startsAt;
  return hours;
}

export function totalOf({ weekdays, weekends, holidays }: HoursByDay): number {
  return weekdays + weekends + holidays;
}

/** The part of a stretch that lies in the on-call hours. */
export function onCallHours(rota: Rota, holidays: HolidayList, span: Span): HoursByDay {
  return hoursByDay(coverBetween(rota, holidays, span).filter(({ cover }) => isOnCall(cover)));
}

function kindOfDay(holidays: HolidayList, date: string): PayDay {
  if (holidays.events.some((event) => event.date === date)) return 'holidays';
  return isWeekend(date) ? 'weekends' : 'weekdays';
}
