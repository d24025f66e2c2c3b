import type { MyShift } from '../../shared/nouns/rota';
import type { Shift, ShiftRole } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';

export type ShiftRow = {
  readonly id: string;
  readonly person: string;
  readonly role: ShiftRole;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly source: string;
  readonly is_mine: number;
  readonly entered_at: number | null;
};

type Overlap = { readonly startsAt: number; readonly endsAt: number };

const columns = 'id, person, role, starts_at, ends_at, source, is_mine, entered_at';

export type ShiftStore = ReturnType<typeof createShiftStore>;

export function createShiftStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO shift (${columns})
    VALUES (@id, @person, @role, @startsAt, @endsAt, @source, @isMine, @enteredAt)
  `);
  const remove = db.prepare<{ id: string; removedAt: number }>(
    'UPDATE shift SET removed_at = @removedAt WHERE id = @id AND removed_at IS NULL',
  );
  const removeEntered = db.prepare<{ id: string; removedAt: number }>(
    `UPDATE shift SET removed_at = @removedAt WHERE id = @id AND removed_at IS NULL AND source = 'hand'`,
  );
  const update = db.prepare(`
    UPDATE shift SET person = @person, role = @role, starts_at = @startsAt, ends_at = @endsAt, source = @source,
      removed_at = NULL
    WHERE id = @id
  `);
  const find = db.prepare<[string], ShiftRow>(`SELECT ${columns} FROM shift WHERE id = ?`);
  const entered = db.prepare<[number], ShiftRow>(`
    SELECT ${columns} FROM shift
    WHERE source = 'hand' AND removed_at IS NULL AND ends_at > ? ORDER BY starts_at, id
  `);
  const mine = db.prepare<Overlap, ShiftRow>(`
    SELECT ${columns} FROM shift
    WHERE is_mine = 1 AND removed_at IS NULL AND starts_at < @endsAt AND ends_at > @startsAt
    ORDER BY starts_at, id
  `);
  const told = (removed: string, sorted: string) =>
    db.prepare<Overlap, ShiftRow>(`
      SELECT ${columns} FROM shift
      WHERE source <> 'hand' AND is_mine = 1 AND removed_at IS ${removed}
        AND starts_at < @endsAt AND ends_at > @startsAt
      ORDER BY ${sorted}
    `);
  const toldMine = told('NULL', 'rowid');
  const removedMine = told('NOT NULL', 'removed_at DESC, rowid DESC');
  const myEntered = db.prepare<Overlap, ShiftRow>(`
    SELECT ${columns} FROM shift
    WHERE source = 'hand' AND is_mine = 1 AND removed_at IS NULL
      AND starts_at < @endsAt AND ends_at > @startsAt
    ORDER BY starts_at LIMIT 1
  `);
  const theirEntered = db.prepare<Overlap & { role: ShiftRole; person: string }, ShiftRow>(`
    SELECT ${columns} FROM shift
    WHERE source = 'hand' AND is_mine = 0 AND removed_at IS NULL AND role = @role AND person = @person
      AND starts_at < @endsAt AND ends_at > @startsAt
    ORDER BY starts_at LIMIT 1
  `);
  return {
    insert(shift: Shift, enteredAt?: number): void {
      insert.run({ ...shift, isMine: shift.isMine ? 1 : 0, enteredAt: enteredAt ?? null });
    },
    /** False when there is no such shift, or it was removed before. */
    remove: (id: string, removedAt: number): boolean => remove.run({ id, removedAt }).changes === 1,
    /** As `remove`, and false for one that a source told. */
    removeEntered: (id: string, removedAt: number): boolean =>
      removeEntered.run({ id, removedAt }).changes === 1,
    /** Also brings back one that was removed. */
    update({ id, person, role, startsAt, endsAt, source }: Shift): void {
      update.run({ id, person, role, startsAt, endsAt, source });
    },
    /** Removed ones too. */
    find: (id: string): Shift | undefined => toShift(find.get(id)),
    enteredEndingAfter: (instant: number): readonly Shift[] => entered.all(instant).map(shiftFromRow),
    /** Entered ones and those kept from sources. */
    mineOverlapping: (startsAt: number, endsAt: number): readonly MyShift[] =>
      mine
        .all({ startsAt, endsAt })
        .map((row) => ({ ...shiftFromRow(row), knownAt: row.entered_at ?? row.starts_at })),
    /** Kept from sources, in the order in which they were first kept. */
    toldMine: (startsAt: number, endsAt: number): readonly Shift[] =>
      toldMine.all({ startsAt, endsAt }).map(shiftFromRow),
    /** Kept from sources and removed, the last removed first. */
    removedMine: (startsAt: number, endsAt: number): readonly Shift[] =>
      removedMine.all({ startsAt, endsAt }).map(shiftFromRow),
    firstOverlapping: ({ isMine, role, person }: Shift, times: Overlap): Shift | undefined =>
      toShift(isMine ? myEntered.get(times) : theirEntered.get({ ...times, role, person })),
  };
}

function toShift(row: ShiftRow | undefined): Shift | undefined {
  return row === undefined ? undefined : shiftFromRow(row);
}

export function shiftFromRow(row: ShiftRow): Shift {
  return {
    id: row.id,
    person: row.person,
    role: row.role,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    source: row.source,
    isMine: row.is_mine === 1,
  };
}
