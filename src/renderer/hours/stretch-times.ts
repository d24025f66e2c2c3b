import { mistakeOf } from '../components/wall-field';
import { type ReadWall, readWall, wallText } from '../time/read-wall';
import { dateIn, instantOfWall, wallMinute } from '../time/wall-clock';

const hourMs = 3_600_000;

type Span = { readonly startsAt: number; readonly endsAt: number };

/** With what the inputs begin: the stretch as it stands, the last hour, or nothing in a month that is over. */
export function suggestedTexts(
  zone: string,
  stretch: Span | undefined,
  month: string,
  now: number,
): { readonly start: string; readonly end: string } {
  const span =
    stretch ?? (dateIn(zone, now).startsWith(month) ? { startsAt: now - hourMs, endsAt: now } : undefined);
  if (span === undefined) return { start: '', end: '' };
  return {
    start: wallText(wallMinute(zone, span.startsAt)),
    end: wallText(wallMinute(zone, span.endsAt)),
  };
}

/** Work lies behind us: a time alone is of the day of the stretch, or of today, and not the next one to come. */
export function readStart(
  text: string,
  given: { readonly zone: string; readonly stretch: Span | undefined; readonly now: number },
): ReadWall {
  const { zone, stretch, now } = given;
  const date = dateIn(zone, stretch?.startsAt ?? now);
  const midnight = instantOfWall(zone, `${date}T00:00`);
  const before = midnight === undefined ? `${date}T00:00` : wallMinute(zone, midnight - 60_000);
  return readWall(text, wallMinute(zone, now), before);
}

export function readEnd(text: string, start: ReadWall, zone: string, now: number): ReadWall {
  const wallNow = wallMinute(zone, now);
  return readWall(text, wallNow, start.kind === 'wall' ? start.wall : wallNow);
}

export function isUsable(zone: string, reading: ReadWall): reading is Extract<ReadWall, { kind: 'wall' }> {
  return reading.kind === 'wall' && mistakeOf(zone, reading) === undefined;
}
