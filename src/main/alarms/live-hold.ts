/** The drift of a good clock. */
const driftMs = 300_000;

/**
 * Whether a row of `hold` holds at `now` (an SQL name for an instant). A hold from the future was taken by a clock that
 * was wrong, and holds nothing.
 */
export function isLiveHold(hold: string, now: string): string {
  return `${hold}released_at IS NULL AND ${hold}until_at > ${now} AND ${hold}from_at <= ${now} + ${driftMs}`;
}

/**
 * Whether a row of `alarm` is held at its source by somebody, not through Watchkeeper. What Watchkeeper wrote there itself
 * is no such hold: the hold here has an end, and then the alarm is paged again.
 */
export function isHeldThere(alarm: string): string {
  return `${alarm}held_there_by IS NOT NULL AND ${alarm}ended_at IS NULL AND NOT (${alarm}held_there_by_us = 1 AND EXISTS (
    SELECT 1 FROM source_act w WHERE w.alarm_id = ${alarm}id AND w.what = 'acknowledge' AND w.state = 'done'
      AND ${alarm}held_there_at <= w.settled_at + ${driftMs}))`;
}
