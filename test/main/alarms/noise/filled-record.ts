import type { Writer } from '../../../../src/main/database/handles';
import type { Verdict } from '../../../../src/shared/nouns/noise';
import { hour, minute, start } from '../watch-under-test';

export type PastFiring = {
  readonly name?: string;
  readonly source?: string;
  /** Before `start`. */
  readonly agoMs: number;
  /** Undefined: it fires still. */
  readonly forMs?: number;
  readonly pages?: number;
  readonly heldForMs?: number;
  readonly verdict?: Verdict;
};

/** Writes what has been, as polls, holds and verdicts would have. */
export function fillRecord(db: Writer, firings: readonly PastFiring[]): void {
  const source = db.prepare(`
    INSERT OR IGNORE INTO source (id, kind, name, url, added_at) VALUES (@id, 'alertmanager', @id, '', 0)`);
  const alarm = db.prepare(`
    INSERT INTO alarm (id, source_id, fingerprint, started_at, name, priority, labels, annotations, first_seen_at,
      ended_at, pages)
    VALUES (@id, @source, @name, @at, @name, 'high', @labels, @annotations, @at, @endedAt, @pages)`);
  const hold = db.prepare(`
    INSERT INTO hold (id, alarm_id, held_by, via, from_at, until_at, released_at, ended_because)
    VALUES (@id || '-hold', @id, 'Sam', 'window', @at, @at + ${24 * hour}, @releasedAt, 'released')`);
  const verdict = db.prepare(`
    INSERT INTO alarm_verdict (id, alarm_id, verdict, given_by, at, note)
    VALUES (@id || '-verdict', @id, @verdict, 'Sam', @at, '')`);
  const labels = JSON.stringify({
    alertname: 'x',
    namespace: 'team-one',
    pod: 'p'.repeat(60),
    severity: 'page',
  });
  const annotations = JSON.stringify({
    summary: 's'.repeat(200),
    runbook_url: 'https://example.org/runbook',
  });
  db.transaction(() => {
    firings.forEach(({ name = 'A', source: of = 'live', agoMs, forMs, pages = 0, ...acts }, index) => {
      const at = start - agoMs;
      const id = `firing-${index}`;
      source.run({ id: of });
      alarm.run({
        ...{ id, source: of, name, at, labels, annotations, pages },
        endedAt: forMs === undefined ? null : at + forMs,
      });
      const { heldForMs, verdict: judged } = acts;
      if (heldForMs !== undefined) hold.run({ id, at, releasedAt: at + heldForMs });
      if (judged !== undefined) verdict.run({ id, at: at + minute, verdict: judged });
    });
  })();
}
