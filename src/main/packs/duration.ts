const form = /^(?:(\d{1,4})h)?\s*(?:(\d{1,4})m)?\s*(?:(\d{1,4})s)?$/;

/** Reads `90s`, `2m`, `1h`, `1h 30m` as milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = form.exec(text.trim());
  if (match === null || match[0] === '') return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((digits) => Number(digits ?? 0));
  return ((hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1_000;
}
