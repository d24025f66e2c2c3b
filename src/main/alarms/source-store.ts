import type { SourceKind } from '../../shared/nouns/alarm';
import type { Writer } from '../database/handles';

/** A source as it is kept; how it fares now is in memory (source-health.ts). */
export type KnownSource = {
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly url: string;
  /** What the kind needs besides, as its own reader wrote it; nothing secret. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly lastSuccessAt: number | undefined;
  /** Only where the source tells by itself. */
  readonly lastToldAt: number | undefined;
};

export type SourceStore = {
  /** Those not removed, in the order they were added. */
  list(): readonly KnownSource[];
  add(source: NewlyKnown, addedAt: number): void;
  markTold(id: string, at: number): void;
  saveSettings(id: string, settings: KnownSource['settings']): void;
  /** Keeps the row: alarms of the past go on belonging to it. */
  markRemoved(id: string, removedAt: number): void;
};

type NewlyKnown = Omit<KnownSource, 'lastSuccessAt' | 'lastToldAt'>;

type SourceRow = Omit<NewlyKnown, 'settings'> & {
  readonly settings: string;
  readonly last_success_at: number | null;
  readonly told_at: number | null;
};

export function createSourceStore(db: Writer): SourceStore {
  const list = db.prepare<[], SourceRow>(
    'SELECT id, feed AS kind, name, url, settings, last_success_at, told_at FROM source WHERE removed_at IS NULL ORDER BY added_at, rowid',
  );
  const add = db.prepare<Omit<NewlyKnown, 'settings'> & { settings: string; addedAt: number }>(`
    INSERT INTO source (id, kind, feed, name, url, settings, added_at)
    VALUES (@id, iif(@kind = 'practice', 'practice', 'alertmanager'), @kind, @name, @url, @settings, @addedAt)`);
  const saveSettings = db.prepare<{ id: string; settings: string }>(
    'UPDATE source SET settings = @settings WHERE id = @id',
  );
  const markRemoved = db.prepare<{ id: string; removedAt: number }>(
    'UPDATE source SET removed_at = @removedAt WHERE id = @id AND removed_at IS NULL',
  );
  const markTold = db.prepare<{ id: string; at: number }>('UPDATE source SET told_at = @at WHERE id = @id');
  return {
    list: () =>
      list.all().map(({ last_success_at, told_at, settings, ...source }) => ({
        ...source,
        // Written by this store and by nobody else.
        settings: JSON.parse(settings) as Readonly<Record<string, unknown>>,
        lastSuccessAt: last_success_at ?? undefined,
        lastToldAt: told_at ?? undefined,
      })),
    add(source, addedAt) {
      add.run({ ...source, settings: JSON.stringify(source.settings), addedAt });
    },
    markTold(id, at) {
      markTold.run({ id, at });
    },
    saveSettings(id, settings) {
      saveSettings.run({ id, settings: JSON.stringify(settings) });
    },
    markRemoved(id, removedAt) {
      markRemoved.run({ id, removedAt });
    },
  };
}
