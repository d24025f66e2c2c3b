import type { Argv, CommandEnd, CommandEvidence, CommandRun } from '../../shared/nouns/command';
import type { Writer } from '../database/handles';
import { type PackedText, unpackText } from './packed-text';

type RunRow = {
  readonly id: string;
  readonly run_id: string;
  readonly item_id: string;
  readonly argv: string;
  readonly started_by: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly ending: string | null;
};
type EvidenceRow = {
  readonly id: string;
  readonly argv: string;
  readonly started_at: number;
  readonly output: Buffer | null;
  readonly output_characters: number;
  readonly error_output: Buffer | null;
  readonly error_output_characters: number;
};

const columns = 'id, run_id, item_id, argv, started_by, started_at, ended_at, ending';

export type RunStore = ReturnType<typeof createRunStore>;

/** Each run of a command, and what it left. */
export function createRunStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO command_run (id, run_id, item_id, argv, started_by, started_at)
    VALUES (@id, @runId, @itemId, @argv, @startedBy, @startedAt)`);
  const finish = db.prepare(`
    UPDATE command_run SET ended_at = max(@endedAt, started_at), ending = @ending,
      output = @output, output_characters = @outputCharacters,
      error_output = @errorOutput, error_output_characters = @errorOutputCharacters
    WHERE id = @id AND ended_at IS NULL`);
  const interrupted: CommandEnd = { state: 'interrupted' };
  const interrupt = db.prepare<{ now: number; ending: string; runId: string | null; itemId: string | null }>(`
    UPDATE command_run SET ended_at = max(@now, started_at), ending = @ending
    WHERE ended_at IS NULL AND (@runId IS NULL OR (run_id = @runId AND item_id = @itemId))`);
  const newest = db.prepare<[string], RunRow>(`
    SELECT ${columns} FROM command_run
    WHERE number IN (SELECT max(number) FROM command_run WHERE run_id = ? GROUP BY item_id) ORDER BY number`);
  const byId = db.prepare<[string], RunRow>(`SELECT ${columns} FROM command_run WHERE id = ?`);
  const before = db.prepare<{ id: string }, RunRow>(`
    SELECT ${columns} FROM command_run
    WHERE argv = (SELECT argv FROM command_run WHERE id = @id)
      AND number < (SELECT number FROM command_run WHERE id = @id)
      AND ending ->> '$.reading.kind' = 'pods'
    ORDER BY number DESC LIMIT 1`);
  const evidence = db.prepare<[string], EvidenceRow>(`
    SELECT id, argv, started_at, output, output_characters, error_output, error_output_characters
    FROM command_run WHERE id = ?`);

  return {
    add: (run: Omit<CommandRun, 'end' | 'endedAt'>) => insert.run({ ...run, argv: JSON.stringify(run.argv) }),
    finish(
      id: string,
      endedAt: number,
      end: CommandEnd,
      left: { readonly output: PackedText; readonly errorOutput: PackedText } | undefined,
    ): void {
      finish.run({
        id,
        endedAt,
        ending: JSON.stringify(end),
        output: left?.output.packed ?? null,
        outputCharacters: left?.output.characters ?? 0,
        errorOutput: left?.errorOutput.packed ?? null,
        errorOutputCharacters: left?.errorOutput.characters ?? 0,
      });
    },
    /** What no process runs any more; of one item, or of all. */
    interrupt(now: number, item?: { readonly runId: string; readonly itemId: string }): void {
      const ending = JSON.stringify(interrupted);
      interrupt.run({ now, ending, runId: item?.runId ?? null, itemId: item?.itemId ?? null });
    },
    /** Of each item of a list. */
    newest: (runId: string): readonly CommandRun[] => newest.all(runId).map(toRun),
    find(id: string): CommandRun | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : toRun(row);
    },
    /** The last one before it of the same command that read pods. */
    before(id: string): CommandRun | undefined {
      const row = before.get({ id });
      return row === undefined ? undefined : toRun(row);
    },
    evidence(id: string): CommandEvidence | undefined {
      const row = evidence.get(id);
      if (row === undefined) return undefined;
      return {
        id: row.id,
        argv: JSON.parse(row.argv) as Argv,
        startedAt: row.started_at,
        output: { text: unpackText(row.output), characters: row.output_characters },
        errorOutput: { text: unpackText(row.error_output), characters: row.error_output_characters },
      };
    },
  };
}

/** What is JSON here was written by this store. */
function toRun(row: RunRow): CommandRun {
  return {
    id: row.id,
    runId: row.run_id,
    itemId: row.item_id,
    argv: JSON.parse(row.argv) as Argv,
    startedBy: row.started_by,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    end: row.ending === null ? { state: 'running' } : (JSON.parse(row.ending) as CommandEnd),
  };
}
