import type { Failure } from '../../shared/errors';
import {
  type CheckState,
  type ReadinessCheck,
  type ReadinessCheckName,
  type ReadinessRun,
  readinessChecks,
  waitingFindings,
} from '../../shared/nouns/readiness';
import type { Writer } from '../database/handles';

export type NewRun = Pick<ReadinessRun, 'id' | 'shiftId' | 'begunAt' | 'checks'>;

type RunRow = {
  readonly id: string;
  readonly shift_id: string | null;
  readonly begun_at: number;
  readonly ended_at: number | null;
};
type CheckRow = {
  readonly name: ReadinessCheckName;
  readonly state: CheckState;
  readonly finding: string;
  readonly failure: string | null;
  readonly changed_at: number;
};

export type ReadinessStore = ReturnType<typeof createReadinessStore>;

export function createReadinessStore(db: Writer) {
  const insertRun = db.prepare(
    'INSERT INTO readiness_run (id, shift_id, begun_at) VALUES (@id, @shiftId, @begunAt)',
  );
  const insertCheck = db.prepare(`
    INSERT INTO readiness_check (run_id, name, state, finding, failure, changed_at)
    VALUES (@runId, @name, @state, @finding, @failure, @changedAt)`);
  const change = db.prepare(`
    UPDATE readiness_check SET state = @state, finding = @finding, failure = @failure, changed_at = @changedAt
    WHERE run_id = @runId AND name = @name AND state IN ('running', 'waiting')`);
  const overturn = db.prepare(`
    UPDATE readiness_check SET state = 'failed', finding = @finding, failure = @failure, changed_at = @changedAt
    WHERE run_id = @runId AND name = @name AND state = 'passed'`);
  const endIfSettled = db.prepare(`
    UPDATE readiness_run SET ended_at = @endedAt
    WHERE id = @runId AND ended_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM readiness_check WHERE run_id = @runId AND state IN ('running', 'waiting'))`);
  /** Begun by itself, and its person not asked yet. */
  const neverAsked = `state = 'waiting' AND finding = @begin`;
  const { begin } = waitingFindings;
  const leaveUnanswered = db.prepare(`
    UPDATE readiness_check SET state = 'failed', finding = @finding, failure = NULL, changed_at = @now
    WHERE state IN ('running', 'waiting') AND NOT (${neverAsked})`);
  const endAllSettled = db.prepare(`
    UPDATE readiness_run SET ended_at = @now
    WHERE ended_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM readiness_check WHERE run_id = id AND state IN ('running', 'waiting'))`);
  const givingWay = db
    .prepare<{ shiftId: string | null; begin: string }, string>(`
    SELECT id FROM readiness_run
    WHERE ended_at IS NULL AND (shift_id IS @shiftId OR NOT EXISTS (
      SELECT 1 FROM readiness_check WHERE run_id = id AND ${neverAsked}))`)
    .pluck();
  const failOpen = db.prepare(`
    UPDATE readiness_check SET state = 'failed', finding = @finding, failure = NULL, changed_at = @now
    WHERE run_id = @id AND state IN ('running', 'waiting')`);
  const end = db.prepare('UPDATE readiness_run SET ended_at = @now WHERE id = @id');
  const byId = db.prepare<[string], RunRow>('SELECT * FROM readiness_run WHERE id = ?');
  const newest = db.prepare<[string | null], RunRow>(
    'SELECT * FROM readiness_run WHERE shift_id IS ? ORDER BY begun_at DESC, rowid DESC LIMIT 1',
  );
  const ofShift = db.prepare<[string], RunRow>(
    'SELECT * FROM readiness_run WHERE shift_id = ? ORDER BY begun_at, rowid',
  );
  const begunSince = db.prepare<[number], RunRow>(
    'SELECT * FROM readiness_run WHERE begun_at >= ? ORDER BY begun_at DESC, rowid DESC',
  );
  const checksOf = db.prepare<[string], CheckRow>('SELECT * FROM readiness_check WHERE run_id = ?');

  const withChecks = (row: RunRow) => toRun(row, checksOf.all(row.id));
  const found = (row: RunRow | undefined) => (row === undefined ? undefined : withChecks(row));

  return {
    insert(run: NewRun): void {
      insertRun.run({ id: run.id, shiftId: run.shiftId ?? null, begunAt: run.begunAt });
      for (const check of run.checks) insertCheck.run(toRow(run.id, check));
    },
    /** False when the check was settled before: then nothing is changed. Ends the run with its last open check. */
    change: db.transaction((runId: string, check: ReadinessCheck): boolean => {
      if (change.run(toRow(runId, check)).changes === 0) return false;
      endIfSettled.run({ runId, endedAt: check.changedAt });
      return true;
    }),
    /** What was good at the check and is no longer. False where it had not passed. */
    overturn: (runId: string, check: ReadinessCheck): boolean =>
      overturn.run(toRow(runId, check)).changes > 0,
    /** Ends what a new run of the person takes the place of. What began by itself for another shift goes on. */
    giveWay: db.transaction((shiftId: string | undefined, finding: string, now: number): void => {
      for (const id of givingWay.all({ shiftId: shiftId ?? null, begin })) {
        failOpen.run({ id, finding, now });
        end.run({ id, now });
      }
    }),
    /**
     * At the start: what was open when the program ended is failed with these words, except where nobody was asked yet:
     * that waits on. Answers how many runs it ended.
     */
    endLeftOpen: db.transaction((finding: string, now: number): number => {
      leaveUnanswered.run({ finding, begin, now });
      return endAllSettled.run({ now }).changes;
    }),
    find: (id: string): ReadinessRun | undefined => found(byId.get(id)),
    newestFor: (shiftId: string | undefined): ReadinessRun | undefined => found(newest.get(shiftId ?? null)),
    /** The newest first. */
    begunSince: (instant: number): readonly ReadinessRun[] => begunSince.all(instant).map(withChecks),
    ofShift: (shiftId: string): readonly ReadinessRun[] => ofShift.all(shiftId).map(withChecks),
  };
}

function toRow(runId: string, { name, state, finding, failure, changedAt }: ReadinessCheck) {
  return {
    runId,
    name,
    state,
    finding,
    failure: failure === undefined ? null : JSON.stringify(failure),
    changedAt,
  };
}

function toRun(row: RunRow, rows: readonly CheckRow[]): ReadinessRun {
  const checks = rows
    .map(toCheck)
    .toSorted((a, b) => readinessChecks.indexOf(a.name) - readinessChecks.indexOf(b.name));
  const verdict = checks.some(({ state }) => state === 'failed') ? 'not-ready' : 'ready';
  return {
    id: row.id,
    shiftId: row.shift_id ?? undefined,
    begunAt: row.begun_at,
    endedAt: row.ended_at ?? undefined,
    verdict: row.ended_at === null ? 'open' : verdict,
    checks,
  };
}

function toCheck(row: CheckRow): ReadinessCheck {
  return {
    name: row.name,
    state: row.state,
    finding: row.finding,
    // Written by `toRow` from a failure of our own.
    failure: row.failure === null ? undefined : (JSON.parse(row.failure) as Failure),
    changedAt: row.changed_at,
  };
}
