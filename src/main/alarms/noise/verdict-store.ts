import { randomUUID } from 'node:crypto';
import type { Judgement } from '../../../shared/nouns/noise';
import type { Writer } from '../../database/handles';

export type VerdictStore = {
  /** Does nothing where the same is thought of it already, so that pressing twice does one thing. */
  judge(alarmId: string, judgement: Judgement): boolean;
  /** All that was ever thought of an alarm, the oldest first. */
  historyOf(alarmId: string): readonly Judgement[];
};

/** Which row of `alarm_verdict` holds for an alarm: the last. */
const lastOf = (alarm: string) => `(SELECT max(v.rowid) FROM alarm_verdict v WHERE v.alarm_id = ${alarm}id)`;

/** `Judgement` as JSON, or NULL. */
export const judgementJson = (alarm: string) => `(
  SELECT json_object('verdict', j.verdict, 'by', j.given_by, 'at', j.at, 'note', j.note)
  FROM alarm_verdict j WHERE j.rowid = ${lastOf(alarm)})`;

export function createVerdictStore(db: Writer): VerdictStore {
  const insert = db.prepare<Judgement & { id: string; alarmId: string }>(`
    INSERT INTO alarm_verdict (id, alarm_id, verdict, given_by, at, note)
    VALUES (@id, @alarmId, @verdict, @by, @at, @note)`);
  const history = db.prepare<[string], Judgement>(`
    SELECT verdict, given_by AS by, at, note FROM alarm_verdict WHERE alarm_id = ? ORDER BY rowid`);
  return {
    judge: db.transaction((alarmId: string, judgement: Judgement) => {
      const last = history.all(alarmId).at(-1);
      if (last?.verdict === judgement.verdict && last.note === judgement.note) return false;
      insert.run({ ...judgement, id: randomUUID(), alarmId });
      return true;
    }),
    historyOf: (alarmId) => history.all(alarmId),
  };
}
