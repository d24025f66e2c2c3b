const minuteMs = 60_000;

/** `7 h 30 min`, to the nearest minute. */
export function hoursWords(durationMs: number): string {
  if (durationMs > 0 && durationMs < minuteMs / 2) return 'under 1 min';
  const minutes = Math.round(durationMs / minuteMs);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return minutes === 0 ? '0 h' : `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** `123.45`, from hundredths. */
export function amountWords(amountMinor: number): string {
  const digits = String(amountMinor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
