/** Instants as a clock on the wall of a zone shows them, in the forms that inputs and comparisons need. */

/** `YYYY-MM-DDTHH:MM`, the form that a datetime-local input gives and `shifts.add` takes. */
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

function wallSecond(zone: string, instant: number): string {
  const parts: Record<string, string> = {};
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}
