import type { Writer } from '../../database/handles';

export type UnseenStore = {
  /** Answers whether any of them had ended before anybody saw it. */
  markSeen(alarmIds: readonly string[], now: number): boolean;
  /** Ids of what fires and was not in the last answer of its source. */
  missing(): ReadonlySet<string>;
};

export function createUnseenStore(db: Writer): UnseenStore {
  const mark = db.prepare<{ id: string; now: number }, { endedAt: number | null }>(`
    UPDATE alarm SET seen_at = @now WHERE id = @id AND seen_at IS NULL RETURNING ended_at AS endedAt`);
  const missing = db
    .prepare<[], string>(`
    SELECT a.id FROM source s JOIN alarm a ON a.source_id = s.id
    WHERE a.ended_at IS NULL AND a.missed_polls > 0 AND s.removed_at IS NULL`)
    .pluck();
  return {
    markSeen: db.transaction((alarmIds: readonly string[], now: number) => {
      let hadEnded = false;
      for (const id of alarmIds) {
        const endedAt = mark.get({ id, now })?.endedAt ?? null;
        hadEnded ||= endedAt !== null;
      }
      return hadEnded;
    }),
    missing: () => new Set(missing.all()),
  };
}
