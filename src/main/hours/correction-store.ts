import type { Span } from '../../shared/rota/on-call-hours';
import type { Writer } from '../database/handles';

type Made = {
  readonly id: string;
  /** The id of the stretch that it is about. */
  readonly stretch: string;
  readonly reason: string;
  readonly madeAt: number;
};

/** For `left-out`, the times are those that the stretch had then. */
export type Correction =
  | (Made & { readonly kind: 'added' | 'changed' | 'left-out' } & Span)
  | (Made & { readonly kind: 'undone' });

type Row = {
  readonly id: string;
  readonly stretch: string;
  readonly kind: Correction['kind'];
  readonly starts_at: number | null;
  readonly ends_at: number | null;
  readonly reason: string;
  readonly made_at: number;
};

export type CorrectionStore = ReturnType<typeof createCorrectionStore>;

/** Rows are only ever added. Their order is that of saving: a clock that was set back must not bring an old one forward. */
export function createCorrectionStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO worked_correction (id, stretch, kind, starts_at, ends_at, reason, made_at)
    VALUES (@id, @stretch, @kind, @startsAt, @endsAt, @reason, @madeAt)`);
  const all = db.prepare<[], Row>('SELECT * FROM worked_correction ORDER BY rowid');
  return {
    add(correction: Correction): void {
      insert.run({ startsAt: null, endsAt: null, ...correction });
    },
    /** A few hundred a year at most. */
    all: (): readonly Correction[] => all.all().map(toCorrection),
  };
}

function toCorrection(row: Row): Correction {
  const made = { id: row.id, stretch: row.stretch, reason: row.reason, madeAt: row.made_at };
  if (row.kind === 'undone') return { ...made, kind: row.kind };
  if (row.starts_at === null || row.ends_at === null) {
    throw new Error(`The correction ${row.id} has no times`);
  }
  return { ...made, kind: row.kind, startsAt: row.starts_at, endsAt: row.ends_at };
}
