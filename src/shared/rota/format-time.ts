/**
 * How times read, in main and renderer alike. Only Intl is used, so that a page which shows times does not load a
 * Temporal polyfill first. The parts are put together here because Intl's own separators (commas, narrow spaces) differ
 * between versions.
 */
type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

/**
 * Module state, but a pure memo: a formatter of a given zone is immutable, and making one costs about a hundred times as
 * much as using it, which a log of some hundred lines would feel.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `09:42` */
export function formatTime(zone: string, instant: number): string {
  return timeOf(partsOf(zone, instant));
}

/** `GMT`, `BST`, or `GMT-4` where British English has no letters for it. */
export function zoneName(zone: string, instant: number): string {
  return partsOf(zone, instant).timeZoneName ?? zone;
}

/** `Fri 20 Nov` */
export function formatDay(zone: string, instant: number): string {
  return dayOf(partsOf(zone, instant));
}

/** `Fri 20 Nov 09:42` */
export function formatDayAndTime(zone: string, instant: number): string {
  const parts = partsOf(zone, instant);
  return `${dayOf(parts)} ${timeOf(parts)}`;
}

function timeOf(parts: Parts): string {
  return `${parts.hour}:${parts.minute}`;
}

function dayOf(parts: Parts): string {
  return `${parts.weekday} ${parts.day} ${parts.month}`;
}

function partsOf(zone: string, instant: number): Parts {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    parts[type] = value.replace(/\s+/g, ' ').trim();
  }
  return parts;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  formatters.set(zone, made);
  return made;
}
