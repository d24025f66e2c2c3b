import { z } from 'zod';
import { errorCodes, type Failure } from '../../shared/errors';
import type { FeedLane, RotaLane, RotaSource } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import { guessRole } from './lane-roles';

export type StoredKind = 'ical' | 'pagerduty';
export type HeldBack = NonNullable<RotaSource['heldBack']>;
export type StoredSource = Omit<RotaSource, 'kind' | 'isStale'> & {
  readonly kind: StoredKind;
  readonly addedAt: number;
};

type SourceRow = {
  readonly id: string;
  readonly kind: StoredKind;
  readonly name: string;
  readonly place: string;
  readonly added_at: number;
  readonly last_success_at: number | null;
  readonly failing_since_at: number | null;
  readonly failure: string | null;
  readonly unreadable: number;
  readonly held_back: string | null;
  readonly shifts: number;
};
type LaneRow = {
  readonly lane: string;
  readonly name: string;
  readonly role: ShiftRole | null;
  readonly is_chosen: number;
};

const failureText = z.strictObject({
  code: z.enum(errorCodes),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
const heldBackText = z.strictObject({ sinceAt: z.number(), removes: z.number(), of: z.number() });

export type RotaSourceStore = ReturnType<typeof createRotaSourceStore>;

/** The sources and their lanes. No address and no token comes here. */
export function createRotaSourceStore(db: Writer) {
  const insert = db.prepare<{ id: string; kind: StoredKind; name: string; place: string; at: number }>(`
    INSERT INTO rota_source (id, kind, name, place, added_at) VALUES (@id, @kind, @name, @place, @at)`);
  const remove = db.prepare<{ id: string; at: number }>(
    'UPDATE rota_source SET removed_at = @at, failing_since_at = NULL, failure = NULL, held_back = NULL WHERE id = @id AND removed_at IS NULL',
  );
  const select = `
    SELECT id, kind, name, place, added_at, last_success_at, failing_since_at, failure, unreadable, held_back,
      (SELECT count(*) FROM rota_shift WHERE source_id = id) AS shifts
    FROM rota_source WHERE removed_at IS NULL`;
  const all = db.prepare<[], SourceRow>(`${select} ORDER BY added_at, rowid`);
  const one = db.prepare<[string], SourceRow>(`${select} AND id = ?`);
  const move = db.prepare<{ id: string; place: string }>(
    'UPDATE rota_source SET place = @place WHERE id = @id',
  );
  const succeed = db.prepare<{ id: string; at: number; unreadable: number }>(`
    UPDATE rota_source SET last_success_at = @at, unreadable = @unreadable, failing_since_at = NULL, failure = NULL,
      held_back = NULL WHERE id = @id`);
  const hold = db.prepare<{ id: string; heldBack: string }>(
    'UPDATE rota_source SET held_back = @heldBack, failing_since_at = NULL, failure = NULL WHERE id = @id',
  );
  const fail = db.prepare<{ id: string; at: number; failure: string }>(`
    UPDATE rota_source SET failing_since_at = coalesce(failing_since_at, @at), failure = @failure WHERE id = @id`);
  const lanes = db.prepare<[string], LaneRow>(
    'SELECT lane, name, role, is_chosen FROM rota_lane WHERE source_id = ? ORDER BY name, lane',
  );
  const insertLane = db.prepare<{ id: string; lane: string; name: string; role: ShiftRole | null }>(
    'INSERT INTO rota_lane (source_id, lane, name, role) VALUES (@id, @lane, @name, @role)',
  );
  const renameLane = db.prepare<{ id: string; lane: string; name: string }>(
    'UPDATE rota_lane SET name = @name WHERE source_id = @id AND lane = @lane',
  );
  const assign = db.prepare<{ id: string; lane: string; role: ShiftRole | null }>(
    'UPDATE rota_lane SET role = @role, is_chosen = 1 WHERE source_id = @id AND lane = @lane',
  );

  /** What a full disk did not let be written: shown until the next reading that is kept. */
  const unkept = new Map<string, { readonly sinceAt: number; readonly failure: Failure }>();

  const lanesOf = (id: string): readonly RotaLane[] =>
    lanes.all(id).map(({ lane, name, role, is_chosen }) => ({
      key: lane,
      name,
      role: role ?? undefined,
      isChosen: is_chosen === 1,
    }));
  const fromRow = (row: SourceRow): StoredSource => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    place: row.place,
    addedAt: row.added_at,
    lastSuccessAt: row.last_success_at ?? undefined,
    failingSinceAt: row.failing_since_at ?? unkept.get(row.id)?.sinceAt,
    failure:
      unkept.get(row.id)?.failure ??
      (row.failure === null ? undefined : failureText.parse(JSON.parse(row.failure))),
    heldBack: row.held_back === null ? undefined : heldBackText.parse(JSON.parse(row.held_back)),
    unreadable: row.unreadable,
    lanes: lanesOf(row.id),
    shifts: row.shifts,
  });

  return {
    insert(source: { id: string; kind: StoredKind; name: string; place: string; at: number }): void {
      insert.run(source);
    },
    /** False when there is no such source. Its row stays for the history that refers to it. */
    remove: (id: string, at: number): boolean => remove.run({ id, at }).changes === 1,
    /** In the order they were added, without removed ones. */
    list: (): readonly StoredSource[] => all.all().map(fromRow),
    find(id: string): StoredSource | undefined {
      const row = one.get(id);
      return row === undefined ? undefined : fromRow(row);
    },
    move: (id: string, place: string): void => void move.run({ id, place }),
    succeed(id: string, at: number, unreadable: number): void {
      succeed.run({ id, at, unreadable });
      unkept.delete(id);
    },
    hold(id: string, heldBack: HeldBack): void {
      hold.run({ id, heldBack: JSON.stringify(heldBack) });
      unkept.delete(id);
    },
    fail(id: string, at: number, failure: Failure): void {
      fail.run({ id, at, failure: JSON.stringify(failure) });
      unkept.delete(id);
    },
    /** For a failure that cannot be written either. */
    failUnkept(id: string, sinceAt: number, failure: Failure): void {
      unkept.set(id, { sinceAt: unkept.get(id)?.sinceAt ?? sinceAt, failure });
    },
    /** A lane keeps the role that it has once been given, by guess or by choice. Answers whether anything is new. */
    seeLanes(id: string, seen: readonly FeedLane[]): boolean {
      const known = new Map(lanesOf(id).map((lane) => [lane.key, lane]));
      let isChanged = false;
      for (const lane of seen) {
        const before = known.get(lane.key);
        if (before?.name === lane.name) continue;
        isChanged = true;
        if (before !== undefined) renameLane.run({ id, lane: lane.key, name: lane.name });
        else {
          const role = guessRole(lane, known.size === 0 && seen.length === 1) ?? null;
          insertLane.run({ id, lane: lane.key, name: lane.name, role });
        }
      }
      return isChanged;
    },
    /** False when the source has no such lane. */
    assign: (id: string, lane: string, role: ShiftRole | undefined): boolean =>
      assign.run({ id, lane, role: role ?? null }).changes === 1,
  };
}
