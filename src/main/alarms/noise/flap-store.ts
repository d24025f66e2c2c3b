import { randomUUID } from 'node:crypto';
import type { Flapping, FlapRule } from '../../../shared/nouns/noise';
import type { Writer } from '../../database/handles';

/** What flaps: one alarm, known by its fingerprint, or all that fires under one name at a source. */
export type FlapKind = 'fingerprint' | 'name';
export type FlapKey = { readonly sourceId: string; readonly kind: FlapKind; readonly key: string };

export type KnownFlap = Flapping & {
  readonly id: string;
  readonly kind: FlapKind;
  readonly key: string;
  /** Somebody was told of it, or could not be: then nothing is kept quiet. */
  readonly notice: 'due' | 'shown' | 'failed';
};

export type FlapStore = {
  noteChange(key: FlapKey, at: number, isFiring: boolean): void;
  /** Times of the changes after one instant and up to another, in order. */
  changesOf(key: FlapKey, afterAt: number, untilAt: number): readonly number[];
  /** Keys of a kind with so many changes after one instant and up to another. */
  keysWith(of: Omit<FlapKey, 'key'>, changes: number, afterAt: number, untilAt: number): ReadonlySet<string>;
  /** Whether any alarm of a name fires, and whether it was noted that one does. */
  firesByName(sourceId: string, name: string): boolean;
  wasFiring(key: FlapKey, now: number): boolean;
  lastFiredAt(key: FlapKey, untilAt: number): number | undefined;
  /** Of an alarm, the latest of its own or of its name; of a name, the latest of its own or of any of its alarms. */
  latest(key: FlapKey, name: string): KnownFlap | undefined;
  live(sourceId: string, now: number): readonly KnownFlap[];
  begin(key: FlapKey, name: string, flapping: Flapping, rule: FlapRule): void;
  goOn(id: string, flapping: Flapping, rule: FlapRule): void;
  forgetChangesBefore(at: number): void;
};

const flapColumns = `id, kind, key, since_at AS sinceAt, last_change_at AS lastChangeAt, changes,
  stable_at AS stableAt, notice`;

export function createFlapStore(db: Writer): FlapStore {
  // By position: a storm writes ten thousand of them.
  const note = db.prepare<[string, FlapKind, string, number, 0 | 1]>(
    'INSERT OR IGNORE INTO firing_change (source_id, kind, key, at, is_firing) VALUES (?, ?, ?, ?, ?)',
  );
  const of = 'source_id = @sourceId AND kind = @kind';
  const changes = db
    .prepare<FlapKey & { afterAt: number; untilAt: number }, number>(`
    SELECT at FROM firing_change WHERE ${of} AND key = @key AND at > @afterAt AND at <= @untilAt ORDER BY at`)
    .pluck();
  const busy = db
    .prepare<Omit<FlapKey, 'key'> & { changes: number; afterAt: number; untilAt: number }, string>(`
    SELECT key FROM firing_change WHERE ${of} AND at > @afterAt AND at <= @untilAt
    GROUP BY key HAVING count(*) >= @changes`)
    .pluck();
  const fires = db.prepare<[string, string], unknown>(
    'SELECT 1 FROM alarm WHERE source_id = ? AND name = ? AND ended_at IS NULL LIMIT 1',
  );
  // What lies ahead was noted by a clock that has been set back since.
  const lastChange = db
    .prepare<[string, FlapKind, string, number], 0 | 1>(`
    SELECT is_firing FROM firing_change WHERE source_id = ? AND kind = ? AND key = ? AND at <= ?
    ORDER BY at DESC LIMIT 1`)
    .pluck();
  const lastFired = db
    .prepare<FlapKey & { untilAt: number }, number>(`
    SELECT at FROM firing_change WHERE ${of} AND key = @key AND is_firing = 1 AND at <= @untilAt
    ORDER BY at DESC LIMIT 1`)
    .pluck();
  const latestOfKey = db.prepare<FlapKey, KnownFlap>(`
    SELECT ${flapColumns} FROM flap WHERE ${of} AND key = @key ORDER BY last_change_at DESC LIMIT 1`);
  const latestOfName = db.prepare<[string, string], KnownFlap>(`
    SELECT ${flapColumns} FROM flap WHERE source_id = ? AND name = ? ORDER BY last_change_at DESC LIMIT 1`);
  const live = db.prepare<{ sourceId: string; now: number }, KnownFlap>(`
    SELECT ${flapColumns} FROM flap
    WHERE source_id = @sourceId AND stable_at > @now AND last_change_at <= @now`);
  const insert = db.prepare<FlapKey & Flapping & { id: string; name: string; stableAfter: number }>(`
    INSERT INTO flap (id, source_id, kind, key, name, began_at, since_at, last_change_at, changes, stable_at, stable_after)
    VALUES (@id, @sourceId, @kind, @key, @name, @lastChangeAt, @sinceAt, @lastChangeAt, @changes, @stableAt, @stableAfter)`);
  const update = db.prepare<Omit<Flapping, 'sinceAt'> & { id: string; stableAfter: number }>(`
    UPDATE flap SET last_change_at = @lastChangeAt, changes = @changes, stable_at = @stableAt, stable_after = @stableAfter
    WHERE id = @id`);
  const forget = db.prepare<[number]>('DELETE FROM firing_change WHERE at < ?');
  return {
    noteChange: ({ sourceId, kind, key }, at, isFiring) =>
      void note.run(sourceId, kind, key, at, isFiring ? 1 : 0),
    changesOf: (key, afterAt, untilAt) => changes.all({ ...key, afterAt, untilAt }),
    keysWith: (kind, least, afterAt, untilAt) =>
      new Set(busy.all({ ...kind, changes: least, afterAt, untilAt })),
    firesByName: (sourceId, name) => fires.get(sourceId, name) !== undefined,
    wasFiring: ({ sourceId, kind, key }, now) => lastChange.get(sourceId, kind, key, now) === 1,
    lastFiredAt: (key, untilAt) => lastFired.get({ ...key, untilAt }),
    latest(key, name) {
      if (key.kind === 'name') return latestOfName.get(key.sourceId, name);
      const own = latestOfKey.get(key);
      const ofName = latestOfKey.get({ sourceId: key.sourceId, kind: 'name', key: name });
      return (own?.lastChangeAt ?? 0) >= (ofName?.lastChangeAt ?? 0) ? own : ofName;
    },
    live: (sourceId, now) => live.all({ sourceId, now }),
    begin: (key, name, flapping, { stableAfterMs }) =>
      void insert.run({ ...key, ...flapping, id: randomUUID(), name, stableAfter: stableAfterMs }),
    goOn: (id, { lastChangeAt, changes: count, stableAt }, { stableAfterMs }) =>
      void update.run({ id, lastChangeAt, changes: count, stableAt, stableAfter: stableAfterMs }),
    forgetChangesBefore: (at) => void forget.run(at),
  };
}
