import { randomUUID } from 'node:crypto';
import type { Failure } from '../../shared/errors';
import type { SourceActKind, WriteBack } from '../../shared/nouns/alarm';
import type { Writer } from '../database/handles';

export type WaitingAct = {
  readonly id: string;
  readonly alarmId: string;
  readonly sourceId: string;
  readonly what: SourceActKind;
  readonly askedAt: number;
};

/** What was pressed here and is to be written to a source; kept until that is settled, over restarts too. */
export type SourceActStore = {
  add(alarmId: string, what: SourceActKind, askedAt: number): void;
  /** Whether it waits or was done already. */
  isAsked(alarmId: string, what: SourceActKind): boolean;
  /** In the order in which they were pressed. */
  waiting(): readonly WaitingAct[];
  noteAttempt(id: string, failure: Failure): void;
  settle(
    id: string,
    state: Exclude<WriteBack['state'], 'waiting'>,
    failure: Failure | undefined,
    at: number,
  ): void;
};

export function createSourceActStore(db: Writer): SourceActStore {
  const add = db.prepare<{ id: string; alarmId: string; what: SourceActKind; askedAt: number }>(
    'INSERT INTO source_act (id, alarm_id, what, asked_at) VALUES (@id, @alarmId, @what, @askedAt)',
  );
  const isAsked = db.prepare<[string, SourceActKind], unknown>(
    "SELECT 1 FROM source_act WHERE alarm_id = ? AND what = ? AND state IN ('waiting', 'done')",
  );
  const waiting = db.prepare<[], WaitingAct>(`
    SELECT w.id, w.alarm_id AS alarmId, a.source_id AS sourceId, w.what, w.asked_at AS askedAt
    FROM source_act w JOIN alarm a ON a.id = w.alarm_id WHERE w.state = 'waiting' ORDER BY w.rowid`);
  const attempt = db.prepare<{ id: string; failure: string }>(
    'UPDATE source_act SET attempts = attempts + 1, failure = @failure WHERE id = @id',
  );
  const settle = db.prepare<{ id: string; state: string; failure: string | null; at: number }>(`
    UPDATE source_act SET attempts = attempts + 1, state = @state, failure = @failure, settled_at = @at
    WHERE id = @id AND state = 'waiting'`);
  return {
    add(alarmId, what, askedAt) {
      add.run({ id: randomUUID(), alarmId, what, askedAt });
    },
    isAsked: (alarmId, what) => isAsked.get(alarmId, what) !== undefined,
    waiting: () => waiting.all(),
    noteAttempt(id, failure) {
      attempt.run({ id, failure: JSON.stringify(failure) });
    },
    settle(id, state, failure, at) {
      settle.run({ id, state, failure: failure === undefined ? null : JSON.stringify(failure), at });
    },
  };
}
