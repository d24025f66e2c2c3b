import type { Finding } from '../../shared/nouns/checklist';
import type { Writer } from '../database/handles';

type FindingRow = {
  readonly id: string;
  readonly shift_id: string;
  readonly item_id: string | null;
  readonly text: string;
  readonly raised_by: string;
  readonly raised_at: number;
};

export type FindingStore = ReturnType<typeof createFindingStore>;

export function createFindingStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO finding (id, shift_id, run_id, item_id, text, raised_by, raised_at)
    VALUES (@id, @shiftId, @runId, @itemId, @text, @raisedBy, @raisedAt)`);
  const byId = db.prepare<[string], FindingRow>('SELECT * FROM finding WHERE id = ?');
  const byShift = db.prepare<[string], FindingRow>(
    'SELECT * FROM finding WHERE shift_id = ? ORDER BY raised_at, rowid',
  );

  return {
    add(finding: Finding, runId: string): void {
      insert.run({ ...finding, runId, itemId: finding.itemId ?? null });
    },
    find(id: string): Finding | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : toFinding(row);
    },
    ofShift: (shiftId: string): readonly Finding[] => byShift.all(shiftId).map(toFinding),
  };
}

function toFinding(row: FindingRow): Finding {
  return {
    id: row.id,
    shiftId: row.shift_id,
    itemId: row.item_id ?? undefined,
    text: row.text,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
  };
}
