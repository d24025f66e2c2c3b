import type { FindingAnswer, FindingEnd, FindingReopening } from '../../shared/nouns/finding';
import type { Writer } from '../database/handles';

/** An end, or one that was taken back; its posts stand in a store of their own. */
export type KeptEnd = Omit<FindingEnd, 'post' | 'reopened'> & {
  readonly findingId: string;
  readonly reopened: Omit<FindingReopening, 'post'> | undefined;
};

type Row = {
  readonly id: string;
  readonly finding_id: string;
  readonly outcome_id: string;
  readonly outcome_name: string;
  readonly action: string;
  readonly answers: string;
  readonly whys: string;
  readonly conclusion: string;
  readonly ended_by: string;
  readonly ended_at: number;
  readonly reopened_by: string | null;
  readonly reopened_at: number | null;
  readonly reopen_reason: string | null;
};

export type FindingEndStore = ReturnType<typeof createFindingEndStore>;

export function createFindingEndStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO finding_end (id, finding_id, sequence, outcome_id, outcome_name, action, answers, whys, conclusion,
      ended_by, ended_at)
    VALUES (@id, @findingId, (SELECT coalesce(max(sequence), 0) + 1 FROM finding_end WHERE finding_id = @findingId),
      @outcomeId, @outcomeName, @action, @answers, @whys, @conclusion, @by, @at)`);
  const byId = db.prepare<[string], Row>('SELECT * FROM finding_end WHERE id = ?');
  const ofFinding = db.prepare<[string], Row>(
    'SELECT * FROM finding_end WHERE finding_id = ? ORDER BY sequence',
  );
  const reopen = db.prepare(
    'UPDATE finding_end SET reopened_by = @by, reopened_at = @at, reopen_reason = @reason WHERE id = @id',
  );

  return {
    add(end: Omit<KeptEnd, 'reopened'>): void {
      insert.run({ ...end, answers: JSON.stringify(end.answers), whys: JSON.stringify(end.whys) });
    },
    find(id: string): KeptEnd | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : toEnd(row);
    },
    /** Oldest first; only the last can be one that holds. */
    ofFinding: (findingId: string): readonly KeptEnd[] => ofFinding.all(findingId).map(toEnd),
    reopen(id: string, reopened: Omit<FindingReopening, 'post'>): void {
      reopen.run({ id, ...reopened });
    },
  };
}

function toEnd(row: Row): KeptEnd {
  const { reopened_by: by, reopened_at: at, reopen_reason: reason } = row;
  return {
    id: row.id,
    findingId: row.finding_id,
    outcomeId: row.outcome_id,
    outcomeName: row.outcome_name,
    action: row.action,
    // Both written by `add` and by nobody else.
    answers: JSON.parse(row.answers) as readonly FindingAnswer[],
    whys: JSON.parse(row.whys) as readonly string[],
    conclusion: row.conclusion,
    by: row.ended_by,
    at: row.ended_at,
    reopened: by === null || at === null || reason === null ? undefined : { by, at, reason },
  };
}
