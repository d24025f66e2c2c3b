import type { Alarm } from '../../shared/nouns/alarm';
import type { Reader } from '../database/handles';
import { type AlarmRow, alarmColumns, toAlarm } from './alarm-rows';
import { isLiveHold } from './live-hold';

export type AlarmCounts = { readonly unheldHigh: number; readonly held: number };

export type AlarmStore = {
  /** Firing, and ended at or after an instant; what needs someone first, then the newest. */
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
const inUse = 's.id = a.source_id AND s.removed_at IS NULL';

export function createAlarmStore(db: Reader): AlarmStore {
  const firing = db.prepare<{ now: number }, AlarmRow>(`
    SELECT ${alarmColumns} FROM source s JOIN alarm a ON ${inUse} LEFT JOIN hold h ON ${liveHold}
    WHERE a.ended_at IS NULL`);
  const ended = db.prepare<{ now: number; endedSinceAt: number }, AlarmRow>(`
    SELECT ${alarmColumns} FROM alarm a JOIN source s ON ${inUse} LEFT JOIN hold h ON ${liveHold}
    WHERE a.ended_at >= @endedSinceAt`);
  const byId = db.prepare<{ now: number; id: string }, AlarmRow>(`
    SELECT ${alarmColumns} FROM alarm a JOIN source s ON s.id = a.source_id LEFT JOIN hold h ON ${liveHold}
    WHERE a.id = @id`);
  const counts = db.prepare<{ now: number }, AlarmCounts>(`
    SELECT count(*) FILTER (WHERE h.id IS NULL AND a.priority = 'high') AS unheldHigh,
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
    SELECT ${alarmColumns} FROM alarm a JOIN source s ON s.id = a.source_id
    LEFT JOIN hold h ON h.id = (
      SELECT id FROM hold WHERE alarm_id = a.id AND from_at < @toAt
        AND min(until_at, coalesce(released_at, until_at)) > @fromAt
      ORDER BY from_at DESC LIMIT 1)
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
  const byNeed = Number(needsSomeone(b)) - Number(needsSomeone(a));
  return byNeed || b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1);
}

function needsSomeone({ priority, endedAt, suppressed, hold }: Alarm): boolean {
  return priority === 'high' && endedAt === undefined && !suppressed && hold === undefined;
}
