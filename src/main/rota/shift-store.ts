import type { Shift, ShiftRole } from '../../shared/nouns/watch';
import type { Reader, Writer } from '../database/handles';

type ShiftRow = {
  readonly id: string;
  readonly person: string;
  readonly role: ShiftRole;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly source: 'hand';
};

const columns = 'id, person, role, starts_at, ends_at, source';

export function createShiftStore(db: Writer) {
  const insert = db.prepare<Shift>(`
    INSERT INTO shift (${columns}) VALUES (@id, @person, @role, @startsAt, @endsAt, @source)
  `);
  const remove = db.prepare<{ id: string; removedAt: number }>(
    'UPDATE shift SET removed_at = @removedAt WHERE id = @id AND removed_at IS NULL',
  );
  const find = db.prepare<[string], ShiftRow>(`SELECT ${columns} FROM shift WHERE id = ?`);
  const endingAfter = db.prepare<[number], ShiftRow>(`
    SELECT ${columns} FROM shift WHERE removed_at IS NULL AND ends_at > ? ORDER BY starts_at
  `);
  const overlapping = db.prepare<{ startsAt: number; endsAt: number }, ShiftRow>(`
    SELECT ${columns} FROM shift
    WHERE removed_at IS NULL AND starts_at < @endsAt AND ends_at > @startsAt
    ORDER BY starts_at LIMIT 1
  `);
  const startingAfter = db.prepare<[number], ShiftRow>(`
    SELECT ${columns} FROM shift WHERE removed_at IS NULL AND starts_at > ? ORDER BY starts_at LIMIT 1
  `);
  return {
    insert(shift: Shift): void {
      insert.run(shift);
    },
    /** False when there is no such shift, or it was removed before. */
    remove: (id: string, removedAt: number): boolean => remove.run({ id, removedAt }).changes === 1,
    /** Removed ones too. */
    find: (id: string): Shift | undefined => toShift(find.get(id)),
    endingAfter: (instant: number): readonly Shift[] => endingAfter.all(instant).map(fromRow),
    firstOverlapping: (startsAt: number, endsAt: number): Shift | undefined =>
      toShift(overlapping.get({ startsAt, endsAt })),
    firstStartingAfter: (instant: number): Shift | undefined => toShift(startingAfter.get(instant)),
  };
}

/** Every shift that was not removed, by start, through a handle that only reads. */
export function readEveryShift(db: Reader): readonly Shift[] {
  return db
    .prepare<[], ShiftRow>(`SELECT ${columns} FROM shift WHERE removed_at IS NULL ORDER BY starts_at, id`)
    .all()
    .map(fromRow);
}

function toShift(row: ShiftRow | undefined): Shift | undefined {
  return row === undefined ? undefined : fromRow(row);
}

function fromRow(row: ShiftRow): Shift {
  return {
    id: row.id,
    person: row.person,
    role: row.role,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    source: row.source,
  };
}
