import type { PromiseSubject } from '../../shared/nouns/promise';
import type { Writer } from '../database/handles';
import type { KeptPromise } from './promise-rules';

type StoredPromise = {
  id: string;
  subject_kind: PromiseSubject['kind'];
  subject_id: string;
  title: string;
  due_at: number;
  promised_at: number;
  promised_by: string;
  kept_at: number | null;
  missed_noticed_at: number | null;
  withdrawn_at: number | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
  handed_to: string | null;
  handed_by: string | null;
  handed_at: number | null;
};

export type PromiseStore = ReturnType<typeof createPromiseStore>;

export function createPromiseStore(db: Writer) {
  const select = `
    SELECT p.*, h.to_person AS handed_to, h.by_person AS handed_by, h.at AS handed_at
    FROM promise p LEFT JOIN promise_handing h
      ON h.position = (SELECT max(position) FROM promise_handing WHERE promise_id = p.id)`;
  const insert = db.prepare(`
    INSERT INTO promise (id, subject_kind, subject_id, title, due_at, promised_at, promised_by)
    VALUES (@id, @kind, @subjectId, @title, @dueAt, @promisedAt, @promisedBy)`);
  const promiseAnew = db.prepare<[number, string]>('UPDATE promise SET promised_at = ? WHERE id = ?');
  const byId = db.prepare<[string], StoredPromise>(`${select} WHERE p.id = ?`);
  const ofSubject = db.prepare<[string, string], StoredPromise>(
    `${select} WHERE p.subject_kind = ? AND p.subject_id = ? ORDER BY p.due_at, p.id`,
  );
  const unsettled = db.prepare<[], StoredPromise>(
    `${select} WHERE p.kept_at IS NULL AND p.withdrawn_at IS NULL ORDER BY p.due_at, p.id`,
  );
  const keep = db.prepare<[number, string]>('UPDATE promise SET kept_at = ? WHERE id = ?');
  const miss = db.prepare<[number | null, string]>('UPDATE promise SET missed_noticed_at = ? WHERE id = ?');
  const withdraw = db.prepare<[number, string, string, string]>(
    'UPDATE promise SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ?',
  );
  const hand = db.prepare(
    'INSERT INTO promise_handing (promise_id, to_person, by_person, at) VALUES (?, ?, ?, ?)',
  );

  return {
    add(
      promise: Pick<KeptPromise, 'id' | 'subject' | 'title' | 'dueAt' | 'promisedAt' | 'promisedBy'>,
    ): void {
      const { subject, ...rest } = promise;
      insert.run({ ...rest, kind: subject.kind, subjectId: subject.id });
    },
    promiseAnew: (id: string, at: number) => void promiseAnew.run(at, id),
    find(id: string): KeptPromise | undefined {
      const stored = byId.get(id);
      return stored === undefined ? undefined : toPromise(stored);
    },
    /** By the time they are due. */
    of: ({ kind, id }: PromiseSubject): readonly KeptPromise[] => ofSubject.all(kind, id).map(toPromise),
    /** Neither kept nor withdrawn, by the time they are due. */
    unsettled: (): readonly KeptPromise[] => unsettled.all().map(toPromise),
    keep: (id: string, at: number) => void keep.run(at, id),
    /** Undefined takes it back: the clock was ahead. */
    miss: (id: string, noticedAt: number | undefined) => void miss.run(noticedAt ?? null, id),
    withdraw: (id: string, at: number, by: string, reason: string) => void withdraw.run(at, by, reason, id),
    /** Without a person it is taken back. */
    hand: (id: string, to: string | undefined, by: string, at: number) =>
      void hand.run(id, to ?? null, by, at),
  };
}

function toPromise(stored: StoredPromise): KeptPromise {
  const {
    handed_to: to,
    handed_by: by,
    handed_at: at,
    withdrawn_at,
    withdrawn_by,
    withdrawn_reason,
  } = stored;
  return {
    id: stored.id,
    subject: { kind: stored.subject_kind, id: stored.subject_id },
    title: stored.title,
    dueAt: stored.due_at,
    promisedAt: stored.promised_at,
    promisedBy: stored.promised_by,
    keptAt: stored.kept_at ?? undefined,
    missedNoticedAt: stored.missed_noticed_at ?? undefined,
    handed: to === null || by === null || at === null ? undefined : { to, by, at },
    withdrawn:
      withdrawn_at === null || withdrawn_by === null || withdrawn_reason === null
        ? undefined
        : { at: withdrawn_at, by: withdrawn_by, reason: withdrawn_reason },
  };
}
