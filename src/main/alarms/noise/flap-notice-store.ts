import type { Priority } from '../../../shared/nouns/pack';
import type { Writer } from '../../database/handles';
import { isHeldThere, isLiveHold } from '../live-hold';
import type { FlapKind } from './flap-store';
import { isQuiet, isQuietByFlapping } from './is-quiet';

/** Something that flaps and would be paged now if it did not, and nobody was told of. */
export type DueFlap = {
  readonly id: string;
  readonly kind: FlapKind;
  readonly name: string;
  readonly sourceName: string;
  readonly changes: number;
  readonly sinceAt: number;
  readonly lastChangeAt: number;
  readonly stableAfterMs: number;
  /** High where any that fires is. */
  readonly priority: Priority;
  /** The newest that fires. */
  readonly alarmId: string;
};

export type FlapNoticeStore = {
  due(now: number): readonly DueFlap[];
  isLive(id: string, now: number): boolean;
  noteShown(ids: readonly string[]): void;
  /** Nobody could be told: nothing of it is kept quiet any more. */
  noteFailed(ids: readonly string[]): void;
  /** Ids of what fires and is kept quiet, by flapping or as it is expected to end. */
  quiet(now: number): readonly string[];
};

export function createFlapNoticeStore(db: Writer): FlapNoticeStore {
  const mayBeQuiet = 'a.ended_at IS NULL AND (a.expected_within IS NOT NULL OR a.quiet_until_at IS NOT NULL)';
  // SQLite takes the other columns from the row of the greatest first_seen_at.
  const due = db.prepare<{ now: number }, DueFlap & { newestAt: number }>(`
    SELECT f.id, f.kind, f.name, s.name AS sourceName, f.changes, f.since_at AS sinceAt,
      f.last_change_at AS lastChangeAt, f.stable_after AS stableAfterMs,
      iif(sum(a.priority = 'high') > 0, 'high', 'low') AS priority, a.id AS alarmId, max(a.first_seen_at) AS newestAt
    FROM source s JOIN flap f ON f.source_id = s.id JOIN alarm a ON a.flap_id = f.id
    WHERE s.removed_at IS NULL AND f.stable_at > @now AND f.notice = 'due' AND ${mayBeQuiet}
      AND ${isQuietByFlapping('a.', '@now')} AND a.suppressed = 0 AND a.missed_polls = 0
      AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.alarm_id = a.id AND ${isLiveHold('h.', '@now')})
      AND NOT (${isHeldThere('a.')})
    GROUP BY f.id ORDER BY f.began_at, f.name, f.id`);
  const live = db.prepare<[string, number], unknown>('SELECT 1 FROM flap WHERE id = ? AND stable_at > ?');
  const note = db.prepare<{ id: string; notice: 'shown' | 'failed' }>(
    'UPDATE flap SET notice = @notice WHERE id = @id',
  );
  const wake = db.prepare<[string]>(
    'UPDATE alarm SET quiet_from_at = NULL, quiet_until_at = NULL WHERE flap_id = ?',
  );
  const quiet = db
    .prepare<{ now: number }, string>(`
    SELECT a.id FROM alarm a WHERE ${mayBeQuiet} AND ${isQuiet('a.', '@now')} ORDER BY a.id`)
    .pluck();
  return {
    due: (now) => due.all({ now }).map(({ newestAt: _, ...flap }) => flap),
    isLive: (id, now) => live.get(id, now) !== undefined,
    noteShown: db.transaction((ids: readonly string[]) => {
      for (const id of ids) note.run({ id, notice: 'shown' });
    }),
    noteFailed: db.transaction((ids: readonly string[]) => {
      for (const id of ids) {
        note.run({ id, notice: 'failed' });
        wake.run(id);
      }
    }),
    quiet: (now) => quiet.all({ now }),
  };
}
