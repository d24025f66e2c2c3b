const minuteMs = 60_000;

/** `40 s`, `4 min`, `2 h 5 min`, `3 d 4 h`: the two largest units, rounded down. */
export function durationWords(durationMs: number): string {
  const minutes = Math.floor(Math.max(0, durationMs) / minuteMs);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return `${Math.floor(Math.max(0, durationMs) / 1_000)} s`;
  if (hours < 1) return `${minutes} min`;
  if (hours < 24) return joined(`${hours} h`, minutes % 60, 'min');
  return joined(`${Math.floor(hours / 24)} d`, hours % 24, 'h');
}

function joined(large: string, small: number, unit: string): string {
  return small === 0 ? large : `${large} ${small} ${unit}`;
}
