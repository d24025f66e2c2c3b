/** The drift of a good clock. What began later than that lies ahead of a clock that was set back, and keeps nothing quiet. */
const driftMs = 300_000;

const startOf = (alarm: string) => `min(${alarm}started_at, ${alarm}first_seen_at)`;

/** When the time is over in which a row of `alarm` is expected to end by itself; NULL where no rule expects it. */
export const expectedEnd = (alarm: string) => `${startOf(alarm)} + ${alarm}expected_within`;

/** Whether a row of `alarm` may still end by itself, as a rule of the pack expects, at `now` (an SQL name for an instant). */
export function isExpectedToEnd(alarm: string, now: string): string {
  return `(${alarm}expected_within IS NOT NULL AND ${expectedEnd(alarm)} > ${now} AND ${startOf(alarm)} <= ${now} + ${driftMs})`;
}

/** Whether a row of `alarm` is of something that flaps and has not been firing for long enough to be more than that. */
export function isQuietByFlapping(alarm: string, now: string): string {
  return `(${alarm}quiet_until_at IS NOT NULL AND ${alarm}quiet_until_at > ${now} AND ${alarm}quiet_from_at <= ${now} + ${driftMs})`;
}

/** Whether nobody is told of a row of `alarm` for now. Never NULL. */
export function isQuiet(alarm: string, now: string): string {
  return `(${isExpectedToEnd(alarm, now)} OR ${isQuietByFlapping(alarm, now)})`;
}

/** `Quiet` as JSON, or NULL. */
export function quietJson(alarm: string, now: string): string {
  return `CASE
    WHEN ${alarm}ended_at IS NOT NULL THEN NULL
    WHEN ${isQuietByFlapping(alarm, now)} THEN json_object('because', 'flapping', 'untilAt',
      max(${alarm}quiet_until_at, iif(${isExpectedToEnd(alarm, now)}, ${expectedEnd(alarm)}, 0)))
    WHEN ${isExpectedToEnd(alarm, now)} THEN json_object('because', 'expected-end', 'untilAt', ${expectedEnd(alarm)},
      'why', ${alarm}expected_why) END`;
}
