import type { Writer } from '../database/handles';

/** What was told, or is about to be. */
export type NoticeClaims = {
  /** True the first time for good: the claim is on disk before anything is shown. */
  claim(key: string, now: number): boolean;
};

export function createNoticeClaims(db: Writer): NoticeClaims {
  const insert = db.prepare(
    'INSERT INTO support_notice (key, claimed_at) VALUES (?, ?) ON CONFLICT (key) DO NOTHING',
  );
  return { claim: (key, now) => insert.run(key, now).changes > 0 };
}
