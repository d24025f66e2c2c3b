import type { Writer } from '../database/handles';

/** What was told, or is about to be. */
export type NoticeClaims = {
  /**
   * True the first time for good: the claim is on disk before anything is shown. What a clock that was ahead has claimed
   * is claimed again at its time.
   */
  claim(key: string, now: number): boolean;
};

/** A clock that is set back by less than this was corrected, and what it told stands. */
const setBackMs = 60_000;

export function createNoticeClaims(db: Writer): NoticeClaims {
  const insert = db.prepare(`
    INSERT INTO support_notice (key, claimed_at) VALUES (@key, @now)
    ON CONFLICT (key) DO UPDATE SET claimed_at = @now WHERE claimed_at > @now + ${setBackMs}`);
  return { claim: (key, now) => insert.run({ key, now }).changes > 0 };
}
