/** Instants as a clock on the wall of a zone shows them, in the forms that inputs and comparisons need. */

/** Module state, but a pure memo: making a formatter costs about a hundred times as much as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DDTHH:MM`, the form that `shifts.add` takes. */
export function wallMinute(zone: string, instant: number): string {
  return wallSecond(zone, instant).slice(0, 16);
}

/** `YYYY-MM-DD` in the zone. */
export function dateIn(zone: string, instant: number): string {
  return wallSecond(zone, instant).slice(0, 10);
}

/** `09:42:10`. */
export function timeWithSeconds(zone: string, instant: number): string {
  return wallSecond(zone, instant).slice(11);
}

/** Minutes since midnight by the clock on the wall, which skips or repeats an hour when the clocks change. */
export function minuteOfDay(zone: string, instant: number): number {
  const time = wallSecond(zone, instant);
  return Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
}

/**
 * When the wall shows `YYYY-MM-DDTHH:MM`, to put it into words; the core decides what counts. Undefined where the clocks
 * go forward over it; the first of both where they go back over it.
 */
export function instantOfWall(zone: string, wall: string): number | undefined {
  const asUtc = Date.parse(`${wall}:00Z`);
  const halfDayMs = 43_200_000;
  return [asUtc - halfDayMs, asUtc + halfDayMs]
    .map((nearby) => asUtc - (Date.parse(`${wallSecond(zone, nearby)}Z`) - nearby))
    .find((instant) => wallMinute(zone, instant) === wall);
}

function wallSecond(zone: string, instant: number): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}
