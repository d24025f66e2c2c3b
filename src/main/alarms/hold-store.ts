import type { Hold } from '../../shared/nouns/alarm';
import type { Writer } from '../database/handles';
import { isLiveHold } from './live-hold';

export type HoldStore = {
  /** Does nothing where a hold lives already, so that pressing twice does one thing. */
  begin(alarmId: string, hold: Hold): boolean;
  /** False when nothing was held. */
  release(alarmId: string, now: number): boolean;
  /** Whether a hold ran out by itself after one instant and until another, on an alarm that still fires. */
  someEndedBetween(afterAt: number, untilAt: number): boolean;
};

export function createHoldStore(db: Writer): HoldStore {
  const begin = db.prepare<Hold & { alarmId: string }>(`
    INSERT INTO hold (id, alarm_id, held_by, via, from_at, until_at)
    SELECT @id, @alarmId, @by, @via, @fromAt, @untilAt
    WHERE NOT EXISTS (
      SELECT 1 FROM hold WHERE alarm_id = @alarmId AND ${isLiveHold('', '@fromAt')})`);
  const release = db.prepare<{ alarmId: string; now: number }>(
    'UPDATE hold SET released_at = @now WHERE alarm_id = @alarmId AND released_at IS NULL AND until_at > @now',
  );
  // However the hold ends, the alarm is paged at once then, not at the repeat it had before.
  const pageWhenUnheld = db.prepare<[string]>('UPDATE alarm SET next_page_at = NULL WHERE id = ?');
  const ended = db.prepare<{ afterAt: number; untilAt: number }, { found: number }>(`
    SELECT EXISTS (
      SELECT 1 FROM alarm a JOIN hold h ON h.alarm_id = a.id
      WHERE a.ended_at IS NULL AND h.released_at IS NULL AND h.until_at > @afterAt AND h.until_at <= @untilAt
    ) AS found`);
  return {
    begin: db.transaction((alarmId: string, hold: Hold) => {
      const begun = begin.run({ ...hold, alarmId }).changes > 0;
      if (begun) pageWhenUnheld.run(alarmId);
      return begun;
    }),
    release: (alarmId, now) => release.run({ alarmId, now }).changes > 0,
    someEndedBetween: (afterAt, untilAt) => ended.get({ afterAt, untilAt })?.found === 1,
  };
}
