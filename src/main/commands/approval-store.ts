import type { CommandApproval, PackCommand } from '../../shared/nouns/command';
import type { Writer } from '../database/handles';

type ApprovalRow = {
  readonly pack_hash: string;
  readonly pack_name: string;
  readonly commands: string;
  readonly approved_by: string;
  readonly approved_at: number;
};

export type ApprovalStore = ReturnType<typeof createApprovalStore>;

/** What was approved and taken back stays on record. */
export function createApprovalStore(db: Writer) {
  const holding = db.prepare<[], ApprovalRow>(
    'SELECT * FROM command_approval WHERE withdrawn_at IS NULL ORDER BY number DESC',
  );
  const ofPack = db.prepare<[string], ApprovalRow>(
    'SELECT * FROM command_approval WHERE withdrawn_at IS NULL AND pack_hash = ?',
  );
  const insert = db.prepare(`
    INSERT INTO command_approval (pack_hash, pack_name, commands, approved_by, approved_at)
    VALUES (@packHash, @packName, @commands, @by, @at)
    ON CONFLICT (pack_hash) WHERE withdrawn_at IS NULL DO NOTHING`);
  const withdraw = db.prepare(`
    UPDATE command_approval SET withdrawn_by = @by, withdrawn_at = @at
    WHERE pack_hash = @packHash AND withdrawn_at IS NULL`);
  return {
    holding: (): readonly CommandApproval[] => holding.all().map(toApproval),
    ofPack(packHash: string): CommandApproval | undefined {
      const row = ofPack.get(packHash);
      return row === undefined ? undefined : toApproval(row);
    },
    /** Approved already: nothing is written. */
    add: (approval: CommandApproval): boolean =>
      insert.run({ ...approval, commands: JSON.stringify(approval.commands) }).changes > 0,
    withdraw: (packHash: string, by: string, at: number): boolean =>
      withdraw.run({ packHash, by, at }).changes > 0,
  };
}

function toApproval(row: ApprovalRow): CommandApproval {
  return {
    packHash: row.pack_hash,
    packName: row.pack_name,
    by: row.approved_by,
    at: row.approved_at,
    // Written by `add` from a pack that had passed its schema.
    commands: JSON.parse(row.commands) as readonly PackCommand[],
  };
}
