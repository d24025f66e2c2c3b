/** The drift of a good clock. */
const driftMs = 300_000;

/**
 * Whether a row of `hold` holds at `now` (an SQL name for an instant). A hold from the future was taken by a clock that
 * was wrong, and holds nothing.
 */
export function isLiveHold(hold: string, now: string): string {
  return `${hold}released_at IS NULL AND ${hold}until_at > ${now} AND ${hold}from_at <= ${now} + ${driftMs}`;
}
