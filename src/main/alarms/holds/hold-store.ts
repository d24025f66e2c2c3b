import { randomUUID } from 'node:crypto';
import type { Hold } from '../../../shared/nouns/alarm';
import type { Writer } from '../../database/handles';
import { isLiveHold } from '../live-hold';

export type NewHold = Omit<Hold, 'id'>;

/** `begin` and `replace` write several rows: call them inside a transaction. */
export type HoldStore = {
  /** Does nothing where a hold lives already, so that pressing twice does one thing. */
  begin(alarmId: string, hold: NewHold): boolean;
  /**
   * Takes the place of the hold that lives, without a moment in between. With `ofHoldId` only of that one: false where
   * it lives no more.
   */
  replace(alarmId: string, hold: NewHold, ofHoldId?: string): boolean;
  /** False when nothing was held. */
  release(alarmId: string, now: number): boolean;
  /** Whether a hold ran out by itself after one instant and until another, on an alarm that still fires. */
  someEndedBetween(afterAt: number, untilAt: number): boolean;
};

type HoldKey = { readonly alarmId: string; readonly now: number };

export function createHoldStore(db: Writer): HoldStore {
  const isLive = isLiveHold('', '@now');
  const live = db
    .prepare<HoldKey, string>(`SELECT id FROM hold WHERE alarm_id = @alarmId AND ${isLive} LIMIT 1`)
    .pluck();
  const insert = db.prepare<NewHold & { id: string; alarmId: string }>(`
    INSERT INTO hold (id, alarm_id, kind, held_by, via, why, from_at, until_at, covers_priority, covers_suppressed)
    SELECT @id, a.id, @kind, @by, @via, @why, @fromAt, @untilAt, a.priority, a.suppressed
    FROM alarm a WHERE a.id = @alarmId`);
  const end = db.prepare<HoldKey & { because: 'released' | 'replaced' }>(`
    UPDATE hold SET released_at = max(@now, from_at), ended_because = @because WHERE alarm_id = @alarmId AND ${isLive}`);
  // However the hold ends, the alarm is paged at once then, not at the repeat it had before; after a snooze a low one too.
  const pageWhenUnheld = db.prepare<[string]>('UPDATE alarm SET next_page_at = NULL WHERE id = ?');
  const pageAnew = db.prepare<[string]>('UPDATE alarm SET next_page_at = NULL, pages = 0 WHERE id = ?');
  const ended = db.prepare<{ afterAt: number; untilAt: number }, { found: number }>(`
    SELECT EXISTS (
      SELECT 1 FROM alarm a JOIN hold h ON h.alarm_id = a.id
      WHERE a.ended_at IS NULL AND h.released_at IS NULL AND h.until_at > @afterAt AND h.until_at <= @untilAt
    ) AS found`);

  function add(alarmId: string, hold: NewHold): void {
    insert.run({ ...hold, id: randomUUID(), alarmId });
    (hold.kind === 'snooze' ? pageAnew : pageWhenUnheld).run(alarmId);
  }

  return {
    begin(alarmId, hold) {
      if (live.get({ alarmId, now: hold.fromAt }) !== undefined) return false;
      add(alarmId, hold);
      return true;
    },
    replace(alarmId, hold, ofHoldId) {
      const held = { alarmId, now: hold.fromAt };
      if (ofHoldId !== undefined && live.get(held) !== ofHoldId) return false;
      end.run({ ...held, because: 'replaced' });
      add(alarmId, hold);
      return true;
    },
    release: (alarmId, now) => end.run({ alarmId, now, because: 'released' }).changes > 0,
    someEndedBetween: (afterAt, untilAt) => ended.get({ afterAt, untilAt })?.found === 1,
  };
}
