import type { SourceKind } from '../../shared/nouns/alarm';
import type { Writer } from '../database/handles';

/** A source as it is kept; how it fares now is in memory (source-health.ts). */
export type KnownSource = {
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly url: string;
  readonly lastSuccessAt: number | undefined;
};

export type SourceStore = {
  /** Those not removed, in the order they were added. */
  list(): readonly KnownSource[];
  add(source: Omit<KnownSource, 'lastSuccessAt'>, addedAt: number): void;
  /** Keeps the row: alarms of the past go on belonging to it. */
  markRemoved(id: string, removedAt: number): void;
};

type SourceRow = Omit<KnownSource, 'lastSuccessAt'> & { readonly last_success_at: number | null };

export function createSourceStore(db: Writer): SourceStore {
  const list = db.prepare<[], SourceRow>(
    'SELECT id, kind, name, url, last_success_at FROM source WHERE removed_at IS NULL ORDER BY added_at, rowid',
  );
  const add = db.prepare<{ id: string; kind: string; name: string; url: string; addedAt: number }>(
    'INSERT INTO source (id, kind, name, url, added_at) VALUES (@id, @kind, @name, @url, @addedAt)',
  );
  const markRemoved = db.prepare<{ id: string; removedAt: number }>(
    'UPDATE source SET removed_at = @removedAt WHERE id = @id AND removed_at IS NULL',
  );
  return {
    list: () =>
      list.all().map(({ last_success_at, ...source }) => ({
        ...source,
        lastSuccessAt: last_success_at ?? undefined,
      })),
    add(source, addedAt) {
      add.run({ ...source, addedAt });
    },
    markRemoved(id, removedAt) {
      markRemoved.run({ id, removedAt });
    },
  };
}
