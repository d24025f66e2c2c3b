import { standingOf } from '../../shared/alarms/alarm-standing';
import type { Alarm } from '../../shared/nouns/alarm';
import type { Reader } from '../database/handles';
import { type AlarmRow, alarmColumns, endedUnseen, formerHoldOf, toAlarm } from './alarm-rows';
import { isHeldThere, isLiveHold } from './live-hold';
import { firingsInADay } from './noise/firing-counts';
import { isQuiet, quietJson } from './noise/is-quiet';

export type AlarmCounts = { readonly unheldHigh: number; readonly held: number };

export type AlarmStore = {
  /** Firing, ended at or after an instant, and ended unseen; what needs someone first, then the newest. */
  list(now: number, endedSinceAt: number): readonly Alarm[];
  byId(id: string, now: number): Alarm | undefined;
  /** Of what fires and is not suppressed at its source. */
  counts(now: number): AlarmCounts;
  /** Names of what is held and fires, the longest held first. */
  heldAndFiring(now: number): readonly string[];
  /**
   * All that was firing at some time in a stretch, oldest first. Each carries the last hold within that stretch, over or
   * not, with the end that it really had.
   */
  during(fromAt: number, toAt: number): readonly Alarm[];
};

const liveHold = `h.alarm_id = a.id AND ${isLiveHold('h.', '@now')}`;
/** The last hold of what fires and nobody holds. */
const formerHold = `CASE WHEN h.id IS NULL AND a.ended_at IS NULL THEN (
  SELECT ${formerHoldOf('f')} FROM hold f WHERE f.alarm_id = a.id AND f.from_at <= @now
  ORDER BY f.from_at DESC, f.rowid DESC LIMIT 1) END AS former_hold`;
const firings = `${firingsInADay('a.', '@now')} AS firings`;
const quiet = `${quietJson('a.', '@now')} AS quiet`;
const inUse = 's.id = a.source_id AND s.removed_at IS NULL';

/** What ended unseen is listed for a month at most, and the newest of it: more is for nobody to read. */
const unseenForMs = 30 * 24 * 3_600_000;
const mostUnseen = 1_000;

export function createAlarmStore(db: Reader): AlarmStore {
  const firing = db.prepare<{ now: number }, AlarmRow>(`
    SELECT ${alarmColumns}, ${formerHold}, ${firings}, ${quiet} FROM source s JOIN alarm a ON ${inUse} LEFT JOIN hold h ON ${liveHold}
    WHERE a.ended_at IS NULL`);
  const ended = db.prepare<{ now: number; endedSinceAt: number }, AlarmRow>(`
    SELECT ${alarmColumns}, ${firings} FROM alarm a JOIN source s ON ${inUse} LEFT JOIN hold h ON ${liveHold}
    WHERE a.ended_at >= @endedSinceAt
    UNION ALL
    SELECT ${alarmColumns}, ${firings} FROM (
      SELECT id AS unseen_id FROM alarm INDEXED BY alarm_unseen
      WHERE seen_at IS NULL AND ended_at IS NOT NULL AND ended_at < @endedSinceAt AND ended_at >= @now - ${unseenForMs}
      ORDER BY ended_at DESC LIMIT ${mostUnseen}
    ) JOIN alarm a ON a.id = unseen_id JOIN source s ON ${inUse} LEFT JOIN hold h ON ${liveHold}
    WHERE ${endedUnseen('a.')}`);
  const byId = db.prepare<{ now: number; id: string }, AlarmRow>(`
    SELECT ${alarmColumns}, ${formerHold}, ${firings}, ${quiet} FROM alarm a JOIN source s ON s.id = a.source_id LEFT JOIN hold h ON ${liveHold}
    WHERE a.id = @id`);
  const counts = db.prepare<{ now: number }, AlarmCounts>(`
    SELECT count(*) FILTER (WHERE h.id IS NULL AND a.priority = 'high' AND NOT (${isHeldThere('a.')})
        AND NOT ${isQuiet('a.', '@now')}) AS unheldHigh,
      count(h.id) AS held
    FROM source s JOIN alarm a ON ${inUse} LEFT JOIN hold h ON ${liveHold}
    WHERE a.ended_at IS NULL AND a.suppressed = 0`);
  const held = db
    .prepare<{ now: number }, string>(`
    SELECT a.name FROM source s JOIN alarm a ON ${inUse} JOIN hold h ON ${liveHold}
    WHERE a.ended_at IS NULL AND a.suppressed = 0 ORDER BY h.from_at, a.name, a.id`)
    .pluck();
  // What a removed source last told of is not known to go on, nor to have ended: it counts until the removal.
  const during = db.prepare<{ fromAt: number; toAt: number }, AlarmRow>(`
    SELECT ${alarmColumns}, CASE WHEN h.ended_because = 'worse' THEN ${formerHoldOf('h')} END AS former_hold
    FROM alarm a JOIN source s ON s.id = a.source_id LEFT JOIN hold h ON h.id = (
      SELECT id FROM hold WHERE alarm_id = a.id AND from_at < @toAt
        AND min(until_at, coalesce(released_at, until_at)) > @fromAt
      ORDER BY from_at DESC, rowid DESC LIMIT 1)
    WHERE min(a.started_at, a.first_seen_at) < @toAt
      AND (a.ended_at > @fromAt OR a.ended_at IS NULL)
      AND (a.ended_at IS NOT NULL OR s.removed_at IS NULL OR s.removed_at > @fromAt)
    ORDER BY a.started_at, a.id`);
  return {
    list: (now, endedSinceAt) =>
      [...firing.all({ now }), ...ended.all({ now, endedSinceAt })].map(toAlarm).sort(mostUrgentFirst),
    byId(id, now) {
      const row = byId.get({ id, now });
      return row && toAlarm(row);
    },
    counts: (now) => counts.get({ now }) ?? { unheldHigh: 0, held: 0 },
    heldAndFiring: (now) => held.all({ now }),
    during: (fromAt, toAt) => during.all({ fromAt, toAt }).map(toAlarm),
  };
}

function mostUrgentFirst(a: Alarm, b: Alarm): number {
  const needs = (alarm: Alarm) => Number(standingOf(alarm) === 'needs-you');
  const byNeed = needs(b) - needs(a);
  return byNeed || b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1);
}
