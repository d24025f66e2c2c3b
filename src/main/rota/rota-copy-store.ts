import type { FeedShift } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import type { KeptShift } from './copy-judgement';

export type SourcedShift = FeedShift & {
  readonly sourceId: string;
  readonly firstSeenAt: number;
  /** Its lane's; undefined where the lane is left out of the rota. */
  readonly role: ShiftRole | undefined;
  /** Its source is still asked; otherwise it is only history. */
  readonly isLive: boolean;
};

export type CopyRow = {
  readonly source_id: string;
  readonly uid: string;
  readonly lane: string;
  readonly name: string;
  readonly email: string | null;
  readonly pagerduty_id: string | null;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly first_seen_at: number;
};
type JoinedRow = CopyRow & { readonly role: ShiftRole | null; readonly is_live: number };

const columns = 'source_id, uid, lane, name, email, pagerduty_id, starts_at, ends_at, first_seen_at';

export type RotaCopyStore = ReturnType<typeof createRotaCopyStore>;

/** The last good copy of each source, with what ended before the source forgot it. */
export function createRotaCopyStore(db: Writer) {
  const ofSource = db.prepare<[string], CopyRow>(
    `SELECT ${columns} FROM rota_shift WHERE source_id = ? ORDER BY starts_at, uid, lane`,
  );
  const all = db.prepare<[], JoinedRow>(`
    SELECT shift.*, lane.role, source.removed_at IS NULL AS is_live
    FROM rota_shift AS shift
    JOIN rota_source AS source ON source.id = shift.source_id
    LEFT JOIN rota_lane AS lane ON lane.source_id = shift.source_id AND lane.lane = shift.lane
    ORDER BY shift.starts_at, shift.uid, shift.lane`);
  const clear = db.prepare<[string]>('DELETE FROM rota_shift WHERE source_id = ?');
  const insert = db.prepare(`
    INSERT INTO rota_shift (${columns})
    VALUES (@sourceId, @uid, @lane, @name, @email, @pagerDutyId, @startsAt, @endsAt, @firstSeenAt)`);
  const dropComing = db.prepare<{ id: string; at: number }>(
    'DELETE FROM rota_shift WHERE source_id = @id AND starts_at >= @at',
  );
  const cutRunning = db.prepare<{ id: string; at: number }>(
    'UPDATE rota_shift SET ends_at = @at WHERE source_id = @id AND ends_at > @at',
  );
  return {
    ofSource: (id: string): readonly KeptShift[] => ofSource.all(id).map(shiftOfRow),
    all: (): readonly SourcedShift[] =>
      all.all().map((row) => ({
        ...shiftOfRow(row),
        sourceId: row.source_id,
        role: row.role ?? undefined,
        isLive: row.is_live === 1,
      })),
    /** Inside the caller's transaction: readers see the old copy or the new one. */
    replace(id: string, shifts: readonly KeptShift[]): void {
      clear.run(id);
      for (const { person, uid, lane, startsAt, endsAt, firstSeenAt } of shifts) {
        insert.run({
          sourceId: id,
          uid,
          lane,
          name: person.name,
          email: person.email ?? null,
          pagerDutyId: person.pagerDutyId ?? null,
          startsAt,
          endsAt,
          firstSeenAt,
        });
      }
    },
    /** What a removed source said of the past stays: hours were stood by it. */
    keepOnlyPast(id: string, at: number): void {
      dropComing.run({ id, at });
      cutRunning.run({ id, at });
    },
  };
}

export function shiftOfRow(row: CopyRow): KeptShift {
  return {
    uid: row.uid,
    lane: row.lane,
    person: {
      name: row.name,
      email: row.email ?? undefined,
      pagerDutyId: row.pagerduty_id ?? undefined,
    },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    firstSeenAt: row.first_seen_at,
  };
}
