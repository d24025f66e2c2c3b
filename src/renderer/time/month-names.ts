/** Months as `YYYY-MM`. They are counted in UTC, where no clock changes. */

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `November 2026` */
export function monthTitle(month: string): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

/** `November` */
export function monthName(month: string): string {
  return names[Number(month.slice(5, 7)) - 1] ?? month;
}

/** The month some months later or, negative, earlier; undefined where years no longer have four digits. */
export function monthAfter(month: string, by: number): string | undefined {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  if (count < 12 || count >= 12 * 10_000) return undefined;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `Monday` for `2026-11-02`. */
export function weekdayOf(date: string): string {
  return weekdays[new Date(`${date}T00:00Z`).getUTCDay()] ?? '';
}
