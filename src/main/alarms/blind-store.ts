import { randomUUID } from 'node:crypto';
import type { BlindPeriod } from '../../shared/nouns/alarm';
import type { Writer } from '../database/handles';

export type OpenBlindness = { readonly id: string; readonly fromAt: number };

export type BlindStore = {
  /** The period of a source that has not ended, also from before a restart. */
  findOpen(sourceId: string): OpenBlindness | undefined;
  open(sourceId: string, fromAt: number): OpenBlindness;
  close(id: string, toAt: number): void;
  /** A stretch in which the watcher itself did not run. */
  record(reason: 'asleep' | 'not-running', fromAt: number, toAt: number): void;
  during(fromAt: number, toAt: number): readonly BlindPeriod[];
};

type BlindRow = {
  readonly id: string;
  readonly source_id: string | null;
  readonly reason: BlindPeriod['reason'];
  readonly from_at: number;
  readonly to_at: number | null;
};

export function createBlindStore(db: Writer): BlindStore {
  const findOpen = db.prepare<[string], OpenBlindness>(`
    SELECT id, from_at AS fromAt FROM blind_period
    WHERE source_id = ? AND to_at IS NULL ORDER BY from_at LIMIT 1`);
  const insert = db.prepare<BlindRow>(`
    INSERT INTO blind_period (id, source_id, reason, from_at, to_at)
    VALUES (@id, @source_id, @reason, @from_at, @to_at)`);
  const close = db.prepare<{ id: string; toAt: number }>(
    'UPDATE blind_period SET to_at = max(from_at, @toAt) WHERE id = @id',
  );
  const during = db.prepare<{ fromAt: number; toAt: number }, BlindRow>(`
    SELECT id, source_id, reason, from_at, to_at FROM blind_period
    WHERE from_at < @toAt AND (to_at IS NULL OR to_at > @fromAt) ORDER BY from_at, rowid`);
  return {
    findOpen: (sourceId) => findOpen.get(sourceId),
    open(sourceId, fromAt) {
      const id = randomUUID();
      insert.run({ id, source_id: sourceId, reason: 'source', from_at: fromAt, to_at: null });
      return { id, fromAt };
    },
    close(id, toAt) {
      close.run({ id, toAt });
    },
    record(reason, fromAt, toAt) {
      insert.run({ id: randomUUID(), source_id: null, reason, from_at: fromAt, to_at: toAt });
    },
    during: (fromAt, toAt) => during.all({ fromAt, toAt }).map(toBlindPeriod),
  };
}

function toBlindPeriod(row: BlindRow): BlindPeriod {
  return {
    id: row.id,
    sourceId: row.source_id ?? undefined,
    reason: row.reason,
    fromAt: row.from_at,
    toAt: row.to_at ?? undefined,
  };
}
