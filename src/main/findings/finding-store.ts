import type { Workspace } from '../../shared/nouns/app';
import type { FindingOrigin } from '../../shared/nouns/finding';
import type { Writer } from '../database/handles';

/** A finding as it was raised, and who looks into it. Its ends and posts have stores of their own. */
export type KeptFinding = {
  readonly id: string;
  readonly shiftId: string | undefined;
  readonly workspace: Workspace;
  readonly raisedFrom: FindingOrigin;
  /** Findings of the same alarm, or of the same item of a pack, are of one kind. */
  readonly sameKind: string;
  readonly packId: string;
  readonly packHash: string | undefined;
  readonly text: string;
  readonly raisedBy: string;
  readonly raisedAt: number;
  readonly look: { readonly by: string; readonly at: number } | undefined;
};

type Row = {
  readonly id: string;
  readonly shift_id: string | null;
  readonly source: 'item' | 'alarm';
  readonly run_id: string | null;
  readonly item_id: string | null;
  readonly alarm_id: string | null;
  readonly source_words: string;
  readonly same_kind: string;
  readonly pack_id: string;
  readonly pack_hash: string | null;
  readonly workspace: Workspace;
  readonly text: string;
  readonly raised_by: string;
  readonly raised_at: number;
  readonly looked_by: string | null;
  readonly looked_at: number | null;
};

export type FindingStore = ReturnType<typeof createFindingStore>;

export function createFindingStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO finding (id, shift_id, source, run_id, item_id, alarm_id, source_words, same_kind, pack_id, pack_hash,
      workspace, text, raised_by, raised_at)
    VALUES (@id, @shiftId, @source, @runId, @itemId, @alarmId, @sourceWords, @sameKind, @packId, @packHash,
      @workspace, @text, @raisedBy, @raisedAt)`);
  const columns = `
    SELECT f.*, l.looked_by, l.looked_at FROM finding f LEFT JOIN finding_look l ON l.finding_id = f.id`;
  const byId = db.prepare<[string], Row>(`${columns} WHERE f.id = ?`);
  const ofShiftOpenOrEnded = db.prepare<{ shiftId: string; endedFromAt: number }, Row>(`
    ${columns} LEFT JOIN finding_end e ON e.finding_id = f.id AND e.reopened_at IS NULL
    WHERE f.shift_id = @shiftId OR e.id IS NULL OR e.ended_at >= @endedFromAt
    ORDER BY f.raised_at, f.rowid`);
  const insertLook = db.prepare(
    'INSERT INTO finding_look (finding_id, looked_by, looked_at) VALUES (@id, @by, @at)',
  );
  const whysOf = db.prepare<[string], { position: number; text: string }>(
    'SELECT position, text FROM finding_why WHERE finding_id = ? ORDER BY position',
  );
  const writeWhy = db.prepare(`
    INSERT INTO finding_why (finding_id, position, text, written_at) VALUES (@id, @position, @text, @at)
    ON CONFLICT (finding_id, position) DO UPDATE SET text = excluded.text, written_at = excluded.written_at`);

  return {
    add(finding: Omit<KeptFinding, 'look'>): void {
      const { raisedFrom: from, ...rest } = finding;
      insert.run({
        ...rest,
        shiftId: finding.shiftId ?? null,
        packHash: finding.packHash ?? null,
        source: from.kind,
        runId: from.kind === 'item' ? from.runId : null,
        itemId: from.kind === 'item' ? from.itemId : null,
        alarmId: from.kind === 'alarm' ? from.alarmId : null,
        sourceWords: from.kind === 'item' ? from.text : from.name,
      });
    },
    find(id: string): KeptFinding | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : toFinding(row);
    },
    /** Those of a shift, all that are open, and those that ended since. */
    ofShiftOpenOrEnded: (shiftId: string | undefined, endedFromAt: number): readonly KeptFinding[] =>
      ofShiftOpenOrEnded.all({ shiftId: shiftId ?? '', endedFromAt }).map(toFinding),
    look(id: string, by: string, at: number): void {
      insertLook.run({ id, by, at });
    },
    /** In order, with nothing behind the last that holds words. */
    whys(id: string): readonly string[] {
      const whys: string[] = [];
      for (const { position, text } of whysOf.all(id)) {
        if (text === '') continue;
        while (whys.length < position) whys.push('');
        whys[position] = text;
      }
      return whys;
    },
    writeWhy(id: string, position: number, text: string, at: number): void {
      writeWhy.run({ id, position, text, at });
    },
  };
}

function toFinding(row: Row): KeptFinding {
  return {
    id: row.id,
    shiftId: row.shift_id ?? undefined,
    workspace: row.workspace,
    raisedFrom: originOf(row),
    sameKind: row.same_kind,
    packId: row.pack_id,
    packHash: row.pack_hash ?? undefined,
    text: row.text,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    look:
      row.looked_by === null || row.looked_at === null ? undefined : { by: row.looked_by, at: row.looked_at },
  };
}

function originOf(row: Row): FindingOrigin {
  if (row.source === 'alarm') return { kind: 'alarm', alarmId: row.alarm_id ?? '', name: row.source_words };
  // The schema lets both be missing, and no version has ever written such a row.
  const { pack_id: packId, source_words: text } = row;
  return { kind: 'item', packId, runId: row.run_id ?? '', itemId: row.item_id ?? '', text };
}
