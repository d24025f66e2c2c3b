/** A mistaken or hostile answer must not blind a watch for hours. */
const longestWaitMs = 300_000;

/** What the header asks for, in seconds or as a date; undefined where it asks for nothing that can be read. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const given = headers.get('retry-after')?.trim() ?? '';
  const isSeconds = /^\d{1,9}$/.test(given);
  const waitMs = isSeconds ? Number(given) * 1_000 : Date.parse(given) - now;
  return waitMs > 0 ? Math.min(waitMs, longestWaitMs) : undefined;
}
