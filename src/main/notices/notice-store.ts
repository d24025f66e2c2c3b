import type { Writer } from '../database/handles';

export const noticeKinds = ['soon', 'starts', 'ends'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What became of one kind of one shift. */
export type NoticeRow = {
  readonly shiftId: string;
  readonly kind: NoticeKind;
  readonly dueAt: number;
  readonly claimedAt: number;
  /** `covered`: a later kind said it too, or there was nobody left to tell. */
  readonly outcome: 'claimed' | 'shown' | 'failed' | 'covered';
  readonly lateMs: number;
  readonly attempts: number;
  readonly failure: string | undefined;
};

export type NoticeKey = Pick<NoticeRow, 'shiftId' | 'kind'>;

/** Told or tried: a `covered` one is known to nobody. */
export function isTold(row: NoticeRow | undefined): boolean {
  return row !== undefined && row.outcome !== 'covered';
}

type StoredNotice = Omit<NoticeRow, 'failure'> & { readonly failure: string | null };

export type NoticeStore = {
  ofShift(shiftId: string): readonly NoticeRow[];
  /** All of it or nothing. */
  save(rows: readonly NoticeRow[], forgotten: readonly NoticeKey[]): void;
};

export function createNoticeStore(db: Writer): NoticeStore {
  const ofShift = db.prepare<[string], StoredNotice>(`
    SELECT shift_id AS shiftId, kind, due_at AS dueAt, claimed_at AS claimedAt, outcome, late_ms AS lateMs, attempts,
      failure
    FROM shift_notice WHERE shift_id = ?`);
  const save = db.prepare<StoredNotice>(`
    INSERT INTO shift_notice (shift_id, kind, due_at, claimed_at, outcome, late_ms, attempts, failure)
    VALUES (@shiftId, @kind, @dueAt, @claimedAt, @outcome, @lateMs, @attempts, @failure)
    ON CONFLICT (shift_id, kind) DO UPDATE SET due_at = excluded.due_at, claimed_at = excluded.claimed_at,
      outcome = excluded.outcome, late_ms = excluded.late_ms, attempts = excluded.attempts,
      failure = excluded.failure`);
  const forget = db.prepare<NoticeKey>('DELETE FROM shift_notice WHERE shift_id = @shiftId AND kind = @kind');
  return {
    ofShift: (shiftId) =>
      ofShift.all(shiftId).map((stored) => ({ ...stored, failure: stored.failure ?? undefined })),
    save: db.transaction((rows: readonly NoticeRow[], forgotten: readonly NoticeKey[]) => {
      for (const row of rows) save.run({ ...row, failure: row.failure ?? null });
      for (const { shiftId, kind } of forgotten) forget.run({ shiftId, kind });
    }),
  };
}
