import type { RotaDay } from '../../shared/nouns/rota';
import { formatTime } from '../../shared/rota/format-time';
import type { ShownStrip } from './known-from';

/** One line in a cell of the table: `07:00–10:00, 17:00–22:00 Ann`. */
export type CellLine = {
  readonly kind: 'duty' | 'gap' | 'overlap' | 'unknown';
  /** Empty where nothing at all is known of the day. */
  readonly times: string;
  readonly people: readonly string[];
  readonly isMe: boolean;
};

type Part = Omit<CellLine, 'times'> & { readonly startsAt: number; readonly endsAt: number };

/** What one role has on one day: everyone once, in the order in which they begin, with their times on that day. */
export function cellLines(strip: ShownStrip, day: RotaDay, zone: string): readonly CellLine[] {
  const parts: Part[] = [
    ...strip.duties.map(({ person, isMe, startsAt, endsAt }) => ({
      kind: 'duty' as const,
      people: [person.name],
      isMe,
      startsAt,
      endsAt,
    })),
    ...strip.gaps.map(({ startsAt, endsAt }) => ({ kind: 'gap' as const, ...nobody, startsAt, endsAt })),
    ...strip.overlaps.map(({ people, startsAt, endsAt }) => ({
      kind: 'overlap' as const,
      people,
      isMe: false,
      startsAt,
      endsAt,
    })),
  ];
  const lines = new Map<string, CellLine>();
  const ofDay = parts.filter((part) => part.endsAt > day.startsAt && part.startsAt < day.endsAt);
  for (const { startsAt, endsAt, ...part } of ofDay.sort((a, b) => a.startsAt - b.startsAt)) {
    const key = JSON.stringify(part);
    const before = lines.get(key);
    const times = timesOf(zone, day, Math.max(startsAt, day.startsAt), Math.min(endsAt, day.endsAt));
    lines.set(key, { ...part, times: before === undefined ? times : `${before.times}, ${times}` });
  }
  return [...lines.values(), ...unknownOf(strip, day, zone, lines.size > 0)];
}

const nobody = { people: [], isMe: false };

function unknownOf(
  { knownFromAt = Number.NEGATIVE_INFINITY, knownUntilAt = Number.NEGATIVE_INFINITY }: ShownStrip,
  day: RotaDay,
  zone: string,
  hasOthers: boolean,
): readonly CellLine[] {
  const unknown = (times: string): CellLine => ({ kind: 'unknown', ...nobody, times });
  if (knownFromAt >= day.endsAt || knownUntilAt <= day.startsAt)
    return [unknown(hasOthers ? 'otherwise' : '')];
  return [
    ...(knownFromAt > day.startsAt ? [unknown(`until ${formatTime(zone, knownFromAt)}`)] : []),
    ...(knownUntilAt < day.endsAt ? [unknown(`from ${formatTime(zone, knownUntilAt)}`)] : []),
  ];
}

function timesOf(zone: string, day: RotaDay, startsAt: number, endsAt: number): string {
  if (startsAt === day.startsAt && endsAt === day.endsAt) return 'all day';
  const end = endsAt === day.endsAt ? '24:00' : formatTime(zone, endsAt);
  return `${formatTime(zone, startsAt)}–${end}`;
}
